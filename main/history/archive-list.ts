import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { ArchiveEntry } from '../../preload/contract/archive.ts';
import { candlePeriods } from '../../preload/contract/history.ts';
import type { MarketResult, MarketStatus } from '../../preload/contract/market.ts';
import { queryAside } from '../adapters/query-aside.ts';
import { knownRange } from './known-range.ts';
import { rangeFrom } from './ranges.ts';

/** What a row takes on disk, about: measured over 10 million ticks, indexes and page headers included. */
const TICK_BYTES = 48;
const CANDLE_BYTES = 68;

interface Row {
  readonly ticker: string;
  readonly title: string;
  readonly eventTicker: string | null;
  readonly yesSubtitle: string | null;
  readonly status: MarketStatus | null;
  readonly result: MarketResult | null;
  readonly pinned: number;
  readonly deletedTime: number | null;
  readonly ticks: number;
  readonly candles: number;
  /** Of recording and of candles of each length: Unix ms, `null` where there are none. */
  readonly firstRecorded: number | null;
  readonly lastRecorded: number | null;
  readonly first1: number | null;
  readonly last1: number | null;
  readonly first60: number | null;
  readonly last60: number | null;
  readonly first1440: number | null;
  readonly last1440: number | null;
}

const candleBounds = candlePeriods
  .flatMap((period) => {
    const end = (order: string): string =>
      `(SELECT end_time FROM candle WHERE market_id = market.id AND period = ${period} ORDER BY end_time ${order} LIMIT 1)`;
    return [`${end('ASC')} AS first${period}`, `${end('DESC')} AS last${period}`];
  })
  .join(', ');

/** A stretch that is still being recorded reaches to the first value, the present. */
const LIST = `
  SELECT ticker, title, pinned, deleted_time AS deletedTime,
    json_extract(market, '$.eventTicker') AS eventTicker,
    json_extract(market, '$.yesSubtitle') AS yesSubtitle,
    json_extract(market, '$.status') AS status,
    json_extract(market, '$.result') AS result,
    (SELECT count(*) FROM tick WHERE market_id = market.id) AS ticks,
    (SELECT count(*) FROM candle WHERE market_id = market.id) AS candles,
    (SELECT min(start_time) FROM stretch WHERE market_id = market.id) AS firstRecorded,
    (SELECT max(ifnull(end_time, ?)) FROM stretch WHERE market_id = market.id) AS lastRecorded,
    ${candleBounds}
  FROM market WHERE environment = ?`;

/**
 * Every market of an environment of which anything is stored, deleted ones included; `now` (Unix ms) is until when stretches
 * still open reach. Rows are counted in a thread of its own. Rejects with what SQLite says.
 */
export async function listArchive(
  path: string,
  environment: EnvironmentId,
  now: number,
): Promise<readonly Omit<ArchiveEntry, 'isFollowed'>[]> {
  const rows = await queryAside<Row>(path, LIST, now, environment);
  return rows.map((row) => toEntry(row, now));
}

function toEntry(row: Row, now: number): Omit<ArchiveEntry, 'isFollowed'> {
  const { ticker, title, result, deletedTime, ticks, candles } = row;
  const known = knownRange(
    candlePeriods.map((period) => ({
      period,
      bounds: rangeFrom(row[`first${period}`], row[`last${period}`]),
    })),
    rangeFrom(row.firstRecorded, row.lastRecorded),
    now,
  );
  return {
    ticker,
    eventTicker: row.eventTicker ?? '',
    title,
    yesSubtitle: row.yesSubtitle ?? '',
    status: row.status ?? 'unknown',
    result,
    firstTime: known?.startTime ?? null,
    lastTime: known?.endTime ?? null,
    ticks,
    candles,
    bytes: ticks * TICK_BYTES + candles * CANDLE_BYTES,
    isKept: row.pinned === 1,
    deletedTime,
  };
}
