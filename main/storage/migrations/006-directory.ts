/** The exchange's lists of categories, series, events and markets that were looked at, so that they open without network. */
export const directory = `
CREATE TABLE directory (
  environment TEXT    NOT NULL,
  place       TEXT    NOT NULL,      -- 'categories', 'series CATEGORY', 'events SERIES' or 'markets EVENT'
  contents    TEXT    NOT NULL,      -- JSON of the folders and markets in it
  read_time   INTEGER NOT NULL,      -- Unix ms
  PRIMARY KEY (environment, place)
) STRICT;
`;
