/** Groups of the watchlist, and the markets that are pinned to the tray. */
export const watchlist = `
CREATE TABLE watchlist_group (
  environment  TEXT    NOT NULL,
  id           INTEGER NOT NULL,
  name         TEXT    NOT NULL,
  is_collapsed INTEGER NOT NULL,
  is_event     INTEGER NOT NULL,
  position     INTEGER NOT NULL,
  PRIMARY KEY (environment, id)
) STRICT;

ALTER TABLE watchlist ADD COLUMN group_id INTEGER;   -- NULL outside of groups
ALTER TABLE watchlist ADD COLUMN is_pinned INTEGER NOT NULL DEFAULT 0;
`;
