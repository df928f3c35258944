import { ok } from '../preload/contract/result.ts';
import type { OperationHandlers } from './ipc/operations.ts';
import type { Session } from './session.ts';

/** What the operations about the watchlist do, in the session of the moment. */
export function watchlistHandlers(session: () => Session) {
  return {
    followMarket({ ticker }) {
      const { watchlist, book } = session();
      watchlist.add({ ticker, title: book.market(ticker)?.title ?? ticker });
      return ok();
    },
    followSeries: ({ series }) => session().series.add(series),
    unfollowMarket({ ticker }) {
      session().watchlist.remove(ticker);
      return ok();
    },
    restoreMarket({ entry, position }) {
      session().watchlist.restore(entry, position);
      return ok();
    },
    moveMarkets({ tickers, before, groupId }) {
      session().watchlist.move(tickers, before, groupId);
      return ok();
    },
    pinMarket({ ticker, isPinned }) {
      session().watchlist.pin(ticker, isPinned);
      return ok();
    },
    createGroup: (group) => ok(session().watchlist.createGroup(group)),
    changeGroup({ id, change }) {
      session().watchlist.changeGroup(id, change);
      return ok();
    },
    moveGroup({ id, before }) {
      session().watchlist.moveGroup(id, before);
      return ok();
    },
    deleteGroup({ id }) {
      session().watchlist.deleteGroup(id);
      return ok();
    },
  } satisfies Partial<OperationHandlers>;
}
