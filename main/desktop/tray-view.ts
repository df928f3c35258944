import type { KeyState } from '../../preload/contract/account.ts';
import { connectionWords } from '../../preload/contract/connection-words.ts';
import type { Connection } from '../../preload/contract/connection.ts';
import { formatCents } from '../../preload/contract/prices.ts';
import type { Route } from '../../preload/contract/pushes.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { PriceStyle } from '../../preload/contract/settings.ts';
import type { Platform } from '../../preload/contract/snapshot.ts';
import { shorten } from './shorten.ts';

/** Windows shows at most 127 characters of a tooltip (Electron docs, Tray). */
export const MAX_TOOLTIP = 127;

/** Menus grow as wide as their longest item. */
const MAX_LABEL = 64;
const MAX_NAME = 40;

/** More than three prices crowd out other apps' icons of the menu bar. */
const MAX_TITLE_PRICES = 3;

/** A market the person wants in sight all the time. */
export interface PinnedMarket {
  readonly ticker: string;
  readonly title: string;
  readonly quote: Quote | null;
}

/** Everything the tray is drawn from. */
export interface TrayFacts {
  readonly connection: Connection;
  readonly key: KeyState;
  readonly pinned: readonly PinnedMarket[];
  readonly priceStyle: PriceStyle;
  /** Alerts that fired and were not looked at. */
  readonly unseenAlerts: number;
  /** Alerts wait for something, and nobody watches. */
  readonly alertsUnwatched: boolean;
  readonly isWindowVisible: boolean;
  readonly platform: Platform;
  readonly appName: string;
  /** Writes a time of day (Unix ms) as the person's locale does: `14:32`. */
  readonly clockTime: (time: number) => string;
}

/** The state an icon shows: `refused` is a state of its own, since only the person can end it. */
export type TrayState = Connection['freshness'] | 'refused';

export interface TrayIcon {
  readonly state: TrayState;
  readonly hasUnseen: boolean;
}

/** What choosing a menu item does. */
export type TrayAction =
  | { readonly name: 'toggle' }
  | { readonly name: 'open'; readonly route: Route }
  | { readonly name: 'refresh' }
  | { readonly name: 'about' }
  | { readonly name: 'quit' };

export type TrayItem =
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction }
  /** A pinned market: changes often, leads to its screen. */
  | { readonly kind: 'price'; readonly label: string; readonly action: TrayAction }
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' };

export interface TrayView {
  readonly icon: TrayIcon;
  /** Text beside the icon; macOS only, empty elsewhere. */
  readonly title: string;
  readonly tooltip: string;
  readonly menu: readonly TrayItem[];
}

/** What the tray shows for these facts. */
export function trayView(facts: TrayFacts): TrayView {
  const { connection, unseenAlerts } = facts;
  const state = connection.stream.name === 'refused' ? 'refused' : connection.freshness;
  return {
    icon: { state, hasUnseen: unseenAlerts > 0 },
    title: facts.platform === 'darwin' ? barTitle(facts) : '',
    tooltip: tooltip(facts),
    menu: menu(facts),
  };
}

function barTitle({ pinned, priceStyle }: TrayFacts): string {
  const shown = pinned.slice(0, MAX_TITLE_PRICES);
  return shown.map(({ quote }) => price(quote, priceStyle)).join('  ');
}

function tooltip(facts: TrayFacts): string {
  const { appName, connection, pinned } = facts;
  const lines = [
    appName + environmentMark(connection),
    connectionLine(facts),
    ...alertLine(facts),
    ...unwatchedLine(facts),
    ...pinned.map((market) => priceLine(market, facts)),
  ];
  const text = wholeLines(lines, MAX_TOOLTIP);
  // Windows takes `&` in a tooltip for a shortcut mark and drops it; the wide form looks the same and stays.
  return facts.platform === 'win32' ? text.replaceAll('&', '＆') : text;
}

/** As many lines as fit; half a price would be a wrong price. */
function wholeLines(lines: readonly string[], max: number): string {
  return lines.reduce((text, line) => {
    const longer = text === '' ? line : `${text}\n${line}`;
    return longer.length <= max ? longer : text;
  }, '');
}

function menu(facts: TrayFacts): readonly TrayItem[] {
  const { appName, connection, pinned } = facts;
  const prices = pinned.map((market): TrayItem => {
    const route: Route = { screen: 'market', ticker: market.ticker };
    return { ...screenItem(priceLine(market, facts), route), kind: 'price' };
  });
  const state = connectionLine(facts) + environmentMark(connection);
  return [
    ...prices,
    ...(prices.length > 0 ? [separator] : []),
    { kind: 'text', label: shorten(state, MAX_LABEL) },
    ...unwatchedLine(facts).map((label): TrayItem => ({ kind: 'text', label })),
    { kind: 'action', label: 'Refresh', action: { name: 'refresh' } },
    separator,
    ...alertLine(facts).map((label) => screenItem(label, { screen: 'alerts', hasNews: true })),
    { kind: 'action', label: toggleLabel(facts), action: { name: 'toggle' } },
    screenItem('Archive…', { screen: 'archive' }),
    screenItem('Connection…', { screen: 'key' }),
    screenItem('Settings…', { screen: 'settings' }),
    separator,
    { kind: 'action', label: `About ${appName}`, action: { name: 'about' } },
    { kind: 'action', label: `Quit ${appName}`, action: { name: 'quit' } },
  ];
}

const separator: TrayItem = { kind: 'separator' };

function screenItem(label: string, route: Route) {
  return { kind: 'action', label, action: { name: 'open', route } } as const;
}

/**
 * Linux keeps one label: its menu is a copy that closes when it is replaced, and opening the menu hides the popover, which
 * would replace it at once.
 */
function toggleLabel({ platform, isWindowVisible, appName }: TrayFacts): string {
  if (platform === 'linux') return `Show or hide ${appName}`;
  return isWindowVisible ? `Hide ${appName}` : `Show ${appName}`;
}

function alertLine({ unseenAlerts }: TrayFacts): readonly string[] {
  if (unseenAlerts === 0) return [];
  return [unseenAlerts === 1 ? '1 new alert' : `${unseenAlerts} new alerts`];
}

/** Why is what the connection line says. */
function unwatchedLine({ alertsUnwatched }: TrayFacts): readonly string[] {
  return alertsUnwatched ? ['Alerts are not being watched'] : [];
}

function priceLine({ title, quote }: PinnedMarket, { priceStyle }: TrayFacts): string {
  return `${shorten(title, MAX_NAME)}  ${price(quote, priceStyle)}`;
}

/** The last trade: `27¢`, `27%`, `–`. */
function price(quote: Quote | null, style: PriceStyle): string {
  if (!quote || quote.last === null) return '–';
  return formatCents(quote.last) + (style === 'cents' ? '¢' : '%');
}

function connectionLine({ connection, key, clockTime }: TrayFacts): string {
  return connectionWords(connection, key, clockTime);
}

/** The name that tells environments apart; prices of the real exchange need none. */
function environmentMark({ environment }: Connection): string {
  return environment.id === 'production' ? '' : ` · ${environment.name}`;
}
