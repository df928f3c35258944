import { ok, type Result } from '../../preload/contract/result.ts';
import { RECENT_TRADES, type RecentTrades, type Trade } from '../../preload/contract/trade.ts';
import { Emitter } from '../adapters/emitter.ts';

export interface TradeTapeParts {
  /** Asks the exchange for the last `limit` trades of a market, newest first. */
  readonly ask: (ticker: string, limit: number) => Promise<Result<readonly Trade[]>>;
  /** The last trades of a market that were recorded here, newest first. */
  readonly recorded: (ticker: string) => readonly Trade[];
}

/** The trades of the one market whose details are open. */
export class TradeTape {
  readonly #parts: TradeTapeParts;
  readonly #trades = new Emitter<Trade>();
  readonly #watched = new Emitter<string | null>();
  #ticker: string | null = null;

  constructor(parts: TradeTapeParts) {
    this.#parts = parts;
  }

  /** Calls back on each new trade of the market being watched. */
  readonly listen = this.#trades.listen;
  /** Calls back when another market is watched, or none. */
  readonly listenToWatched = this.#watched.listen;

  get ticker(): string | null {
    return this.#ticker;
  }

  /**
   * Its recent trades; from now on each new one is told as it happens.
   *
   * When the exchange cannot be asked, or has dropped the market's trades, they are those that were recorded here.
   */
  async watch(ticker: string | null): Promise<Result<RecentTrades>> {
    if (ticker !== this.#ticker) {
      this.#ticker = ticker;
      this.#watched.emit(ticker);
    }
    if (ticker === null) return ok({ trades: [], problem: null });
    const told = await this.#parts.ask(ticker, RECENT_TRADES);
    const trades = told.ok && told.value.length > 0 ? told.value : this.#parts.recorded(ticker);
    return ok({ trades, problem: told.ok ? null : told.error });
  }

  /** Passes a trade on if its market is the one being watched. */
  offer(trade: Trade): void {
    if (trade.ticker === this.#ticker) this.#trades.emit(trade);
  }
}
