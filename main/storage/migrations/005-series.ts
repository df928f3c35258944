/** Rows of the watchlist that follow a series: `ticker` is the series', and this is where it stands. */
export const series = `
ALTER TABLE watchlist ADD COLUMN is_series INTEGER NOT NULL DEFAULT 0;
ALTER TABLE watchlist ADD COLUMN series_market TEXT;           -- NULL while none is open
ALTER TABLE watchlist ADD COLUMN series_previous TEXT;
ALTER TABLE watchlist ADD COLUMN series_next_open INTEGER;     -- Unix ms
`;
