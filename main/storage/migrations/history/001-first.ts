/**
 * Everything the app has seen of the markets it followed, in a file of its own: it can be set aside without touching
 * rules and watchlist, and its writes need not wait for the disk as those of the alert ledger do.
 *
 * Times are Unix ms, prices micro-dollars, counts hundredths of a contract. Rows of one market lie together in order of
 * time, so that a chart reads neighbouring pages.
 */
export const firstHistory = `
CREATE TABLE market (
  id          INTEGER PRIMARY KEY,
  environment TEXT    NOT NULL,
  ticker      TEXT    NOT NULL,
  title       TEXT    NOT NULL,
  market      TEXT,                    -- JSON of the contract's Market, NULL while unknown
  pinned      INTEGER NOT NULL DEFAULT 0,
  UNIQUE (environment, ticker)
) STRICT;

CREATE TABLE tick (
  market_id     INTEGER NOT NULL,
  time          INTEGER NOT NULL,
  nth           INTEGER NOT NULL,      -- counts ticks of the same millisecond
  bid           INTEGER,
  bid_size      INTEGER,
  ask           INTEGER,
  ask_size      INTEGER,
  last          INTEGER,
  volume        INTEGER NOT NULL,
  open_interest INTEGER NOT NULL,
  polled        INTEGER NOT NULL,
  begins        INTEGER NOT NULL,      -- first of a stretch of recording
  PRIMARY KEY (market_id, time, nth)
) STRICT, WITHOUT ROWID;

CREATE TABLE candle (
  market_id     INTEGER NOT NULL,
  period        INTEGER NOT NULL,      -- minutes: 1, 60 or 1440
  end_time      INTEGER NOT NULL,
  bid_open      INTEGER,
  bid_high      INTEGER,
  bid_low       INTEGER,
  bid_close     INTEGER,
  ask_open      INTEGER,
  ask_high      INTEGER,
  ask_low       INTEGER,
  ask_close     INTEGER,
  price_open    INTEGER,
  price_high    INTEGER,
  price_low     INTEGER,
  price_close   INTEGER,
  volume        INTEGER NOT NULL,
  open_interest INTEGER NOT NULL,
  source        INTEGER NOT NULL,      -- 0 recorded, 1 backfilled, 2 mixed
  PRIMARY KEY (market_id, period, end_time)
) STRICT, WITHOUT ROWID;

CREATE TABLE trade (
  market_id  INTEGER NOT NULL,
  time       INTEGER NOT NULL,
  trade_id   TEXT    NOT NULL,
  price      INTEGER NOT NULL,
  size       INTEGER NOT NULL,
  taker_side TEXT,
  PRIMARY KEY (market_id, time, trade_id)
) STRICT, WITHOUT ROWID;

-- A time in which every change of a market was recorded. One still open ends with the environment's last pulse.
CREATE TABLE stretch (
  market_id  INTEGER NOT NULL,
  start_time INTEGER NOT NULL,
  end_time   INTEGER,
  PRIMARY KEY (market_id, start_time)
) STRICT, WITHOUT ROWID;

CREATE TABLE pulse (
  environment TEXT    PRIMARY KEY,
  time        INTEGER NOT NULL
) STRICT;

-- A time whose candles were asked of the exchange, whatever it had.
CREATE TABLE coverage (
  market_id  INTEGER NOT NULL,
  period     INTEGER NOT NULL,
  start_time INTEGER NOT NULL,
  end_time   INTEGER NOT NULL,
  PRIMARY KEY (market_id, period, start_time)
) STRICT, WITHOUT ROWID;

CREATE TABLE mark (
  market_id INTEGER NOT NULL,
  time      INTEGER NOT NULL,
  status    TEXT    NOT NULL,
  result    TEXT,
  PRIMARY KEY (market_id, time)
) STRICT, WITHOUT ROWID;
`;
