import Database from 'better-sqlite3';
import { candlePeriods } from '../../preload/contract/history.ts';
import { sleep, type Clock } from '../adapters/clock.ts';
import type { HistoryStore } from './history-store.ts';

const STEP_ROWS = 1_000;

interface OldMarket {
  readonly id: number;
  readonly environment: string;
  readonly ticker: string;
  readonly title: string;
  readonly market: string | null;
  readonly pinned: number;
}

/**
 * Carries over what can still be read of a damaged history file, market by market, days before hours before minutes before
 * ticks, a little at a time.
 *
 * What the file claimed to be complete is not carried over: some of it may be lost, and backfill asks for it again.
 *
 * @returns how many rows were carried over
 */
export async function salvage(
  path: string,
  store: HistoryStore,
  clock: Clock,
  signal: AbortSignal,
): Promise<number> {
  let old: Database.Database | undefined;
  let carried = 0;
  try {
    old = new Database(path, { readonly: true });
    for (const market of marketsOf(old)) {
      const id = adopt(store, market);
      for (const slice of slicesOf(old, market.id)) {
        if (signal.aborted) return carried;
        carried += insertAll(store, id, slice);
        await sleep(clock, 0);
      }
    }
  } catch {
    return carried;
  } finally {
    old?.close();
  }
  return carried;
}

interface Slice {
  readonly table: 'candle' | 'tick' | 'mark' | 'trade';
  readonly rows: readonly (readonly unknown[])[];
}

function marketsOf(old: Database.Database): readonly OldMarket[] {
  return old.prepare<[], OldMarket>('SELECT * FROM market').all();
}

function adopt({ database }: HistoryStore, old: OldMarket): number {
  const add =
    'INSERT OR IGNORE INTO market (environment, ticker, title, market) VALUES (?, ?, ?, ?)';
  database.prepare(add).run(old.environment, old.ticker, old.title, old.market);
  const { id } = database
    .prepare<[string, string], { readonly id: number }>(
      'SELECT id FROM market WHERE environment = ? AND ticker = ?',
    )
    .get(old.environment, old.ticker) ?? { id: 0 };
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

/** A table's rows of one market from the newest back, as far as they can be read. */
function* tableSlices(
  old: Database.Database,
  table: Slice['table'],
  market: number,
  time: 'time' | 'end_time',
  where: string,
): Generator<Slice> {
  try {
    const read = old
      .prepare<[number, number], readonly unknown[]>(
        `SELECT ${time}, * FROM ${table} WHERE market_id = ? ${where} AND ${time} < ?
         ORDER BY ${time} DESC LIMIT ${STEP_ROWS}`,
      )
      .raw();
    let before = Number.MAX_SAFE_INTEGER;
    for (;;) {
      const found = read.all(market, before);
      if (found.length === 0) return;
      before = Number(found.at(-1)?.[0]);
      yield { table, rows: found.map(([, , ...row]) => row) };
    }
  } catch {
    return;
  }
}

/** A row that makes no sense is left out. */
function insertAll({ database }: HistoryStore, id: number, { table, rows }: Slice): number {
  const [first = []] = rows;
  const blanks = ['?', ...first.map(() => '?')].join(', ');
  const insert = database.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${blanks})`);
  let carried = 0;
  database.transaction(() => {
    for (const row of rows) {
      try {
        carried += insert.run(id, ...row).changes;
      } catch {
        continue;
      }
    }
  })();
  return carried;
}
