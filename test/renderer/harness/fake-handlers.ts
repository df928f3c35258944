import type { KeySummary } from '../../../preload/contract/account.ts';
import type { CatalogueEntry } from '../../../preload/contract/catalogue.ts';
import { seriesOf, type Market } from '../../../preload/contract/market.ts';
import type { Input, OperationName, Output } from '../../../preload/contract/operations.ts';
import { NO_CONTRACTS } from '../../../preload/contract/prices.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { moveEntries, moveGroup } from '../../../main/watchlist/arrange.ts';
import type { WatchlistEntry, WatchlistGroup } from '../../../preload/contract/snapshot.ts';
import type { AlertOperation } from './fake-alerts.ts';
import type { HistoryOperation } from './fake-archive.ts';
import { listingOf } from './fake-directory.ts';
import type { FakeMain } from './fake-main.ts';
import { tradesOf } from './markets.ts';
import type { Scene } from './scene.ts';

/** How each operation is answered, as `main/ipc` registers them. */
export type Handlers = {
  readonly [Name in OperationName]: (input: Input<Name>) => Result<Output<Name>>;
};

/** How many markets are shown before anything is typed. */
const LIMIT = 50;

/** Markets, watchlist, key, settings and window, as far as a window can tell. */
export function handlers(
  main: FakeMain,
  scene: Scene,
): Omit<Handlers, AlertOperation | HistoryOperation> {
  const open = scene.markets.filter(({ status }) => status === 'active');
  const watchlist = (): readonly WatchlistEntry[] =>
    main.snapshot.ok ? main.snapshot.value.watchlist : [];

  function follow(entries: readonly WatchlistEntry[]): Result<undefined> {
    main.know({ watchlist: entries });
    main.push('watchlist', entries);
    return ok();
  }

  const groups = (): readonly WatchlistGroup[] =>
    main.snapshot.ok ? main.snapshot.value.groups : [];

  function arrange(changed: readonly WatchlistGroup[]): Result<undefined> {
    main.know({ groups: changed });
    main.push('groups', changed);
    return ok();
  }

  function storeKey(result: Result<KeySummary>): Result<KeySummary> {
    if (!result.ok) return result;
    const account = { key: { name: 'ready', key: result.value }, offer: null } as const;
    main.know({ account });
    main.push('account', account);
    return result;
  }

  return {
    getSnapshot: () => main.snapshot,
    findMarkets({ reference }) {
      const named = reference.split('/').at(-1)?.toUpperCase() ?? '';
      const found = scene.markets.filter(
        ({ ticker, eventTicker }) => ticker === named || eventTicker === named,
      );
      const none = `Kalshi has no market or event called ${named}. Check the spelling.`;
      return found.length > 0 ? ok(found) : fail('not-found', none);
    },
    searchMarkets({ text }) {
      const words = text.toLowerCase().split(' ');
      const matches = open.map(entryOf).filter(({ title, yesSubtitle }) => {
        const held = `${title} ${yesSubtitle}`.toLowerCase();
        return words.every((word) => held.includes(word));
      });
      return ok({
        matches: text === '' ? matches.slice(0, LIMIT) : matches,
        known: open.length,
        walkedTime: Date.now(),
        isWalking: false,
        problem: scene.searchProblem ?? null,
      });
    },
    browse: ({ place }) => ok(listingOf(scene, place)),
    followMarket({ ticker }) {
      const market = scene.markets.find((one) => one.ticker === ticker);
      if (market) main.push('markets', [market]);
      const title = market?.title ?? ticker;
      return follow([
        ...watchlist(),
        { ticker, title, groupId: null, isPinned: false, series: null },
      ]);
    },
    followSeries({ series }) {
      const open = scene.markets.find(({ ticker }) => seriesOf(ticker) === series);
      if (!open) return fail('not-found', `There is no series ${series} here. Check the spelling.`);
      main.push('markets', [open]);
      const standing = { market: open.ticker, previous: null, nextOpenTime: null };
      const row = { ticker: series, title: `${open.title} (series)`, series: standing };
      return follow([...watchlist(), { ...row, groupId: null, isPinned: false }]);
    },
    unfollowMarket: ({ ticker }) => follow(watchlist().filter((entry) => entry.ticker !== ticker)),
    restoreMarket: ({ entry, position }) => follow(watchlist().toSpliced(position, 0, entry)),
    moveMarkets: ({ tickers, before, groupId }) =>
      follow(moveEntries(watchlist(), tickers, before, groupId)),
    pinMarket: ({ ticker, isPinned }) =>
      follow(watchlist().map((one) => (one.ticker === ticker ? { ...one, isPinned } : one))),
    createGroup({ name, tickers, isEvent, before }) {
      const id = 1 + Math.max(0, ...groups().map((group) => group.id));
      const place = groups().findIndex((group) => group.id === before);
      const group = { id, name, isCollapsed: false, isEvent };
      arrange(groups().toSpliced(place < 0 ? groups().length : place, 0, group));
      follow(
        watchlist().map((one) => (tickers.includes(one.ticker) ? { ...one, groupId: id } : one)),
      );
      return ok(id);
    },
    changeGroup: ({ id, change }) =>
      arrange(groups().map((group) => (group.id === id ? { ...group, ...change } : group))),
    moveGroup: ({ id, before }) => arrange(moveGroup(groups(), id, before)),
    deleteGroup({ id }) {
      follow(watchlist().map((one) => (one.groupId === id ? { ...one, groupId: null } : one)));
      return arrange(groups().filter((group) => group.id !== id));
    },
    watchOrderBook: () => ok(),
    watchTrades: ({ ticker }) =>
      ok({ trades: ticker === null ? [] : tradesOf(ticker), problem: null }),
    importKey: () => storeKey(scene.importResult),
    importPracticeKey: () => storeKey(scene.importResult),
    removeKey() {
      const account = { key: { name: 'none' }, offer: null } as const;
      main.know({ account });
      main.push('account', account);
      return ok();
    },
    retryKey: () => ok(),
    updateSettings(patch) {
      if (!main.snapshot.ok) return ok();
      const settings = { ...main.snapshot.value.settings, ...patch };
      main.know({ settings });
      main.push('settings', settings);
      return ok();
    },
    refresh: () => ok(),
    openLink: () => ok(),
    hideWindow: () => ok(),
    holdWindow: () => ok(),
  };
}

function entryOf({ ticker, eventTicker, title, yesSubtitle, closeTime }: Market): CatalogueEntry {
  return { ticker, eventTicker, title, yesSubtitle, category: '', volume: NO_CONTRACTS, closeTime };
}
