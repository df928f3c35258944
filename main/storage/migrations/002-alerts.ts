/** Alert rules, the ledger of what fired, the gaps still to be checked, and until when alerts were watched. */
export const alerts = `
CREATE TABLE alert_rule (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  environment   TEXT    NOT NULL,
  draft         TEXT    NOT NULL,    -- JSON of the contract's AlertRuleDraft
  created_time  INTEGER NOT NULL,    -- Unix ms, like every time below
  snoozed_until INTEGER,
  state         TEXT    NOT NULL,    -- JSON of the contract's AlertState, never pending
  generation    INTEGER NOT NULL,
  deleted_time  INTEGER              -- kept for a while, so that deleting can be undone
) STRICT;

-- One line per firing. A rule fires at most once each time it has been armed, and the key says so.
CREATE TABLE alert_firing (
  id            INTEGER PRIMARY KEY AUTOINCREMENT,
  environment   TEXT    NOT NULL,
  rule_id       INTEGER NOT NULL,
  generation    INTEGER NOT NULL,
  ticker        TEXT,
  watch         TEXT    NOT NULL,    -- JSON of the contract's Watch, as it was then
  note          TEXT    NOT NULL,
  sound         TEXT    NOT NULL,
  value         INTEGER NOT NULL,
  threshold     INTEGER NOT NULL,
  direction     TEXT,
  result        TEXT,
  time          INTEGER NOT NULL,
  exchange_time INTEGER,
  received_time INTEGER NOT NULL,
  source        TEXT    NOT NULL,
  late          TEXT,
  delivery      TEXT    NOT NULL CHECK (delivery IN ('due', 'shown', 'dropped', 'failed')),
  held          INTEGER NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,
  shown_time    INTEGER,
  seen_time     INTEGER,
  cleared_time  INTEGER,
  UNIQUE (rule_id, generation)
) STRICT;

CREATE INDEX alert_firing_due ON alert_firing (environment, id) WHERE delivery = 'due';
CREATE INDEX alert_firing_unseen ON alert_firing (environment) WHERE seen_time IS NULL AND cleared_time IS NULL;

-- What a rule remembered when watching was interrupted, until the candles of that time have been looked at.
CREATE TABLE alert_gap (
  rule_id    INTEGER PRIMARY KEY REFERENCES alert_rule (id) ON DELETE CASCADE,
  from_time  INTEGER NOT NULL,
  reason     TEXT    NOT NULL,
  state      TEXT    NOT NULL,
  generation INTEGER NOT NULL
) STRICT;

CREATE TABLE alert_watch (
  environment   TEXT    PRIMARY KEY,
  watched_until INTEGER NOT NULL
) STRICT;
`;
