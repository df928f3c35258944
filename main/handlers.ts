import { ok } from '../preload/contract/result.ts';
import { alertHandlers } from './alert-handlers.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { OperationHandlers } from './ipc/operations.ts';
import { findMarkets } from './kalshi/find-markets.ts';
import type { Services } from './services.ts';

/** What each operation of the window does. */
export function createHandlers(services: Services, desktop: Desktop): OperationHandlers {
  return {
    ...alertHandlers(() => services.session.alerts, desktop),
    getSnapshot: () => ok(services.snapshot),
    async findMarkets({ reference }) {
      const found = await findMarkets(services.session.exchange.market, reference);
      return found.ok ? ok(found.value.markets) : found;
    },
    searchMarkets: ({ text }) => ok(services.session.catalogue.search(text)),
    followMarket({ ticker, position }) {
      const { watchlist, book } = services.session;
      watchlist.add({ ticker, title: book.market(ticker)?.title ?? ticker }, position);
      return ok();
    },
    unfollowMarket({ ticker }) {
      services.session.watchlist.remove(ticker);
      return ok();
    },
    watchOrderBook: ({ ticker }) => services.session.feed.watchOrderBook(ticker),
    importKey: (input) => services.account.importKey(input),
    importPracticeKey: () => services.importPracticeKey(),
    removeKey: () => services.account.remove(),
    retryKey: () => services.account.retry(),
    updateSettings: (patch) => services.updateSettings(patch),
    refresh: () => services.session.feed.reconnect(),
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
