/** A colour with opacity, each part 0–255. */
export type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

/** Says whether a point lies in a shape; coordinates are pixels of the image, y grows downwards. */
export type Shape = (x: number, y: number) => boolean;

/** One part of the drawing. */
export interface Layer {
  readonly shape: Shape;
  readonly color: Rgba;
}

/** Samples per pixel and direction: 4 × 4 give 16 shades, enough for the edge of a dot a few pixels wide. */
const SAMPLES = 4;

/** Draws layers, first at the bottom, into `size` × `size` pixels of RGBA bytes (alpha not premultiplied). */
export function rasterize(size: number, layers: readonly Layer[]): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1) {
    for (let x = 0; x < size; x += 1) {
      pixels.set(pixelAt(x, y, layers), (y * size + x) * 4);
    }
  }
  return pixels;
}

function pixelAt(x: number, y: number, layers: readonly Layer[]): Rgba {
  return layers.reduce<Rgba>(
    (below, { shape, color }) => over(below, color, coverage(x, y, shape)),
    [0, 0, 0, 0],
  );
}

/** How much of a pixel a shape covers, 0–1. */
function coverage(x: number, y: number, shape: Shape): number {
  let hits = 0;
  for (let row = 0; row < SAMPLES; row += 1) {
    for (let column = 0; column < SAMPLES; column += 1) {
      if (shape(x + (column + 0.5) / SAMPLES, y + (row + 0.5) / SAMPLES)) hits += 1;
    }
  }
  return hits / (SAMPLES * SAMPLES);
}

/** Porter and Duff's "over" for colours that are not premultiplied. */
function over(below: Rgba, color: Rgba, share: number): Rgba {
  const top = (color[3] / 255) * share;
  const rest = (below[3] / 255) * (1 - top);
  const alpha = top + rest;
  if (alpha === 0) return below;
  const mix = (a: number, b: number): number => Math.round((a * top + b * rest) / alpha);
  return [
    mix(color[0], below[0]),
    mix(color[1], below[1]),
    mix(color[2], below[2]),
    Math.round(alpha * 255),
  ];
}
