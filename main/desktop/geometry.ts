/** All measures are device-independent pixels; y grows downwards, the primary display starts at 0, 0. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Rectangle extends Point, Size {}

/** A screen: all of it, and what panels, docks and taskbars leave of it. */
export interface DisplayArea {
  readonly bounds: Rectangle;
  readonly workArea: Rectangle;
}

export function center({ x, y, width, height }: Rectangle): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

export const right = ({ x, width }: Rectangle): number => x + width;
export const bottom = ({ y, height }: Rectangle): number => y + height;

/** `value`, or the nearest end of the range; the lower end when the range is empty. */
export function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

/** How far a point is from a rectangle, squared; 0 inside. */
export function distance(point: Point, area: Rectangle): number {
  const dx = point.x - clamp(point.x, area.x, right(area));
  const dy = point.y - clamp(point.y, area.y, bottom(area));
  return dx * dx + dy * dy;
}

/** The rectangle without `margin` on each side. */
export function inset(area: Rectangle, margin: number): Rectangle {
  return {
    x: area.x + margin,
    y: area.y + margin,
    width: area.width - 2 * margin,
    height: area.height - 2 * margin,
  };
}

/** Moves a rectangle into an area, and shrinks it where the area is smaller. Whole pixels. */
export function fitInto(wanted: Rectangle, area: Rectangle): Rectangle {
  const width = Math.min(wanted.width, area.width);
  const height = Math.min(wanted.height, area.height);
  return {
    x: Math.round(clamp(wanted.x, area.x, right(area) - width)),
    y: Math.round(clamp(wanted.y, area.y, bottom(area) - height)),
    width,
    height,
  };
}
