import { queryAside } from '../adapters/query-aside.ts';
import { isDamage } from './damage.ts';

/**
 * Checks the pages of a database file without holding anything up; `null` when all is well, otherwise what is not.
 * Rejects with what kept it from being checked, which says nothing about the file.
 */
export async function quickCheck(path: string): Promise<string | null> {
  try {
    const sql = 'PRAGMA quick_check(1)';
    const [row] = await queryAside<{ readonly quick_check: string }>(path, sql);
    return row?.quick_check === 'ok' ? null : String(row?.quick_check);
  } catch (error) {
    if (!isDamage(error)) throw error;
    return String(error);
  }
}
