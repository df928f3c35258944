import { fail, ok } from '../preload/contract/result.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { OperationHandlers } from './ipc/operations.ts';
import type { Services } from './services.ts';

/** What the operations about stored history do, in the session of the moment. Where files go is never the page's choice. */
export function historyHandlers(services: Services, desktop: Desktop) {
  return {
    getChart: (request) => services.session.history.chart(services.session.environment.id, request),
    listEventMarkets: ({ ticker }) => ok(services.session.history.eventMarkets(ticker)),
    getSparklines: ({ tickers }) => ok(services.session.history.sparklines(tickers)),
    getMissingCandles: ({ ticker }) => ok(services.session.history.missing(ticker)),
    listArchive: () => services.session.archive.list(),
    searchArchive: ({ text }) => ok(services.session.archive.search(text)),
    keepHistory({ tickers, isKept }) {
      if (!isKept) services.stores.postponePurge();
      return services.session.archive.keep(tickers, isKept);
    },
    deleteHistory: ({ tickers }) => services.session.archive.delete(tickers),
    restoreHistory: ({ tickers }) => services.session.archive.restore(tickers),
    getHistoryUse: () => ok(services.stores.historyUse),
    exportHistory(request) {
      const { environment, exchange, history } = services.session;
      history.recorder.settle(request.tickers);
      return services.exports.run({
        environment: environment.id,
        request,
        now: exchange.time,
        onProgress: (progress) => desktop.push('exportProgress', progress),
      });
    },
    cancelExport() {
      services.exports.cancel();
      return ok();
    },
    showExport() {
      const { lastPath } = services.exports;
      if (lastPath === null) return fail('not-found', 'Nothing was exported yet.');
      desktop.showFile(lastPath);
      return ok();
    },
    dismissNotice({ kind }) {
      services.stores.notices.takeDown(kind);
      return ok();
    },
    showNoticeFile({ kind }) {
      const notice = services.stores.notices.find(kind);
      if (!notice) return fail('not-found', 'This notice is no longer there.');
      desktop.showFile(notice.path);
      return ok();
    },
  } satisfies Partial<OperationHandlers>;
}
