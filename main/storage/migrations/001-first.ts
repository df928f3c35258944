/** Settings, watchlists, the markets last seen in them, and the marks of stored keys. */
export const first = `
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL                -- JSON
) STRICT;

CREATE TABLE watchlist (
  environment TEXT    NOT NULL,
  ticker      TEXT    NOT NULL,
  title       TEXT    NOT NULL,
  position    INTEGER NOT NULL,
  PRIMARY KEY (environment, ticker)
) STRICT;

-- The last known state of every followed market, so that a start without network shows more than tickers.
CREATE TABLE market (
  environment TEXT NOT NULL,
  ticker      TEXT NOT NULL,
  market      TEXT NOT NULL,         -- JSON of the contract's Market
  quote       TEXT,                  -- JSON of the contract's Quote
  PRIMARY KEY (environment, ticker)
) STRICT;

-- Not a secret: tells "the keychain is locked" from "there is no key", which look alike on Linux.
CREATE TABLE key_marker (
  environment TEXT PRIMARY KEY,
  key_id      TEXT NOT NULL,
  fingerprint TEXT NOT NULL,
  scopes      TEXT                   -- JSON array, NULL while unknown
) STRICT;
`;
