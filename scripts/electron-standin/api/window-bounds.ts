import type Electron from 'electron';
import { workArea } from './screen.ts';

export interface Limits {
  minWidth?: number;
  minHeight?: number;
  maxWidth?: number;
  maxHeight?: number;
}

/** Electron's default size, in the middle of the screen unless placed. */
export function startBounds(options: Electron.BrowserWindowConstructorOptions): Electron.Rectangle {
  const { width, height } = fit(
    { x: 0, y: 0, width: options.width ?? 800, height: options.height ?? 600 },
    options,
  );
  return {
    x: options.x ?? Math.round(workArea.x + (workArea.width - width) / 2),
    y: options.y ?? Math.round(workArea.y + (workArea.height - height) / 2),
    width,
    height,
  };
}

/** The rectangle within the window's size limits, in whole pixels. */
export function fit(bounds: Electron.Rectangle, limits: Limits): Electron.Rectangle {
  const within = (value: number, low = 0, high = Infinity): number =>
    Math.round(Math.max(low, Math.min(value, high === 0 ? Infinity : high)));
  return {
    x: Math.round(bounds.x),
    y: Math.round(bounds.y),
    width: within(bounds.width, limits.minWidth, limits.maxWidth),
    height: within(bounds.height, limits.minHeight, limits.maxHeight),
  };
}
