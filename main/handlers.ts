import { ok } from '../preload/contract/result.ts';
import { alertHandlers } from './alert-handlers.ts';
import type { Desktop } from './desktop/desktop.ts';
import { historyHandlers } from './history-handlers.ts';
import type { OperationHandlers } from './ipc/operations.ts';
import { findMarkets } from './kalshi/find-markets.ts';
import type { Services } from './services.ts';
import { watchlistHandlers } from './watchlist-handlers.ts';

/** What each operation of the window does. */
export function createHandlers(services: Services, desktop: Desktop): OperationHandlers {
  return {
    ...alertHandlers(() => services.session.alerts, desktop),
    ...watchlistHandlers(() => services.session),
    ...historyHandlers(services, desktop),
    getSnapshot: () => ok(services.snapshot),
    async findMarkets({ reference }) {
      const found = await findMarkets(services.session.exchange.market, reference);
      return found.ok ? ok(found.value.markets) : found;
    },
    searchMarkets: async ({ text }) => ok(await services.session.catalogue.search(text)),
    async browse({ place, fresh }) {
      const { directory } = services.session;
      return ok(fresh ? await directory.fresh(place) : directory.known(place));
    },
    watchOrderBook: ({ ticker }) => services.session.feed.watchOrderBook(ticker),
    watchTrades: ({ ticker }) => services.session.trades.watch(ticker),
    importKey: (input) => services.account.importKey(input),
    importPracticeKey: () => services.importPracticeKey(),
    removeKey: () => services.account.remove(),
    retryKey: () => services.account.retry(),
    updateSettings: (patch) => services.updateSettings(patch),
    refresh: () => services.session.refresh(),
    openLink: ({ url }) => desktop.openLink(url),
    hideWindow() {
      desktop.dismiss();
      return ok();
    },
    holdWindow({ held }) {
      desktop.hold(held);
      return ok();
    },
  };
}
