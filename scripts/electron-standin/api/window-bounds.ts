import type Electron from 'electron';
import { workArea } from './screen.ts';

/** The sizes a window may have; 0 or nothing sets no limit. */
export interface Limits {
  readonly minWidth?: number;
  readonly minHeight?: number;
  readonly maxWidth?: number;
  readonly maxHeight?: number;
}

/** Electron's default size, in the middle of the screen unless placed. */
export function startBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const asked = { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 };
  const { width, height } = fit(asked, options);
  return {
    x: options.x ?? Math.round(workArea.x + (workArea.width - width) / 2),
    y: options.y ?? Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  };
}

/** The rectangle within the window's limits, in whole pixels. */
export function fit(bounds: Electron.Rectangle, limits: Limits): Electron.Rectangle {
  return {
    x: Math.round(bounds.x),
    y: Math.round(bounds.y),
    width: within(bounds.width, limits.minWidth, limits.maxWidth),
    height: within(bounds.height, limits.minHeight, limits.maxHeight),
  };
}

function within(value: number, least = 0, most = 0): number {
  return Math.round(Math.max(least, Math.min(value, most > 0 ? most : Infinity)));
}
