import type { Connection } from '../../../../preload/contract/connection.ts';
import { NO_CONTRACTS, parseDollars } from '../../../../preload/contract/prices.ts';
import type { PinnedMarket, TrayFacts } from '../../../../main/desktop/tray-view.ts';

/** A live connection to the real exchange, confirmed at 14:32, with changes. */
export function connection(change: Partial<Connection> = {}): Connection {
  return {
    environment: { id: 'production', name: 'Kalshi', restUrl: '', streamUrl: '' },
    freshness: 'live',
    stream: { name: 'open' },
    pollSeconds: 60,
    lastConfirmedTime: 1432,
    aheadMs: 0,
    problem: null,
    ...change,
  };
}

/** A pinned market whose last trade was at so many micro-dollars; `null` for no quote at all. */
export function pinned(title: string, last: number | null): PinnedMarket {
  const ticker = title.toUpperCase();
  if (last === null) return { ticker, title, quote: null };
  const quote = {
    ticker,
    yesBid: null,
    yesAsk: null,
    last: parseDollars(String(last / 1_000_000)),
    volume: NO_CONTRACTS,
    openInterest: NO_CONTRACTS,
    exchangeTime: 0,
    receivedTime: 0,
    source: 'stream',
  } as const;
  return { ticker, title, quote };
}

export function trayFacts(change: Partial<TrayFacts> = {}): TrayFacts {
  return {
    connection: connection(),
    key: { name: 'none' },
    pinned: [],
    priceStyle: 'cents',
    unseenAlerts: 0,
    alertsUnwatched: false,
    isWindowVisible: false,
    platform: 'linux',
    appName: 'Kalshi Tray',
    clockTime: (time) => `${Math.floor(time / 100)}:${time % 100}`,
    ...change,
  };
}
