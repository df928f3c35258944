import type { Database } from 'better-sqlite3';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import type { StorageNotice } from '../../preload/contract/storage.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import { isDamage } from './damage.ts';
import { refusalOf, tryOpen, type Attempt } from './database.ts';
import { historyMigrations } from './migrations/history/index.ts';
import { asideOf, setAside } from './set-aside.ts';
import { noteUnfinished, unfinishedOf } from './unfinished.ts';

/** A history file ready for use. */
export interface OpenedHistory {
  readonly database: Database;
  readonly notice: StorageNotice | null;
  /** Damaged files whose rows are to be carried over in the background, the latest first; `noteFinished` when that is done. */
  readonly unfinished: readonly string[];
}

/**
 * Opens the history file, whatever has happened to it. A damaged one, or one of a newer version, is set aside under a dated
 * name and recording starts afresh. Fails when the folder cannot be written to.
 *
 * The file may be large, so its pages are checked in the background (`quickCheck`); what that finds is noted with
 * `markDamaged` and acted on here, at the next start.
 */
export function openHistory(path: string, now: () => number): Result<OpenedHistory> {
  try {
    return openOrReplace(path, now);
  } catch (error) {
    return refusalOf(path, { name: 'failed', error });
  }
}

/** @throws when a file cannot be renamed or noted */
function openOrReplace(path: string, now: () => number): Result<OpenedHistory> {
  const isMarked = existsSync(markOf(path));
  const attempt: Attempt = isMarked
    ? { name: 'failed', error: null }
    : tryOpen(path, historyMigrations, 'fast');
  if (attempt.name === 'open') return ok(resumed(path, attempt.database));
  if (attempt.name === 'failed' && !isMarked && !isDamage(attempt.error)) {
    return refusalOf(path, attempt);
  }
  const why = attempt.name === 'newer' ? 'newer' : 'damaged';
  const aside = asideOf(path, why, now());
  if (why === 'damaged') noteUnfinished(aside);
  setAside(path, aside);
  rmSync(markOf(path), { force: true });
  const fresh = tryOpen(path, historyMigrations, 'fast');
  if (fresh.name !== 'open') return refusalOf(path, fresh);
  return ok({
    database: fresh.database,
    notice: noticeOf(why, aside),
    unfinished: unfinishedOf(path),
  });
}

/** A sound file, into which the rows of a damaged one may still have to be carried: the app was quit before that was done. */
function resumed(path: string, database: Database): OpenedHistory {
  const unfinished = unfinishedOf(path);
  const [latest] = unfinished;
  return { database, notice: latest ? noticeOf('damaged', latest) : null, unfinished };
}

/** Has the file set aside at the next start: it was found damaged. */
export function markDamaged(path: string): void {
  writeFileSync(markOf(path), '');
}

/** What is said of a history file that turned out to be damaged while it is in use. */
export const damagedMessage =
  'The price history is damaged. Start Kalshi Tray again: the file is then set aside, and what can be read of it is carried over.';

/** What is said once everything readable of a damaged file was carried over. */
export function carriedMessage(rows: number, aside: string): string {
  return `The price history was damaged. ${rows.toLocaleString('en')} stored rows of it were carried over; the rest is fetched again where the exchange has it. The damaged file was kept as ${aside}.`;
}

function markOf(path: string): string {
  return `${path}.is-damaged`;
}

function noticeOf(why: 'damaged' | 'newer', aside: string): StorageNotice {
  return { kind: 'history-set-aside', path: aside, message: messageOf(why, aside) };
}

function messageOf(why: 'damaged' | 'newer', aside: string): string {
  return why === 'newer'
    ? `The price history was written by a newer version of Kalshi Tray and was kept as ${aside}. Recording starts afresh.`
    : `The price history was damaged and was kept as ${aside}. What can be read of it is being carried over; the rest is fetched again where the exchange has it.`;
}
