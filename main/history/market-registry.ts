import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { EventMarket, LifecycleMark } from '../../preload/contract/history.ts';
import type { Market, MarketSummary } from '../../preload/contract/market.ts';

/** A market as history knows it. */
export interface StoredMarket {
  readonly id: number;
  readonly environment: EnvironmentId;
  readonly ticker: string;
  readonly title: string;
  /** `null` until the exchange has described it. */
  readonly market: Market | null;
  /** Whether it stays whatever its age; the column has an earlier word for it, `pinned`. */
  readonly isKept: boolean;
  /** When the person deleted what is stored of it (Unix ms); `null` while it is not deleted. */
  readonly deletedTime: number | null;
}

interface Row {
  readonly id: number;
  readonly environment: EnvironmentId;
  readonly ticker: string;
  readonly title: string;
  readonly market: string | null;
  readonly pinned: number;
  readonly deleted_time: number | null;
}

/** What a search looks through. */
const SEARCHED = `lower(title || ' ' || ifnull(json_extract(market, '$.yesSubtitle'), '') || ' ' || ticker)`;

/** Every market ever followed, with the small number its rows are stored under. */
export class MarketRegistry {
  readonly #database: Database;
  readonly #find;
  readonly #marks;
  readonly #sameEvent;

  constructor(database: Database) {
    this.#database = database;
    this.#find = database.prepare<[string, string], Row>(
      'SELECT * FROM market WHERE environment = ? AND ticker = ?',
    );
    this.#marks = database.prepare<[number], LifecycleMark>(
      'SELECT time, status, result FROM mark WHERE market_id = ? ORDER BY time',
    );
    this.#sameEvent = database.prepare<[string, string, string], EventMarket>(
      `SELECT ticker, title, market ->> 'yesSubtitle' AS yesSubtitle FROM market
       WHERE environment = ? AND deleted_time IS NULL AND market ->> 'eventTicker' =
         (SELECT market ->> 'eventTicker' FROM market WHERE environment = ? AND ticker = ?)
       ORDER BY ticker`,
    );
  }

  /** The number of a market, given to it now when it is new. */
  idOf(environment: EnvironmentId, ticker: string): number {
    const known = this.find(environment, ticker);
    if (known) return known.id;
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO market (environment, ticker, title) VALUES (?, ?, ?)')
      .run(environment, ticker, ticker);
    return Number(lastInsertRowid);
  }

  find(environment: EnvironmentId, ticker: string): StoredMarket | null {
    const row = this.#find.get(environment, ticker);
    return row ? toStored(row) : null;
  }

  /** The markets of the event that a market belongs to, as the exchange described them; by ticker. */
  sameEvent(environment: EnvironmentId, ticker: string): readonly EventMarket[] {
    return this.#sameEvent.all(environment, environment, ticker);
  }

  all(): readonly StoredMarket[] {
    return this.#database.prepare<[], Row>('SELECT * FROM market ORDER BY id').all().map(toStored);
  }

  /** Keeps what the exchange says of a market at `now` (Unix ms), and marks the time when its state is a new one. */
  describe(environment: EnvironmentId, market: Market, now: number): void {
    const id = this.idOf(environment, market.ticker);
    this.#database
      .prepare('UPDATE market SET title = ?, market = ? WHERE id = ?')
      .run(market.title, JSON.stringify(market), id);
    const last = this.marks(id).at(-1);
    if (last?.status === market.status && last.result === market.result) return;
    this.#database
      .prepare('INSERT OR REPLACE INTO mark VALUES (?, ?, ?, ?)')
      .run(id, Math.max(startOf(market, now), (last?.time ?? 0) + 1), market.status, market.result);
  }

  /** When the market's state changed, oldest first. */
  marks(id: number): readonly LifecycleMark[] {
    return this.#marks.all(id);
  }

  /** Markets that are not deleted and hold all of these lower-case words, the latest first. */
  search(
    environment: EnvironmentId,
    words: readonly string[],
    limit: number,
  ): readonly MarketSummary[] {
    const holds = words.map(() => `AND instr(${SEARCHED}, ?) > 0`).join(' ');
    const rows = this.#database
      .prepare<[EnvironmentId, ...string[], number], Row>(
        `SELECT * FROM market WHERE environment = ? AND deleted_time IS NULL ${holds} ORDER BY id DESC LIMIT ?`,
      )
      .all(environment, ...words, limit);
    return rows.map(toMatch);
  }

  setKept(environment: EnvironmentId, tickers: readonly string[], isKept: boolean): void {
    this.#set('pinned', environment, tickers, isKept ? 1 : 0);
  }

  /** Notes when markets were deleted (Unix ms), or with `null` that they are not. */
  setDeleted(environment: EnvironmentId, tickers: readonly string[], time: number | null): void {
    this.#set('deleted_time', environment, tickers, time);
  }

  /** A market that was deleted before a time (Unix ms); `null` when there is none. */
  deletedBefore(time: number): number | null {
    const deleted = this.#database
      .prepare<[number], number>('SELECT id FROM market WHERE deleted_time < ? LIMIT 1')
      .pluck();
    return deleted.get(time) ?? null;
  }

  /** Forgets the market itself; its rows must be gone by then. */
  remove(id: number): void {
    this.#database.prepare('DELETE FROM market WHERE id = ?').run(id);
  }

  #set(
    column: 'pinned' | 'deleted_time',
    environment: EnvironmentId,
    tickers: readonly string[],
    value: number | null,
  ): void {
    const set = this.#database.prepare(
      `UPDATE market SET ${column} = ? WHERE environment = ? AND ticker = ? AND ${column} IS NOT ?`,
    );
    for (const ticker of tickers) set.run(value, environment, ticker, value);
  }
}

/** When a market got into its state (Unix ms): where the exchange dates it, then; else when it was heard of. */
function startOf({ status, closeTime, settledTime }: Market, now: number): number {
  const told = status === 'finalized' ? settledTime : status === 'closed' ? closeTime : null;
  return told === null ? now : Math.min(told, now);
}

function toStored({ pinned, market, deleted_time: deletedTime, ...row }: Row): StoredMarket {
  return {
    ...row,
    market: market === null ? null : (JSON.parse(market) as Market),
    isKept: pinned === 1,
    deletedTime,
  };
}

function toMatch(row: Row): MarketSummary {
  const { ticker, title, market } = toStored(row);
  return {
    ticker,
    title,
    eventTicker: market?.eventTicker ?? '',
    yesSubtitle: market?.yesSubtitle ?? '',
    status: market?.status ?? 'unknown',
    result: market?.result ?? null,
    closeTime: market?.closeTime ?? null,
  };
}
