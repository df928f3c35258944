import type { ExportRequest } from '../../preload/contract/archive.ts';
import type { CandlePeriod, TimeRange } from '../../preload/contract/history.ts';
import { candleColumns, tickColumns, type Cell, type Column } from './export-rows.ts';
import type { HistoryStore } from './history-store.ts';
import { knownRange } from './known-range.ts';
import type { StoredMarket } from './market-registry.ts';
import { periodMs, widen } from './period.ts';
import type { StoredTick } from './tick-store.ts';

/** Rows between two looks at the event loop. */
const CHUNK_ROWS = 1_000;

/** Some rows of a market, in order. */
export interface Chunk {
  readonly rows: readonly (readonly Cell[])[];
  /** How much of the market's time they and those before them cover, 0 to 1. */
  readonly share: number;
}

/** The names of the columns that a content has. */
export function columnNames(content: ExportRequest['content']): readonly string[] {
  const columns: readonly Column<never>[] = content === 'ticks' ? tickColumns : candleColumns;
  return columns.map(([name]) => name);
}

/** What an export holds of one market. Each chunk is read whole: an open query would keep others from writing. */
export function chunksOf(
  store: HistoryStore,
  { id }: StoredMarket,
  { content, range }: ExportRequest,
  now: number,
): Iterable<Chunk> {
  const known = knownRange(store.candles.bounds(id), store.coverage.recordedBounds(id, now), now);
  if (!known) return [];
  const wanted = range ?? { startTime: known.startTime - 1, endTime: known.endTime };
  const part = {
    startTime: Math.max(wanted.startTime, known.startTime - 1),
    endTime: Math.min(wanted.endTime, Math.max(known.endTime, now)),
  };
  return content === 'ticks' ? tickChunks(store, id, part) : candleChunks(store, id, content, part);
}

function* tickChunks(store: HistoryStore, id: number, range: TimeRange): Generator<Chunk> {
  let last: StoredTick | undefined;
  do {
    const after = last ? { time: last.tick.time, nth: last.nth } : { time: range.startTime };
    const ticks = store.ticks.page(id, after, range.endTime, CHUNK_ROWS);
    last = ticks.length < CHUNK_ROWS ? undefined : ticks.at(-1);
    const time = last?.tick.time ?? range.endTime;
    yield {
      rows: ticks.map(({ tick }) => cellsOf(tickColumns, tick)),
      share: shareOf(time, range),
    };
  } while (last);
}

/** As on a chart, the candle in which the range ends is the last. */
function* candleChunks(
  store: HistoryStore,
  id: number,
  period: CandlePeriod,
  range: TimeRange,
): Generator<Chunk> {
  const step = CHUNK_ROWS * periodMs(period);
  const whole = widen(range, period);
  for (let { startTime } = whole; startTime < whole.endTime; startTime += step) {
    const endTime = Math.min(whole.endTime, startTime + step);
    const candles = store.candles.between(id, period, { startTime, endTime });
    yield {
      rows: candles.map((candle) => cellsOf(candleColumns, candle)),
      share: shareOf(endTime, whole),
    };
  }
}

function cellsOf<Of>(columns: readonly Column<Of>[], of: Of): readonly Cell[] {
  return columns.map(([, cell]) => cell(of));
}

function shareOf(time: number, { startTime, endTime }: TimeRange): number {
  return (time - startTime) / (endTime - startTime);
}
