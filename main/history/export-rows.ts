import type { HistoryCandle, HistoryTick, PriceSpan } from '../../preload/contract/history.ts';
import { formatCount, formatDollars } from '../../preload/contract/prices.ts';

/** A cell of an export: exact decimals are text, so that nothing rounds them. */
export type Cell = string | number | null;

/** A line of an export, by column name. */
export type ExportRow = Readonly<Record<string, Cell>>;

/** Times as ISO 8601 and Unix ms, prices in dollars, sizes in contracts. */
export function tickRow(tick: HistoryTick): ExportRow {
  return {
    time: new Date(tick.time).toISOString(),
    time_ms: tick.time,
    yes_bid: tick.bid === null ? null : formatDollars(tick.bid),
    yes_bid_size: tick.bidSize === null ? null : formatCount(tick.bidSize),
    yes_ask: tick.ask === null ? null : formatDollars(tick.ask),
    yes_ask_size: tick.askSize === null ? null : formatCount(tick.askSize),
    last: tick.last === null ? null : formatDollars(tick.last),
    volume: formatCount(tick.volume),
    open_interest: formatCount(tick.openInterest),
    source: tick.source,
    begins_recording: tick.begins ? 1 : 0,
  };
}

/** The same for a candle; its time is the period's inclusive end. */
export function candleRow(candle: HistoryCandle): ExportRow {
  return {
    end_time: new Date(candle.endTime).toISOString(),
    end_time_ms: candle.endTime,
    ...spanCells('yes_bid', candle.yesBid),
    ...spanCells('yes_ask', candle.yesAsk),
    ...spanCells('price', candle.price),
    volume: formatCount(candle.volume),
    open_interest: formatCount(candle.openInterest),
    source: candle.source,
  };
}

function spanCells(name: string, span: PriceSpan | null): ExportRow {
  return {
    [`${name}_open`]: span && formatDollars(span.open),
    [`${name}_high`]: span && formatDollars(span.high),
    [`${name}_low`]: span && formatDollars(span.low),
    [`${name}_close`]: span && formatDollars(span.close),
  };
}
