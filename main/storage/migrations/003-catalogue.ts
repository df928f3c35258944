/** The open markets last listed by the exchange, so that they can be searched without network. */
export const catalogue = `
CREATE TABLE catalogue (
  environment  TEXT    NOT NULL,
  ticker       TEXT    NOT NULL,
  event_ticker TEXT    NOT NULL,
  title        TEXT    NOT NULL,
  yes_subtitle TEXT    NOT NULL,
  category     TEXT    NOT NULL,
  volume       INTEGER NOT NULL,     -- hundredths of a contract in 24 h
  close_time   INTEGER,              -- Unix ms
  walked_time  INTEGER NOT NULL,     -- Unix ms at which the walk that listed it began
  PRIMARY KEY (environment, ticker)
) STRICT;

CREATE TABLE catalogue_walk (
  environment TEXT    PRIMARY KEY,
  walked_time INTEGER NOT NULL       -- Unix ms at which the last complete walk began
) STRICT;
`;
