import { MINUTE_MS } from '../../preload/contract/durations.ts';
import { midOf, ONE_CENT, type MicroDollars } from '../../preload/contract/prices.ts';
import type { ChartSlot } from './chart-slots.ts';

/** How many markets one chart tells apart. */
export const MOST_COMPARED = 4;

/** The chance of YES at the end (Unix ms) of each period; `null` where nothing is known. */
export type Chances = ReadonlyMap<number, MicroDollars | null>;

/** One of the markets in a chart. */
export interface Compared {
  readonly ticker: string;
  readonly name: string;
  readonly chances: Chances;
}

/** Between bid and ask where both are quoted, else the last price, as the watchlist sums it. What is quiet keeps its chance. */
export function chancesOf(slots: readonly ChartSlot[]): Chances {
  let chance: MicroDollars | null = null;
  const chances = new Map<number, MicroDollars | null>();
  for (const slot of slots) {
    if (slot.kind === 'gap') chance = null;
    if (slot.kind === 'candle') chance = chanceIn(slot) ?? slot.last ?? chance;
    chances.set(slot.endTime, chance);
  }
  return chances;
}

/** Every period that at least one of the markets has, oldest first and without a hole. */
export function timesOf(markets: readonly Compared[], periodMinutes: number): readonly number[] {
  const ends = markets.flatMap(({ chances }) => {
    const times = [...chances.keys()];
    return [times[0], times.at(-1)].filter((time) => time !== undefined);
  });
  if (ends.length === 0) return [];
  const length = periodMinutes * MINUTE_MS;
  const first = Math.min(...ends);
  const count = (Math.max(...ends) - first) / length + 1;
  return Array.from({ length: count }, (_, place) => first + place * length);
}

/** The chances at a time together; `null` while one of them is not known: a part of the sum would mislead. */
export function chanceSumAt(markets: readonly Compared[], endTime: number): MicroDollars | null {
  let sum = 0;
  for (const { chances } of markets) {
    const chance = chances.get(endTime) ?? null;
    if (chance === null) return null;
    sum += chance;
  }
  return sum as MicroDollars;
}

/** Decimals of a cent that the chances need on an axis: 1 when one of them is between two cents. */
export function chanceDecimals(markets: readonly Compared[]): 0 | 1 {
  const isBetween = (chance: MicroDollars | null): boolean => (chance ?? 0) % ONE_CENT !== 0;
  return markets.some(({ chances }) => [...chances.values()].some(isBetween)) ? 1 : 0;
}

/** The newest period of which anything is known. */
export function newestKnown(markets: readonly Compared[], times: readonly number[]): number | null {
  const isKnown = (time: number): boolean =>
    markets.some(({ chances }) => (chances.get(time) ?? null) !== null);
  return times.findLast(isKnown) ?? null;
}

function chanceIn({ candle }: Extract<ChartSlot, { kind: 'candle' }>): MicroDollars | null {
  const { yesBid, yesAsk } = candle;
  return yesBid && yesAsk ? midOf(yesBid.close, yesAsk.close) : null;
}
