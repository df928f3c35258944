import type { ArchiveEntry } from '../../../preload/contract/archive.ts';
import type { OperationName } from '../../../preload/contract/operations.ts';
import { ok } from '../../../preload/contract/result.ts';
import { forgottenMarket } from './archive-facts.ts';
import type { Handlers } from './fake-handlers.ts';
import type { FakeMain } from './fake-main.ts';
import { chartOf, eventMarketsOf, sparklineOf } from './history-facts.ts';
import type { Scene } from './scene.ts';

export type HistoryOperation = Extract<
  OperationName,
  | 'getChart'
  | 'listEventMarkets'
  | 'getSparklines'
  | 'getMissingCandles'
  | `${string}Archive`
  | `${string}History`
  | `${string}HistoryUse`
  | `${string}Export`
  | `${string}Notice${string}`
>;

/** Stored history, as far as a window can tell. */
export function archiveHandlers(main: FakeMain, scene: Scene): Pick<Handlers, HistoryOperation> {
  let entries: readonly ArchiveEntry[] = scene.archive ?? [];

  function change(tickers: readonly string[], patch: Partial<ArchiveEntry>): void {
    entries = entries.map((entry) =>
      tickers.includes(entry.ticker) ? { ...entry, ...patch } : entry,
    );
  }

  return {
    getChart: (request) => ok(chartOf(request, scene.history)),
    listEventMarkets: ({ ticker }) => ok(eventMarketsOf(ticker)),
    getSparklines: ({ tickers }) => ok(tickers.map(sparklineOf)),
    getMissingCandles: () => ok(scene.missingCandles ?? 0),
    listArchive: () => ok(entries),
    searchArchive: ({ text }) =>
      ok(forgottenMarket.title.toLowerCase().includes(text.toLowerCase()) ? [forgottenMarket] : []),
    keepHistory({ tickers, isKept }) {
      change(tickers, { isKept });
      return ok();
    },
    deleteHistory({ tickers }) {
      const isFollowed = (ticker: string): boolean =>
        entries.some((entry) => entry.ticker === ticker && entry.isFollowed);
      const deleted = tickers.filter((ticker) => !isFollowed(ticker));
      change(deleted, { deletedTime: Date.now() });
      return ok({ deleted, followed: tickers.filter(isFollowed) });
    },
    restoreHistory({ tickers }) {
      change(tickers, { deletedTime: null });
      return ok();
    },
    getHistoryUse: () => ok({ usedBytes: 348 * 1024 ** 2, freeBytes: 52 * 1024 ** 3 }),
    exportHistory: () => ok({ path: '/home/ada/Downloads/KXHIGHNY minutes.csv', rows: 12_345 }),
    cancelExport: () => ok(),
    showExport: () => ok(),
    dismissNotice({ kind }) {
      const kept = main.snapshot.ok
        ? main.snapshot.value.storageNotices.filter((notice) => notice.kind !== kind)
        : [];
      main.know({ storageNotices: kept });
      main.push('storageNotices', kept);
      return ok();
    },
    showNoticeFile: () => ok(),
  };
}
