import { queryAside } from '../adapters/query-aside.ts';

/** Checks the pages of a database file without holding anything up; `null` when all is well, otherwise what is not. */
export async function quickCheck(path: string): Promise<string | null> {
  try {
    const sql = 'PRAGMA quick_check(1)';
    const [row] = await queryAside<{ readonly quick_check: string }>(path, sql);
    return row?.quick_check === 'ok' ? null : String(row?.quick_check);
  } catch (error) {
    return String(error);
  }
}
