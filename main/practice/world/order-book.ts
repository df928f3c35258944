import type { Random } from '../../adapters/random.ts';
import { ONE, tickDown, tickUp, type TickStructure } from './ticks.ts';

/** `bid` is a bid for YES; `ask` is an ask for YES, which Kalshi's books tell as a bid for NO at one dollar less the price. */
export type Side = 'bid' | 'ask';

/** Resting contracts at one YES price: micro-dollars and hundredths of a contract. */
export interface RestingLevel {
  readonly price: number;
  readonly size: number;
}

/** More (positive) or fewer resting contracts at one YES price. */
export interface BookChange {
  readonly side: Side;
  readonly price: number;
  readonly delta: number;
}

const DEPTH = 6;

/** The resting orders of one market. */
export class PracticeBook {
  readonly #levels = { bid: new Map<number, number>(), ask: new Map<number, number>() };

  /** Best price first. */
  levels(side: Side): readonly RestingLevel[] {
    const sign = side === 'bid' ? -1 : 1;
    return [...this.#levels[side]]
      .map(([price, size]) => ({ price, size }))
      .sort((a, b) => sign * (a.price - b.price));
  }

  best(side: Side): RestingLevel | null {
    return this.levels(side)[0] ?? null;
  }

  /** Makers move their orders so that `best` (or nobody, when `null`) stands in front. */
  requote(side: Side, best: number | null, ticks: TickStructure, random: Random): BookChange[] {
    const wanted = best === null ? [] : ladder(side, best, ticks);
    const gone = [...this.#levels[side].keys()].filter((price) => !wanted.includes(price));
    const renewed = wanted.filter((price) => !this.#levels[side].has(price) || random() < 0.15);
    return [
      ...gone.map((price) => this.#set(side, price, 0)),
      ...renewed.map((price) => this.#set(side, price, someSize(random))),
    ].filter(({ delta }) => delta !== 0);
  }

  /** Takes up to `size` from the best level. */
  take(side: Side, size: number): BookChange | null {
    const best = this.best(side);
    return best && this.#set(side, best.price, Math.max(0, best.size - size));
  }

  /** Every resting order is cancelled. */
  clear(): BookChange[] {
    return (['bid', 'ask'] as const).flatMap((side) =>
      [...this.#levels[side].keys()].map((price) => this.#set(side, price, 0)),
    );
  }

  #set(side: Side, price: number, size: number): BookChange {
    const levels = this.#levels[side];
    const delta = size - (levels.get(price) ?? 0);
    if (size === 0) levels.delete(price);
    else levels.set(price, size);
    return { side, price, delta };
  }
}

/** Prices from the best away from the middle, inside (0, 1). */
function ladder(side: Side, best: number, ticks: TickStructure): number[] {
  const prices = [best];
  while (prices.length < DEPTH) {
    const last = prices.at(-1) ?? best;
    const next = side === 'bid' ? tickDown(ticks, last - 1) : tickUp(ticks, last + 1);
    if (next <= 0 || next >= ONE) break;
    prices.push(next);
  }
  return prices;
}

/** Mostly round numbers of contracts, from a handful to some thousands; every tenth is fractional. */
export function someSize(random: Random): number {
  const contracts = Math.ceil(Math.exp(1.5 + 6.5 * random()));
  return random() < 0.1 ? contracts * 100 + Math.floor(random() * 100) : contracts * 100;
}
