import type { HistoryCandle } from '../../../preload/contract/history.ts';
import { contracts, dollars } from '../harness/markets.ts';

/** A one-minute candle that ends after so many minutes of 1970, at one price all along; `null` is without a trade. */
export function candle(
  minutes: number,
  price: string | null,
  over: Partial<HistoryCandle> = {},
): HistoryCandle {
  const still = (text: string): NonNullable<HistoryCandle['price']> => {
    const at = dollars(text);
    return { open: at, high: at, low: at, close: at };
  };
  return {
    endTime: minutes * 60_000,
    yesBid: null,
    yesAsk: null,
    price: price === null ? null : still(price),
    volume: contracts(price === null ? 0 : 7),
    openInterest: contracts(100),
    source: 'recorded',
    ...over,
  };
}
