import { nativeTheme, screen } from 'electron';
import type { DesktopParts } from './desktop.ts';
import type { Rectangle } from './geometry.ts';
import { backdrop, type Backdrop } from './icons/ink.ts';
import { openSystemTray } from './system-tray.ts';
import { trayImage } from './tray-images.ts';
import { TrayPainter } from './tray-painter.ts';
import { trayView, type TrayAction, type TrayView } from './tray-view.ts';

export interface TrayPeople {
  readonly isWindowVisible: () => boolean;
  readonly onClick: () => void;
  readonly onAction: (action: TrayAction) => void;
}

export interface LiveTray {
  /** Brings the tray in line with the facts; touches only what changed. */
  render(): void;
  /** Draws the icon again, for another theme or scale. */
  redraw(): void;
  /** All zeros on Linux, which does not tell. */
  bounds(): Rectangle;
}

const timeOfDay = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });

/** Joins the tray's view to Electron's tray, theme and displays. Call after ready. */
export function createTray(parts: DesktopParts, people: TrayPeople): LiveTray {
  const { platform, clock } = parts;
  const view = (): TrayView => currentView(parts, people.isWindowVisible());
  const first = view();
  const tray = openSystemTray({
    platform,
    draw: (icon) => trayImage(icon, currentBackdrop(parts), platform, primaryScale()),
    icon: first.icon,
    menu: () => view().menu,
    onClick: people.onClick,
    onAction: people.onAction,
  });
  const painter = new TrayPainter(tray, clock, first.icon);
  painter.render(first);
  if (platform === 'win32') screen.on('display-metrics-changed', () => painter.redrawIcon());
  return {
    render: () => painter.render(view()),
    redraw: () => painter.redrawIcon(),
    bounds: () => tray.bounds(),
  };
}

function currentView(parts: DesktopParts, isWindowVisible: boolean): TrayView {
  return trayView({
    connection: parts.connection(),
    key: parts.key(),
    pinned: parts.pinnedMarkets(),
    priceStyle: parts.settings().priceStyle,
    unseenAlerts: parts.unseenAlerts(),
    alertsUnwatched: parts.alertsUnwatched(),
    isWindowVisible,
    platform: parts.platform,
    appName: parts.appName,
    clockTime: (time) => timeOfDay.format(time),
  });
}

function currentBackdrop({ platform }: DesktopParts): Backdrop {
  const isDark = platform === 'win32' && nativeTheme.shouldUseDarkColorsForSystemIntegratedUI;
  return backdrop(platform, isDark, process.env['XDG_CURRENT_DESKTOP'] ?? '');
}

function primaryScale(): number {
  return screen.getPrimaryDisplay().scaleFactor;
}
