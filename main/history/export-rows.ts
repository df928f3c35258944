import type { HistoryCandle, HistoryTick, PriceSpan } from '../../preload/contract/history.ts';
import { formatCount, formatDollars, type MicroDollars } from '../../preload/contract/prices.ts';

/** A cell of an export: exact decimals are text, so that nothing rounds them. */
export type Cell = string | number | null;

/** A column of an export: its name, and what it says of a tick or candle. */
export type Column<Of> = readonly [name: string, cell: (of: Of) => Cell];

/** Times as ISO 8601 and Unix ms, prices in dollars, sizes in contracts. */
export const tickColumns: readonly Column<HistoryTick>[] = [
  ['time', ({ time }) => new Date(time).toISOString()],
  ['time_ms', ({ time }) => time],
  ['yes_bid', ({ bid }) => dollars(bid)],
  ['yes_bid_size', ({ bidSize }) => (bidSize === null ? null : formatCount(bidSize))],
  ['yes_ask', ({ ask }) => dollars(ask)],
  ['yes_ask_size', ({ askSize }) => (askSize === null ? null : formatCount(askSize))],
  ['last', ({ last }) => dollars(last)],
  ['volume', ({ volume }) => formatCount(volume)],
  ['open_interest', ({ openInterest }) => formatCount(openInterest)],
  ['source', ({ source }) => source],
  ['begins_recording', ({ begins }) => (begins ? 1 : 0)],
];

/** The same for a candle; its time is the period's inclusive end. */
export const candleColumns: readonly Column<HistoryCandle>[] = [
  ['end_time', ({ endTime }) => new Date(endTime).toISOString()],
  ['end_time_ms', ({ endTime }) => endTime],
  ...spanColumns('yes_bid', ({ yesBid }) => yesBid),
  ...spanColumns('yes_ask', ({ yesAsk }) => yesAsk),
  ...spanColumns('price', ({ price }) => price),
  ['volume', ({ volume }) => formatCount(volume)],
  ['open_interest', ({ openInterest }) => formatCount(openInterest)],
  ['source', ({ source }) => source],
];

function spanColumns(
  name: string,
  spanOf: (candle: HistoryCandle) => PriceSpan | null,
): readonly Column<HistoryCandle>[] {
  const parts = ['open', 'high', 'low', 'close'] as const;
  return parts.map((part) => [
    `${name}_${part}`,
    (candle) => dollars(spanOf(candle)?.[part] ?? null),
  ]);
}

function dollars(price: MicroDollars | null): string | null {
  return price === null ? null : formatDollars(price);
}
