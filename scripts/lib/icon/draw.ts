/** Red, green and blue, 0–255. */
type Colour = readonly [number, number, number];
/** x to the right, y down; the icon spans 0–1 in both. */
type Point = readonly [number, number];

const night: Colour = [16, 24, 40];
const dusk: Colour = [34, 52, 82];
const mint: Colour = [52, 211, 153];
const paper: Colour = [255, 255, 255];

/** The path of a price: level, stepping, rising. */
const price: readonly Point[] = [
  [0.25, 0.66],
  [0.38, 0.66],
  [0.38, 0.53],
  [0.5, 0.53],
  [0.5, 0.6],
  [0.62, 0.6],
  [0.62, 0.36],
  [0.74, 0.36],
];
const last: Point = [0.74, 0.36];

/** The app's icon as RGBA pixels: a price that steps upwards on a dark tile, its last value marked. */
export function drawIcon(size: number): Uint8Array {
  const pixels = new Uint8Array(size * size * 4);
  for (let y = 0; y < size; y += 1)
    for (let x = 0; x < size; x += 1) {
      const at: Point = [(x + 0.5) / size, (y + 0.5) / size];
      pixels.set(colourAt(at, 1 / size), (y * size + x) * 4);
    }
  return pixels;
}

/** Shapes are distances to their edges; an edge is as soft as a pixel is wide. */
function colourAt(at: Point, pixel: number): readonly number[] {
  const cover = (distance: number): number => Math.min(1, Math.max(0, 0.5 - distance / pixel));
  const tile = mix(dusk, night, at[1]);
  const line = mix(tile, mint, cover(toPath(at) - 0.026));
  const colour = mix(line, paper, cover(toPoint(at, last) - 0.058));
  return [...colour, 255 * cover(toTile(at))];
}

/** Room around the tile and its rounding as Apple's icon grid has them: 824 of 1024 points, radius 185. */
function toTile([x, y]: Point): number {
  const radius = 0.181;
  const reach = 0.402 - radius;
  const dx = Math.max(0, Math.abs(x - 0.5) - reach);
  const dy = Math.max(0, Math.abs(y - 0.5) - reach);
  return Math.hypot(dx, dy) - radius;
}

function toPath(at: Point): number {
  const corners = price.slice(1);
  return Math.min(...corners.map((corner, index) => toSegment(at, price[index] ?? corner, corner)));
}

function toSegment([x, y]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const nearestX = Math.min(Math.max(x, Math.min(ax, bx)), Math.max(ax, bx));
  const nearestY = Math.min(Math.max(y, Math.min(ay, by)), Math.max(ay, by));
  return Math.hypot(x - nearestX, y - nearestY);
}

function toPoint([x, y]: Point, [px, py]: Point): number {
  return Math.hypot(x - px, y - py);
}

function mix([r, g, b]: Colour, [r2, g2, b2]: Colour, part: number): Colour {
  const between = (from: number, to: number): number => from + (to - from) * part;
  return [between(r, r2), between(g, g2), between(b, b2)];
}
