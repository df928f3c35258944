/**
 * SQLite's name of what went wrong, such as `SQLITE_CORRUPT`; empty when the error is not SQLite's. Goes by the code, since
 * an error that was thrown in another thread arrives without its class. Source: SQLite docs, "Result and Error Codes".
 */
export function sqliteCode(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.startsWith('SQLITE_') ? code : '';
}
