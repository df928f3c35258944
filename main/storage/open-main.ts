import type { Database } from 'better-sqlite3';
import { existsSync, renameSync } from 'node:fs';
import type { StorageNotice } from '../../preload/contract/storage.ts';
import { ok, type Result } from '../../preload/contract/result.ts';
import type { Log } from '../adapters/log.ts';
import { carryOver, reserveRuleIds } from './carry-over.ts';
import { findDamage, isDamage } from './damage.ts';
import { openDatabase, refusalOf, tryOpen, type Attempt } from './database.ts';
import { loadEssentials, restoreEssentials, type Essentials } from './essentials.ts';
import { migrations } from './migrations/index.ts';
import { asideOf, removeFile, setAside } from './set-aside.ts';

/** A database ready for use, and what the person should know of how it came to be. */
export interface OpenedMain {
  readonly database: Database;
  readonly notice: StorageNotice | null;
}

export interface OpenMainParts {
  readonly path: string;
  /** Where the JSON copy of watchlist, settings and alert rules is. */
  readonly essentialsPath: string;
  /** Unix ms. */
  readonly now: () => number;
  readonly log: Log;
  readonly steps?: readonly string[];
}

/**
 * Opens the main database, whatever has happened to the file.
 *
 * A damaged file is set aside under a dated name. What can be read of it is carried over into a fresh one, and watchlist,
 * settings and alert rules come from their JSON copy. Fails when the folder cannot be written to, and when a newer version
 * of the app wrote the file; that the copy was written by that version too tells this from a damaged version number.
 */
export function openMain(parts: OpenMainParts): Result<OpenedMain> {
  const { path, essentialsPath, steps = migrations } = parts;
  try {
    nameFresh(path);
  } catch (error) {
    return refusalOf(path, { name: 'failed', error });
  }
  const essentials = loadEssentials(essentialsPath);
  const existed = existsSync(path);
  const attempt = tryOpen(path, steps, 'lasting');
  const problem = problemOf(attempt, essentials, { ...parts, steps }, existed);
  if (problem === null) {
    return attempt.name === 'open'
      ? ok({ database: attempt.database, notice: null })
      : refusalOf(path, attempt);
  }
  if (attempt.name === 'open') attempt.database.close();
  return startAfresh(parts, steps, essentials);
}

/** What is wrong with the file's content; `null` when nothing is, or something else is. */
function problemOf(
  attempt: Attempt,
  essentials: Essentials | null,
  { steps, log }: { readonly steps: readonly string[]; readonly log: Log },
  existed: boolean,
): string | null {
  switch (attempt.name) {
    case 'open': {
      const isEmptied = attempt.version === 0 && essentials !== null;
      if (isEmptied) return existed ? 'it is empty' : 'it is gone';
      return check(attempt.database, steps, log);
    }
    case 'newer': {
      const isGenuine = essentials === null || essentials.version > steps.length;
      return isGenuine ? null : 'its version number makes no sense';
    }
    case 'failed':
      return isDamage(attempt.error) ? String(attempt.error) : null;
  }
}

/** A file that cannot be checked at the moment is used as it is. */
function check(database: Database, steps: readonly string[], log: Log): string | null {
  try {
    return findDamage(database, steps);
  } catch (error) {
    log.warn(`The app’s database could not be checked: ${String(error)}`);
    return null;
  }
}

/** The fresh file has a name of its own until it is complete, so that nothing is lost when it cannot be completed. */
function startAfresh(
  { path, now }: OpenMainParts,
  steps: readonly string[],
  essentials: Essentials | null,
): Result<OpenedMain> {
  try {
    removeFile(freshOf(path));
    const fresh = openDatabase(freshOf(path), steps);
    if (!fresh.ok) return fresh;
    const carried = fill(fresh.value, path, essentials);
    const aside = asideOf(path, 'damaged', now());
    setAside(path, aside);
    renameSync(freshOf(path), path);
    const opened = openDatabase(path, steps);
    if (!opened.ok) return opened;
    const message = messageOf(carried, essentials, aside);
    return ok({
      database: opened.value,
      notice: { kind: 'database-set-aside', path: aside, message },
    });
  } catch (error) {
    return refusalOf(path, { name: 'failed', error });
  }
}

/** Gives a complete file its name, when the app ended before it had it. @throws what the disk says */
function nameFresh(path: string): void {
  if (!existsSync(path) && existsSync(freshOf(path))) renameSync(freshOf(path), path);
}

/** Puts in what is left of a damaged file, and closes; counts the rows carried over. @throws what the disk says */
function fill(database: Database, damaged: string, essentials: Essentials | null): number {
  try {
    database.pragma('foreign_keys = OFF');
    const carried = database.transaction(() => {
      const rows = carryOver(damaged, database);
      if (essentials) restoreEssentials(database, essentials);
      reserveRuleIds(database);
      return rows;
    })();
    database.pragma('wal_checkpoint(TRUNCATE)');
    return carried;
  } finally {
    database.close();
  }
}

const freshOf = (path: string): string => `${path}.fresh`;

function messageOf(carried: number, essentials: Essentials | null, aside: string): string {
  const kept = essentials
    ? 'Your watchlist, settings and alerts were restored from their copy'
    : 'What could be read was carried over';
  return `The app’s database was damaged. ${kept}, and ${carried} other stored rows could be read. The damaged file was kept as ${aside}.`;
}
