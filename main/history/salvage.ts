import Database from 'better-sqlite3';
import { candlePeriods } from '../../preload/contract/history.ts';
import { sleep, type Clock } from '../adapters/clock.ts';
import type { HistoryStore } from './history-store.ts';
import { whyPaused } from './sqlite-errors.ts';

const STEP_ROWS = 1_000;

interface OldMarket {
  readonly id: number;
  readonly environment: string;
  readonly ticker: string;
  readonly title: string;
  readonly market: string | null;
  readonly pinned: number;
  /** Not in the first version's files. */
  readonly deleted_time?: number | null;
}

/**
 * Carries over what can still be read of a damaged history file, market by market, days before hours before minutes before
 * ticks, a little at a time.
 *
 * What the file claimed to be complete is not carried over: some of it may be lost, and backfill asks for it again. What was
 * stored since then stays as it is, so that carrying over a second time, after it was broken off, changes nothing.
 *
 * @returns how many rows of the file are carried over when it ends; rejects when they cannot be stored
 */
export async function salvage(
  path: string,
  store: HistoryStore,
  clock: Clock,
  signal: AbortSignal,
): Promise<number> {
  const old = openDamaged(path);
  if (!old) return 0;
  let carried = 0;
  try {
    for (const market of marketsOf(old)) {
      const id = leaveOut(null, () => adopt(store, market));
      if (id === null) continue;
      for (const slice of slicesOf(old, market.id)) {
        carried += leaveOut(0, () => insertAll(store, id, slice));
        await sleep(clock, 0);
        if (signal.aborted) return carried;
      }
    }
  } finally {
    old.close();
  }
  return carried;
}

interface Slice {
  readonly table: 'candle' | 'tick' | 'mark' | 'trade';
  readonly rows: readonly (readonly unknown[])[];
}

function openDamaged(path: string): Database.Database | null {
  try {
    return new Database(path, { readonly: true });
  } catch {
    return null;
  }
}

function marketsOf(old: Database.Database): readonly OldMarket[] {
  try {
    return old.prepare<[], OldMarket>('SELECT * FROM market').all();
  } catch {
    return [];
  }
}

/** The number of a market in the new file, given to it when it is new there; `null` when its row makes no sense. */
function adopt({ database }: HistoryStore, old: OldMarket): number | null {
  database
    .prepare(
      'INSERT OR IGNORE INTO market (environment, ticker, title, market, deleted_time) VALUES (?, ?, ?, ?, ?)',
    )
    .run(old.environment, old.ticker, old.title, old.market, old.deleted_time ?? null);
  const id = database
    .prepare<[string, string], number>('SELECT id FROM market WHERE environment = ? AND ticker = ?')
    .pluck()
    .get(old.environment, old.ticker);
  if (id === undefined) return null;
  if (old.pinned === 1) database.prepare('UPDATE market SET pinned = 1 WHERE id = ?').run(id);
  return id;
}

function* slicesOf(old: Database.Database, market: number): Generator<Slice> {
  for (const period of candlePeriods.toReversed()) {
    yield* tableSlices(old, 'candle', market, 'end_time', `AND period = ${period}`);
  }
  for (const table of ['mark', 'trade', 'tick'] as const) {
    yield* tableSlices(old, table, market, 'time', '');
  }
}

/** A table's rows of one market from the newest back, and from the oldest on when something unreadable is in the way. */
function* tableSlices(
  old: Database.Database,
  table: Slice['table'],
  market: number,
  time: 'time' | 'end_time',
  where: string,
): Generator<Slice> {
  for (const order of ['DESC', 'ASC']) {
    const sql = `SELECT * FROM ${table} WHERE market_id = ? ${where} ORDER BY ${time} ${order}`;
    const isWhole = yield* readSlices(old, table, sql, market);
    if (isWhole) return;
  }
}

/** The rows without the number of their market; returns whether all of them could be read. */
function* readSlices(
  old: Database.Database,
  table: Slice['table'],
  sql: string,
  market: number,
): Generator<Slice, boolean> {
  let rows: (readonly unknown[])[] = [];
  let isWhole = true;
  try {
    const found = old.prepare<[number], readonly unknown[]>(sql).raw().iterate(market);
    for (const [, ...row] of found) {
      rows.push(row);
      if (rows.length < STEP_ROWS) continue;
      yield { table, rows };
      rows = [];
    }
  } catch {
    isWhole = false;
  }
  if (rows.length > 0) yield { table, rows };
  return isWhole;
}

function insertAll({ database }: HistoryStore, id: number, { table, rows }: Slice): number {
  const [first = []] = rows;
  const blanks = ['?', ...first.map(() => '?')].join(', ');
  const insert = database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${blanks})`);
  const put = (row: readonly unknown[]): boolean => {
    insert.run(id, ...row);
    return true;
  };
  return database.transaction(() => rows.filter((row) => leaveOut(false, () => put(row))).length)();
}

/** Does without what makes no sense. @throws when the new file takes nothing: it is damaged too, or the disk is full */
function leaveOut<Value>(instead: Value, action: () => Value): Value {
  try {
    return action();
  } catch (error) {
    if (whyPaused(error) !== 'failing') throw error;
    return instead;
  }
}
