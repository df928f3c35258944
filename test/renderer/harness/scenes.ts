import type { Account, KeySummary } from '../../../preload/contract/account.ts';
import type { Connection } from '../../../preload/contract/connection.ts';
import type { EnvironmentId } from '../../../preload/contract/environment.ts';
import { fail, ok, type Failure } from '../../../preload/contract/result.ts';
import { defaultSettings, type Settings } from '../../../preload/contract/settings.ts';
import type { Snapshot, WatchlistGroup } from '../../../preload/contract/snapshot.ts';
import { everyEntry, manyEntries } from './archive-facts.ts';
import { everyFiring, everyRule, manyFirings, plainRules } from './alert-facts.ts';
import { listings, plainListings, type Listing } from './exchange.ts';
import { hours, quote } from './markets.ts';
import type { Scene } from './scene.ts';
import { openSeries, pausedSeries, type SeriesFacts } from './series-facts.ts';

const names = {
  production: 'Kalshi',
  demo: 'Demo',
  practice: 'Practice',
  custom: 'Custom',
} as const;

const storedKey: KeySummary = {
  environment: 'production',
  shortKeyId: 'a952bcbe…',
  fingerprint: '3f9c2a71d04be815',
  scopes: ['read'],
};

const keyReady: Account = { key: { name: 'ready', key: storedKey }, offer: null };
const noKey: Account = { key: { name: 'none' }, offer: null };

export function connection(
  over: Partial<Connection> = {},
  id: EnvironmentId = 'production',
): Connection {
  return {
    environment: {
      id,
      name: names[id],
      restUrl: 'https://external-api.kalshi.com/trade-api/v2',
      streamUrl: 'wss://external-api-ws.kalshi.com/trade-api/ws/v2',
    },
    freshness: 'live',
    stream: { name: 'open' },
    pollSeconds: 60,
    lastConfirmedTime: Date.now() - 12_000,
    aheadMs: 0,
    problem: null,
    ...over,
  };
}

const idle = { stream: { name: 'idle' }, freshness: 'polling' } as const;
const offlineProblem: Failure = {
  code: 'offline',
  message:
    'Your network does not reach external-api.kalshi.com. Prices come back by themselves when it does.',
};

interface Parts {
  readonly listed?: readonly Listing[];
  readonly connection?: Connection;
  readonly account?: Account;
  readonly settings?: Partial<Settings>;
  readonly groups?: readonly WatchlistGroup[];
  /** The group of each grouped ticker. */
  readonly grouped?: Readonly<Record<string, number>>;
  readonly pinned?: readonly string[];
  /** Rows above those of single markets. */
  readonly followed?: SeriesFacts;
  readonly alerts?: Partial<Pick<Snapshot, 'rules' | 'unseen' | 'alertWatch'>>;
  readonly storage?: Partial<Pick<Snapshot, 'recording' | 'backfill' | 'storageNotices'>>;
}

function snapshot(parts: Parts): Snapshot {
  const listed = parts.listed ?? listings();
  const followed = parts.followed ?? { rows: [], listings: [] };
  const known = [...followed.listings, ...listed];
  return {
    connection: parts.connection ?? connection(),
    environments: ['production', 'demo', 'practice'],
    watchlist: [
      ...followed.rows,
      ...listed.map(({ market: { ticker, title } }) => ({
        ticker,
        title,
        groupId: parts.grouped?.[ticker] ?? null,
        isPinned: parts.pinned?.includes(ticker) ?? false,
        series: null,
      })),
    ],
    groups: parts.groups ?? [],
    markets: known.map(({ market }) => market),
    quotes: known.map(({ quote }) => quote),
    account: parts.account ?? keyReady,
    settings: { ...defaultSettings, ...parts.settings },
    rules: [],
    unseen: 0,
    alertWatch: { watched: true },
    ...parts.alerts,
    recording: { name: 'recording' },
    backfill: { name: 'idle' },
    storageNotices: [],
    ...parts.storage,
    version: '0.1.0',
    platform: 'linux',
  };
}

function scene(parts: Parts, over: Partial<Scene> = {}): Scene {
  return {
    snapshot: ok(snapshot(parts)),
    markets: [...listings(), ...plainListings(120)].map(({ market }) => market),
    importResult: ok(storedKey),
    ...over,
  };
}

/** An event of ten markets as one group. */
function eventGroup(isCollapsed: boolean): Parts {
  const cents = ['03', '08', '22', '31', '19', '09', '04', '02', '01', '01'];
  const listed = plainListings(10).map(({ market }, place) => {
    const bid = cents[place] ?? '01';
    const ask = String(Number(bid) + 1).padStart(2, '0');
    return { market, quote: quote(market.ticker, `0.${bid}00`, `0.${ask}00`, `0.${bid}00`) };
  });
  const name = 'Highest temperature in Austin on Jan 1, 2027?';
  return {
    listed: [...listed, ...listings().slice(0, 2)],
    groups: [{ id: 1, name, isCollapsed, isEvent: true }],
    grouped: Object.fromEntries(listed.map(({ market }) => [market.ticker, 1])),
  };
}

/** The network went away three hours ago. */
function offline(): Parts {
  const gone = { freshness: 'offline', lastConfirmedTime: Date.now() - hours(3) } as const;
  return { connection: connection({ ...idle, ...gone, problem: offlineProblem }), account: noKey };
}

const scenes: Readonly<Record<string, () => Scene>> = {
  watchlist: () => scene({}),
  groups: () =>
    scene({
      groups: [
        {
          id: 1,
          name: 'Weather, all of it that is worth a second look',
          isCollapsed: false,
          isEvent: true,
        },
        { id: 2, name: 'Later', isCollapsed: true, isEvent: false },
      ],
      grouped: { 'KXHIGHNY-26NOV23-B48.5': 1, 'KXHIGHCHI-26NOV22-B41.5': 1, 'KXSPACEX-26-B150': 2 },
      pinned: ['KXHIGHNY-26NOV23-B48.5', 'KXFEDDECISION-26DEC-H0'],
      settings: { pinnedOpen: true },
    }),
  series: () => scene({ followed: openSeries(), listed: listings().slice(0, 2) }),
  'series-paused': () => scene({ followed: pausedSeries(), listed: listings().slice(0, 1) }),
  event: () => scene(eventGroup(false)),
  'event-collapsed': () => scene(eventGroup(true)),
  one: () => scene({ listed: listings().slice(0, 1) }),
  twenty: () => scene({ listed: [...listings(), ...plainListings(10)] }),
  'five-hundred': () => scene({ listed: plainListings(500) }),
  chance: () => scene({ settings: { priceStyle: 'chance' } }),
  polling: () => scene({ connection: connection(idle), account: noKey }),
  practice: () =>
    scene({
      connection: connection(idle, 'practice'),
      account: noKey,
      settings: { environment: 'practice' },
    }),
  stale: () =>
    scene({
      connection: connection({
        ...idle,
        freshness: 'stale',
        lastConfirmedTime: Date.now() - hours(1),
        problem: offlineProblem,
      }),
      account: noKey,
    }),
  offline: () =>
    scene(offline(), { failing: { refresh: fail(offlineProblem.code, offlineProblem.message) } }),
  'offline-asking': () => scene(offline(), { silent: ['refresh'] }),
  maintenance: () =>
    scene({
      connection: connection({
        ...idle,
        freshness: 'maintenance',
        problem: { code: 'server-error', message: 'Maintenance until 05:00 ET' },
      }),
    }),
  refused: () =>
    scene({
      connection: connection({
        freshness: 'polling',
        stream: {
          name: 'refused',
          reason: {
            code: 'wrong-environment',
            message: 'Kalshi refused this key: it belongs to Demo.',
          },
        },
      }),
    }),
  locked: () =>
    scene({
      connection: connection(idle),
      account: {
        key: {
          name: 'unavailable',
          reason: {
            code: 'keychain-locked',
            message:
              'Your keychain is locked. Unlock it, then try again; until then prices are polled.',
          },
        },
        offer: null,
      },
    }),
  alerts: () => scene({ alerts: { rules: everyRule() } }, { firings: everyFiring() }),
  'alerts-unseen': () =>
    scene({ alerts: { rules: everyRule(), unseen: 3 } }, { firings: everyFiring() }),
  'alerts-many': () =>
    scene(
      {
        listed: plainListings(60),
        alerts: {
          rules: plainRules(
            500,
            plainListings(60).map(({ market }) => market.ticker),
          ),
        },
      },
      { firings: manyFirings(120) },
    ),
  'alerts-hold': () => scene({}, { holdsAlready: true }),
  'alerts-unwatched': () =>
    scene({
      connection: connection({ ...idle, freshness: 'offline', problem: offlineProblem }),
      account: noKey,
      alerts: {
        rules: everyRule(),
        alertWatch: {
          watched: false,
          reason: 'offline',
          sentence:
            'Alerts are not being watched: Kalshi cannot be reached. What is missed will be looked up.',
        },
      },
    }),
  'alerts-loading': () => scene({}, { silent: ['listFirings'] }),
  'alerts-failing': () =>
    scene(
      { alerts: { rules: everyRule() } },
      {
        failing: {
          listFirings: fail('internal', 'The database could not be read. Your disk may be full.'),
          createRule: fail('internal', 'The alert could not be saved. Your disk is full.'),
        },
      },
    ),
  archive: () => scene({}, { archive: everyEntry() }),
  'archive-many': () => scene({}, { archive: manyEntries(10_000) }),
  'archive-loading': () => scene({}, { silent: ['listArchive'] }),
  'archive-failing': () =>
    scene(
      {},
      { failing: { listArchive: fail('internal', 'The stored markets could not be listed.') } },
    ),
  'archive-offline': () =>
    scene(
      {
        connection: connection({ ...idle, freshness: 'offline', problem: offlineProblem }),
        account: noKey,
      },
      { archive: everyEntry(), searchProblem: offlineProblem },
    ),
  'export-running': () => scene({}, { archive: everyEntry(), silent: ['exportHistory'] }),
  'export-failing': () =>
    scene(
      {},
      {
        archive: everyEntry(),
        failing: {
          exportHistory: fail(
            'internal',
            'The disk is full: /home/ada/prices.csv was not written. Make room or choose another disk.',
          ),
        },
      },
    ),
  'disk-full': () => scene({ storage: { recording: { name: 'paused', reason: 'disk-full' } } }),
  'set-aside': () =>
    scene({
      storage: {
        storageNotices: [
          {
            kind: 'history-set-aside',
            path: '/home/ada/.config/Kalshi Tray/data/history.db.damaged-2026-11-22T14-32-05-123Z',
            message:
              'The price history was damaged. 12,345 stored rows of it were carried over; the rest is fetched again where the exchange has it. The damaged file was kept as /home/ada/.config/Kalshi Tray/data/history.db.damaged-2026-11-22T14-32-05-123Z.',
          },
        ],
      },
    }),
  backfilling: () =>
    scene(
      { storage: { backfill: { name: 'running', done: 43_000, total: 100_000 } } },
      { missingCandles: 1_234 },
    ),
  'history-offline': () =>
    scene(
      {
        connection: connection({ ...idle, freshness: 'offline', problem: offlineProblem }),
        account: noKey,
      },
      { history: 'long-ago' },
    ),
  'history-hold': () =>
    scene({ alerts: { rules: everyRule() } }, { holdsAlready: true, firings: everyFiring() }),
  'history-empty': () => scene({}, { history: 'nothing' }),
  'history-loading': () => scene({}, { silent: ['getChart'] }),
  'history-failing': () =>
    scene(
      {},
      {
        failing: {
          getChart: fail('internal', 'The database could not be read. Your disk may be full.'),
        },
      },
    ),
  'history-deleted': () =>
    scene(
      {},
      {
        failing: {
          getChart: fail('not-found', 'It was deleted. For a day the archive can bring it back.'),
        },
      },
    ),
  'first-start': () =>
    scene({
      listed: [],
      connection: connection({ ...idle, lastConfirmedTime: null }),
      account: noKey,
    }),
  'offline-start': () =>
    scene({
      listed: [],
      connection: connection({
        ...idle,
        freshness: 'offline',
        lastConfirmedTime: null,
        problem: offlineProblem,
      }),
      account: noKey,
    }),
  loading: () => scene({}, { silent: ['getSnapshot'] }),
  broken: () =>
    scene(
      {},
      { snapshot: fail('internal', 'The database could not be opened. Your disk may be full.') },
    ),
  'no-list': () =>
    scene(
      {},
      {
        failing: {
          searchMarkets: fail(
            'rate-limited',
            'Kalshi asks for fewer requests. Try again in a few seconds.',
          ),
        },
      },
    ),
  'list-offline': () => scene({}, { searchProblem: offlineProblem }),
  'list-loading': () => scene({}, { silent: ['searchMarkets'] }),
  'browse-loading': () => scene({}, { silent: ['browse'] }),
  'browse-offline': () => scene({}, { directory: { problem: offlineProblem, kept: true } }),
  'browse-not-kept': () => scene({}, { directory: { problem: offlineProblem, kept: false } }),
  'no-settings': () =>
    scene(
      {},
      {
        failing: {
          updateSettings: fail('internal', 'The setting was not stored. Your disk is full.'),
        },
      },
    ),
  'no-follow': () =>
    scene(
      { listed: [] },
      {
        failing: {
          followMarket: fail(
            'offline',
            'The market was not added: Kalshi cannot be reached. Try again when you are online.',
          ),
        },
      },
    ),
  offer: () =>
    scene({
      connection: connection(idle),
      account: {
        key: { name: 'none' },
        offer: {
          keyId: 'a952bcbe-ec3b-4b5b-b8f9-11dae589608c',
          path: '/home/ada/.kalshi/read-only.pem',
        },
      },
    }),
  'key-invalid': () =>
    scene(
      { connection: connection(idle), account: noKey },
      {
        importResult: fail(
          'key-invalid',
          'This is a public key. Choose the private key file that Kalshi let you download.',
        ),
      },
    ),
  'key-passphrase': () =>
    scene(
      { connection: connection(idle), account: noKey },
      { importResult: fail('passphrase-needed', 'This key is encrypted. Enter its passphrase.') },
    ),
  'key-refused': () =>
    scene(
      { connection: connection(idle), account: noKey },
      {
        importResult: fail(
          'wrong-environment',
          'Kalshi refused this key, but Demo accepts it: choose Demo as its exchange.',
        ),
      },
    ),
  'key-checking': () =>
    scene({ connection: connection(idle), account: noKey }, { silent: ['importKey'] }),
};

export const sceneNames = Object.keys(scenes);

/** A state of the world by name. */
export function sceneNamed(name: string): Scene {
  const make = scenes[name];
  if (!make) throw new Error(`There is no scene "${name}": ${sceneNames.join(', ')}.`);
  return make();
}
