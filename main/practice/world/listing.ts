import { DAY, HOUR } from './calendar.ts';
import { advance } from './lifecycle.ts';
import { LiveMarket } from './live-market.ts';
import type { PlannedEvent, SeriesPlan } from './plan.ts';

/** Settled markets stay this long on the live endpoints; then they are history, which is kept for a week. */
const KEEP_SETTLED = 3 * HOUR;
const KEEP_IN_MEMORY = DAY;
const KEEP_HISTORY = 7 * DAY;

/** Which markets the exchange lists, and which it has moved to its history. */
export class Listing {
  readonly #series: readonly SeriesPlan[];
  readonly #markets = new Map<string, LiveMarket>();
  #cutoff = 0;

  constructor(series: readonly SeriesPlan[]) {
    this.#series = series;
  }

  /** Markets settled before this moment (Unix ms) are only found in the history. */
  get cutoff(): number {
    return this.#cutoff;
  }

  /** Adds what the catalogue has by now, forgets what is long over, and returns the markets that are new. */
  refresh(now: number): LiveMarket[] {
    this.#cutoff = Math.max(this.#cutoff, now - KEEP_SETTLED);
    for (const [ticker, { settledTime }] of this.#markets) {
      if (settledTime !== null && settledTime < now - KEEP_IN_MEMORY) this.#markets.delete(ticker);
    }
    return this.#events(now - KEEP_SETTLED, now).flatMap((event) => this.add(event, now));
  }

  /** Lists the markets of an event that are not listed yet. */
  add(planned: PlannedEvent, now: number): LiveMarket[] {
    const added = planned.event.markets
      .filter(({ ticker }) => !this.#markets.has(ticker))
      .map((plan) => new LiveMarket(planned, plan, now));
    for (const market of added) this.#markets.set(market.plan.ticker, market);
    return added;
  }

  /** Markets on the live endpoints. */
  live(): LiveMarket[] {
    return [...this.#markets.values()].filter((market) => !this.#isPast(market));
  }

  /** Markets that have left the live endpoints. */
  past(): LiveMarket[] {
    return [...this.#markets.values()].filter((market) => this.#isPast(market));
  }

  find(ticker: string): LiveMarket | null {
    const market = this.#markets.get(ticker);
    return market && !this.#isPast(market) ? market : null;
  }

  /** A market of the history, told anew when it is no longer in memory. */
  findPast(ticker: string, now: number): LiveMarket | null {
    const known = this.#markets.get(ticker);
    if (known) return this.#isPast(known) ? known : null;
    for (const planned of this.#events(now - KEEP_HISTORY, now)) {
      const plan = planned.event.markets.find((market) => market.ticker === ticker);
      if (plan && planned.event.times.settled < this.#cutoff) {
        return caughtUp(new LiveMarket(planned, plan, now), now);
      }
    }
    return null;
  }

  /** Moves every settled market to the history now. */
  dropSettled(now: number): void {
    this.#cutoff = now + 1;
  }

  #isPast({ settledTime }: LiveMarket): boolean {
    return settledTime !== null && settledTime < this.#cutoff;
  }

  #events(from: number, to: number): PlannedEvent[] {
    return this.#series.flatMap((series) =>
      series.events(from, to).map((event) => ({ series, event })),
    );
  }
}

/** Brings a market to where its times say it is. */
function caughtUp(market: LiveMarket, now: number): LiveMarket {
  while (advance(market, now));
  return market;
}
