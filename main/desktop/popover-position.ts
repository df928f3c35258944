import type { Platform } from '../../preload/contract/snapshot.ts';
import {
  bottom,
  center,
  distance,
  fitInto,
  inset,
  right,
  type DisplayArea,
  type Point,
  type Rectangle,
  type Size,
} from './geometry.ts';

/** Room between the popover and the tray or the edges of the screen. */
export const GAP = 6;

/** The primary display first; there always is one. */
export type Displays = readonly [DisplayArea, ...DisplayArea[]];

type Edge = 'top' | 'bottom' | 'left' | 'right';

export interface Surroundings {
  /** Where the tray icon is; all zeros where the platform does not tell (Linux). */
  readonly tray: Rectangle;
  /** The mouse, when the person has just used it on the tray; otherwise its place means nothing. */
  readonly cursor: Point | null;
  readonly displays: Displays;
  readonly platform: Platform;
}

/**
 * Where the popover opens: at the tray icon, on the side away from the tray's edge of the screen; else at the mouse; else in
 * the corner where trays are. Always whole inside the work area of one display, shrunk if it must be.
 */
export function popoverBounds(size: Size, surroundings: Surroundings): Rectangle {
  const { tray, cursor, displays, platform } = surroundings;
  const anchor = isKnown(tray) ? tray : cursor && { ...cursor, width: 0, height: 0 };
  const display = anchor ? nearestDisplay(center(anchor), displays) : displays[0];
  const edge = anchor ? trayEdge(center(anchor), display, platform) : 'top';
  const place = anchor ? besideAnchor(size, anchor, edge) : inCorner(display, platform);
  return fitInto({ ...place, ...size }, inset(display.workArea, GAP));
}

/** Brings a remembered place back onto a display that exists. */
export function keepOnScreen(wanted: Rectangle, displays: Displays): Rectangle {
  return fitInto(wanted, nearestDisplay(center(wanted), displays).workArea);
}

/** A hidden or unknown tray icon has no extent. */
function isKnown(tray: Rectangle): boolean {
  return tray.width > 0 && tray.height > 0;
}

function nearestDisplay(point: Point, displays: Displays): DisplayArea {
  return displays.reduce((best, display) =>
    distance(point, display.bounds) < distance(point, best.bounds) ? display : best,
  );
}

/**
 * The edge of the screen the tray sits at. A bar that keeps windows away lies outside the work area, which settles it, also
 * in a corner; for a bar that hides itself the nearest edge does.
 */
function trayEdge(point: Point, { bounds, workArea }: DisplayArea, platform: Platform): Edge {
  if (platform === 'darwin') return 'top';
  if (point.y >= bottom(workArea)) return 'bottom';
  if (point.y < workArea.y) return 'top';
  if (point.x < workArea.x) return 'left';
  if (point.x >= right(workArea)) return 'right';
  return nearestEdge(point, bounds);
}

function nearestEdge(point: Point, bounds: Rectangle): Edge {
  const distances: readonly (readonly [Edge, number])[] = [
    ['bottom', bottom(bounds) - point.y],
    ['top', point.y - bounds.y],
    ['right', right(bounds) - point.x],
    ['left', point.x - bounds.x],
  ];
  return distances.reduce((best, entry) => (entry[1] < best[1] ? entry : best))[0];
}

function besideAnchor({ width, height }: Size, anchor: Rectangle, edge: Edge): Point {
  const middle = center(anchor);
  const x = middle.x - width / 2;
  const y = middle.y - height / 2;
  switch (edge) {
    case 'top':
      return { x, y: bottom(anchor) + GAP };
    case 'bottom':
      return { x, y: anchor.y - GAP - height };
    case 'left':
      return { x: right(anchor) + GAP, y };
    case 'right':
      return { x: anchor.x - GAP - width, y };
  }
}

/** Top right where the bar is at the top (macOS, GNOME), else bottom right; `fitInto` moves it off the edges. */
function inCorner({ bounds, workArea }: DisplayArea, platform: Platform): Point {
  const barAtTop = workArea.y - bounds.y;
  const barAtBottom = bottom(bounds) - bottom(workArea);
  const top = barAtTop === barAtBottom ? platform !== 'win32' : barAtTop > barAtBottom;
  return { x: right(workArea), y: top ? workArea.y : bottom(workArea) };
}
