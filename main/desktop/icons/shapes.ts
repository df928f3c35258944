import type { Shape } from './raster.ts';

export function rectangle(left: number, top: number, right: number, bottom: number): Shape {
  return (x, y) => x >= left && x < right && y >= top && y < bottom;
}

export function disc(centerX: number, centerY: number, radius: number): Shape {
  return (x, y) => Math.hypot(x - centerX, y - centerY) <= radius;
}

/** A line with round ends. */
export function stroke(
  fromX: number,
  fromY: number,
  toX: number,
  toY: number,
  width: number,
): Shape {
  const lengthX = toX - fromX;
  const lengthY = toY - fromY;
  const squared = lengthX ** 2 + lengthY ** 2;
  return (x, y) => {
    const along = squared === 0 ? 0 : ((x - fromX) * lengthX + (y - fromY) * lengthY) / squared;
    const nearest = Math.max(0, Math.min(1, along));
    return Math.hypot(x - fromX - nearest * lengthX, y - fromY - nearest * lengthY) <= width / 2;
  };
}

export function anyOf(...shapes: readonly Shape[]): Shape {
  return (x, y) => shapes.some((shape) => shape(x, y));
}

/** What the first shape covers and the second does not. */
export function without(shape: Shape, hole: Shape): Shape {
  return (x, y) => shape(x, y) && !hole(x, y);
}
