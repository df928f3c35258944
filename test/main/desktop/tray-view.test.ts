import { describe, expect, it } from 'vitest';
import {
  MAX_TOOLTIP,
  trayView,
  type TrayFacts,
  type TrayItem,
} from '../../../main/desktop/tray-view.ts';
import { connection, pinned, trayFacts } from './fakes/tray.ts';

const labels = (facts: Partial<TrayFacts>): string[] =>
  trayView(trayFacts(facts)).menu.map((item) => (item.kind === 'separator' ? '—' : item.label));
const find = (items: readonly TrayItem[], label: string): TrayItem | undefined =>
  items.find((item) => item.kind !== 'separator' && item.label === label);

const key = {
  environment: 'production',
  shortKeyId: 'a952bcbe…',
  fingerprint: '0123456789abcdef',
  scopes: null,
} as const;

describe('the tray icon', () => {
  it.each(['live', 'polling', 'stale', 'offline', 'maintenance'] as const)(
    'shows %s',
    (freshness) => {
      expect(trayView(trayFacts({ connection: connection({ freshness }) })).icon.state).toBe(
        freshness,
      );
    },
  );

  it('shows a refused key before anything else: only the person can help', () => {
    const stream = { name: 'refused', reason: { code: 'unauthorized', message: 'No.' } } as const;
    const view = trayView(
      trayFacts({
        connection: connection({ freshness: 'polling', stream }),
        key: { name: 'ready', key },
      }),
    );
    expect(view.icon.state).toBe('refused');
    expect(view.tooltip).toContain('Polling every 60 s: key refused');
  });

  it('marks alerts nobody has looked at', () => {
    expect(trayView(trayFacts({ unseenAlerts: 0 })).icon.hasUnseen).toBe(false);
    expect(trayView(trayFacts({ unseenAlerts: 2 })).icon.hasUnseen).toBe(true);
  });

  it('leads to them', () => {
    const { tooltip, menu } = trayView(trayFacts({ unseenAlerts: 2 }));
    expect(tooltip).toContain('2 new alerts');
    expect(find(menu, '2 new alerts')).toEqual({
      kind: 'action',
      label: '2 new alerts',
      action: { name: 'open', route: { screen: 'alerts', hasNews: true } },
    });
  });

  it('says that nobody watches the alerts', () => {
    const words = 'Alerts are not being watched';
    const { tooltip, menu } = trayView(trayFacts({ alertsUnwatched: true }));
    expect(tooltip.split('\n')).toContain(words);
    expect(find(menu, words)).toEqual({ kind: 'text', label: words });
    expect(labels({})).not.toContain(words);
  });
});

describe('the connection, in the same words as the window', () => {
  it.each([
    [{ freshness: 'live' }, 'Live'],
    [{ freshness: 'polling', pollSeconds: 15 }, 'Polling every 15 s: no key yet'],
    [{ freshness: 'stale' }, 'Stale: last price 14:32'],
  ] as const)('of %j says %s', (change, words) => {
    const view = trayView(trayFacts({ connection: connection(change) }));
    expect(view.tooltip.split('\n')).toContain(words);
    expect(find(view.menu, words)).toEqual({ kind: 'text', label: words });
  });

  it('names the environment unless it is the real exchange', () => {
    const environment = { id: 'demo', name: 'Demo', restUrl: '', streamUrl: '' } as const;
    const view = trayView(trayFacts({ connection: connection({ environment }) }));
    expect(view.tooltip).toBe('Kalshi Tray · Demo\nLive');
    expect(find(view.menu, 'Live · Demo')).toBeDefined();
    expect(trayView(trayFacts({})).tooltip).toBe('Kalshi Tray\nLive');
  });
});

describe('the tooltip', () => {
  it('lists pinned prices, whole lines only, in what Windows shows', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      pinned(`Will it rain in city ${index}?`, 270_000),
    );
    const { tooltip } = trayView(trayFacts({ pinned: many }));
    expect(tooltip.length).toBeLessThanOrEqual(MAX_TOOLTIP);
    expect(tooltip.split('\n').slice(2)).toEqual([
      'Will it rain in city 0?  27¢',
      'Will it rain in city 1?  27¢',
      'Will it rain in city 2?  27¢',
    ]);
  });

  it('keeps the ampersand that Windows would take for a shortcut mark', () => {
    const facts = { pinned: [pinned('S&P 500 above 6,000?', 500_000)] };
    expect(trayView(trayFacts({ ...facts, platform: 'win32' })).tooltip).toContain('S＆P');
    expect(trayView(trayFacts({ ...facts, platform: 'linux' })).tooltip).toContain('S&P');
  });
});

describe('the text beside the icon', () => {
  it('shows up to three pinned prices on macOS', () => {
    const prices = [
      pinned('a', 270_000),
      pinned('b', 25_000),
      pinned('c', null),
      pinned('d', 990_000),
    ];
    expect(trayView(trayFacts({ platform: 'darwin', pinned: prices })).title).toBe('27¢  2.5¢  –');
    const chances = trayFacts({ platform: 'darwin', pinned: prices, priceStyle: 'chance' });
    expect(trayView(chances).title).toBe('27%  2.5%  –');
  });

  it('is empty elsewhere and without pinned markets', () => {
    expect(trayView(trayFacts({ platform: 'linux', pinned: [pinned('a', 270_000)] })).title).toBe(
      '',
    );
    expect(trayView(trayFacts({ platform: 'darwin' })).title).toBe('');
  });
});

describe('the menu', () => {
  it('offers everything a desktop without tray clicks needs', () => {
    expect(
      labels({ platform: 'linux', pinned: [pinned('Rain?', 270_000)], unseenAlerts: 1 }),
    ).toEqual([
      'Rain?  27¢',
      '—',
      'Live',
      'Refresh',
      '—',
      '1 new alert',
      'Show or hide Kalshi Tray',
      'Archive…',
      'Connection…',
      'Settings…',
      '—',
      'About Kalshi Tray',
      'Quit Kalshi Tray',
    ]);
  });

  it('says Show or Hide by what is the case, except on Linux, where a new menu would close the open one', () => {
    for (const platform of ['darwin', 'win32'] as const) {
      expect(labels({ platform, isWindowVisible: false })).toContain('Show Kalshi Tray');
      expect(labels({ platform, isWindowVisible: true })).toContain('Hide Kalshi Tray');
    }
    expect(labels({ platform: 'linux', isWindowVisible: true })).toEqual(
      labels({ platform: 'linux', isWindowVisible: false }),
    );
  });

  it('leads from a price to its market', () => {
    const { menu } = trayView(trayFacts({ pinned: [pinned('Rain?', null)] }));
    expect(find(menu, 'Rain?  –')).toEqual({
      kind: 'price',
      label: 'Rain?  –',
      action: { name: 'open', route: { screen: 'market', ticker: 'RAIN?' } },
    });
  });

  it('leads to the account and its connection, and to the settings', () => {
    const { menu } = trayView(trayFacts({}));
    const screens = ['Connection…', 'Settings…'].map((label) => find(menu, label));
    expect(screens).toMatchObject([
      { action: { name: 'open', route: { screen: 'key' } } },
      { action: { name: 'open', route: { screen: 'settings' } } },
    ]);
  });

  it('cuts long titles between characters', () => {
    const [price] = labels({ pinned: [pinned('👩‍👩‍👧'.repeat(20), 10_000)] });
    expect(price).toBe(`${'👩‍👩‍👧'.repeat(4)}…  1¢`);
  });
});
