/** What a person deletes can be brought back for a day. */
export const deleted = `
ALTER TABLE market ADD COLUMN deleted_time INTEGER;   -- Unix ms, NULL while it is kept
`;
