import { assertNever } from '../../../preload/contract/result.ts';
import type { TrayIcon, TrayState } from '../tray-view.ts';
import { alertInk, ink, markInk, type Backdrop } from './ink.ts';
import { layoutIcon, type IconLayout } from './layout.ts';
import { encodePng } from './png.ts';
import { rasterize, type Layer, type Shape } from './raster.ts';
import { anyOf, disc, rectangle, stroke, without } from './shapes.ts';

/**
 * The tray icon as PNG, `size` × `size` pixels: three rising columns, a mark for the state in the room above the first, and a
 * dot above the last while there are alerts nobody has looked at.
 *
 * Solid columns are prices somebody vouches for, hollow ones are old. Every state has a shape of its own, so that colour only
 * helps: live a dot, polling a ring, stale nothing, offline a cross, maintenance a pause sign, refused an exclamation mark.
 */
export function drawTrayIcon(icon: TrayIcon, on: Backdrop, size: number): Buffer {
  return encodePng(size, rasterize(size, layers(icon, on, layoutIcon(size, icon.hasUnseen))));
}

function layers(
  { state, hasUnseen }: TrayIcon,
  on: Backdrop,
  layout: IconLayout,
): readonly Layer[] {
  const mark = markShape(state, layout);
  return [
    { shape: columns(layout, isOld(state)), color: ink(on) },
    ...(mark ? [{ shape: mark, color: markInk(on, state) }] : []),
    ...(hasUnseen ? [{ shape: dot(layout), color: alertInk(on) }] : []),
  ];
}

function isOld(state: TrayState): boolean {
  return state === 'stale' || state === 'offline' || state === 'maintenance';
}

function columns({ columns, line }: IconLayout, isHollow: boolean): Shape {
  const shapes = columns.map(([left, top, right, bottom]) => {
    const full = rectangle(left, top, right, bottom);
    if (!isHollow) return full;
    return without(full, rectangle(left + line, top + line, right - line, bottom - line));
  });
  return anyOf(...shapes);
}

function markShape(state: TrayState, layout: IconLayout): Shape | null {
  const { mark, scale } = layout;
  switch (state) {
    case 'live':
      return disc(mark, mark, 2.5 * scale);
    case 'polling':
      return without(disc(mark, mark, 3 * scale), disc(mark, mark, 1.5 * scale));
    case 'stale':
      return null;
    case 'offline':
      return cross(layout);
    case 'maintenance':
      return pause(layout);
    case 'refused':
      return exclamation(layout);
    default:
      return assertNever(state);
  }
}

function cross({ mark, scale }: IconLayout): Shape {
  const [near, far] = [mark - 2.25 * scale, mark + 2.25 * scale];
  const width = 1.75 * scale;
  return anyOf(stroke(near, near, far, far, width), stroke(near, far, far, near, width));
}

/** Two upright bars on whole pixels. */
function pause({ mark, scale }: IconLayout): Shape {
  const bar = Math.round(2 * scale);
  const gap = Math.max(1, Math.round(scale));
  const left = Math.round(mark - bar - gap / 2);
  const top = Math.round(mark - 3 * scale);
  const bottom = Math.round(mark + 3 * scale);
  return anyOf(
    rectangle(left, top, left + bar, bottom),
    rectangle(left + bar + gap, top, left + 2 * bar + gap, bottom),
  );
}

/** A bar and a square dot on whole pixels. */
function exclamation({ mark, scale }: IconLayout): Shape {
  const width = Math.round(2 * scale);
  const left = Math.round(mark - width / 2);
  const top = Math.round(mark - 3 * scale);
  const bottom = Math.round(mark + 3 * scale);
  const split = bottom - width;
  const gap = Math.max(1, Math.round(scale));
  return anyOf(
    rectangle(left, top, left + width, split - gap),
    rectangle(left, split, left + width, bottom),
  );
}

function dot({ scale }: IconLayout): Shape {
  return disc(13 * scale, 3 * scale, 3 * scale);
}
