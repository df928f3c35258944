import type { Quantity } from '../chance.ts';
import { hashText, walk, walkDeviation } from '../noise.ts';
import type { SeriesPlan } from '../plan.ts';

/** A coin that markets are about. */
export interface Coin {
  readonly code: string;
  readonly name: string;
  /** Dollars around which the practice price wanders. */
  readonly centre: number;
}

/** Around $95,000 in practice. */
export const bitcoin: Coin = { code: 'BTC', name: 'Bitcoin', centre: 95_000 };
/** Around $3,400 in practice. */
export const ether: Coin = { code: 'ETH', name: 'Ethereum', centre: 3_400 };

/** What all series about coins share. */
export const cryptoSeries: Pick<SeriesPlan, 'category' | 'source'> = {
  category: 'Crypto',
  source: { name: 'CF Benchmarks', url: 'https://www.cfbenchmarks.com' },
};

/** The logarithm of a coin's price moves evenly at every level, by about 1 % an hour. */
export function logPrice(seed: number, coin: Coin, end: number): Quantity {
  const own = hashText(coin.code, seed);
  const volatility = 0.17;
  return {
    value: (time) => Math.log(coin.centre) + volatility * walk(own, Math.min(time, end)),
    deviation: (time) => 0.00002 + volatility * walkDeviation(end - time),
  };
}

/** `$95,250`, or `$95,250.40` when there are cents. */
export function dollarText(value: number): string {
  return value.toLocaleString('en-US', { style: 'currency', currency: 'USD' }).replace(/\.00$/, '');
}
