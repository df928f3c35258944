import type { RecordingState } from '../../preload/contract/history.ts';
import { sqliteCode } from '../adapters/sqlite-code.ts';

/** Why recording pauses. */
export type PauseReason = (RecordingState & { name: 'paused' })['reason'];

/**
 * Why a write failed, as far as that decides what to do. SQLite tells a full disk as `SQLITE_FULL`, and in WAL mode also as
 * an I/O error of whichever file could not grow. Source: SQLite docs, "Result and Error Codes".
 */
export function whyPaused(error: unknown): PauseReason {
  const code = sqliteCode(error);
  if (code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR')) return 'disk-full';
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB') return 'damaged';
  return 'failing';
}
