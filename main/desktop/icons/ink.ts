import type { Platform } from '../../../preload/contract/snapshot.ts';
import { assertNever } from '../../../preload/contract/result.ts';
import type { TrayState } from '../tray-view.ts';
import type { Rgba } from './raster.ts';

/**
 * What the icon lies on: a dark or a light bar, a macOS menu bar (which colours the icon itself: a template), or a panel that
 * does not tell (many Linux desktops).
 */
export type Backdrop = 'dark' | 'light' | 'template' | 'unknown';

const WHITE: Rgba = [255, 255, 255, 255];
const BLACK: Rgba = [0, 0, 0, 255];
const NEAR_BLACK: Rgba = [27, 30, 34, 255];

/** As far from black as from white: contrast 4.1 to 4.9 with either. */
const GREEN_GRAY: Rgba = [58, 134, 112, 255];

/** Desktops whose top bar is dark in their light theme too. */
const DARK_PANELS = ['GNOME', 'UNITY', 'PANTHEON', 'BUDGIE'];

export function backdrop(
  platform: Platform,
  isSystemDark: boolean,
  currentDesktop: string,
): Backdrop {
  switch (platform) {
    case 'darwin':
      return 'template';
    case 'win32':
      return isSystemDark ? 'dark' : 'light';
    case 'linux':
      return hasDarkPanel(currentDesktop) ? 'dark' : 'unknown';
    default:
      return assertNever(platform);
  }
}

/** @param currentDesktop `XDG_CURRENT_DESKTOP`: names separated by colons, `ubuntu:GNOME` */
function hasDarkPanel(currentDesktop: string): boolean {
  const names = currentDesktop.toUpperCase().split(':');
  return names.some((name) => DARK_PANELS.includes(name));
}

/** The colour of the drawing. */
export function ink(on: Backdrop): Rgba {
  switch (on) {
    case 'dark':
      return WHITE;
    case 'light':
      return NEAR_BLACK;
    case 'template':
      return BLACK;
    case 'unknown':
      return GREEN_GRAY;
    default:
      return assertNever(on);
  }
}

/** The colour of the state's mark. It only repeats what the mark's shape says; a template has none. */
export function markInk(on: Backdrop, state: TrayState): Rgba {
  if (on === 'template') return BLACK;
  const bright = on === 'dark';
  switch (state) {
    case 'live':
      return bright ? [74, 214, 160, 255] : [8, 128, 86, 255];
    case 'polling':
      return bright ? [116, 179, 255, 255] : [16, 100, 200, 255];
    case 'stale':
    case 'maintenance':
      return bright ? [245, 190, 90, 255] : [176, 104, 0, 255];
    case 'offline':
    case 'refused':
      return bright ? [255, 138, 128, 255] : [200, 40, 32, 255];
    default:
      return assertNever(state);
  }
}

/** The colour of the dot for alerts nobody has looked at. */
export function alertInk(on: Backdrop): Rgba {
  if (on === 'template') return BLACK;
  return on === 'dark' ? [255, 138, 60, 255] : [214, 84, 0, 255];
}
