import { ONE_CENT, type MicroDollars } from '../../preload/contract/prices.ts';

/** Less movement than this does not fill the height: noise must not look like news. */
const LEAST_RANGE = 4 * ONE_CENT;

/** The strokes of a sparkline as an SVG path within `width` × `height`; empty when nothing is known. */
export function sparkPath(
  points: readonly (MicroDollars | null)[],
  width: number,
  height: number,
): string {
  const known = points.filter((point) => point !== null);
  const [low, high] = [Math.min(...known), Math.max(...known)];
  const range = Math.max(high - low, LEAST_RANGE);
  const bottom = (low + high - range) / 2;
  const step = width / Math.max(1, points.length - 1);
  return points
    .map((point, place) => {
      if (point === null) return '';
      const y = height * (1 - (point - bottom) / range);
      const pen = (points[place - 1] ?? null) === null ? 'M' : 'L';
      return `${pen}${(place * step).toFixed(1)} ${y.toFixed(1)}`;
    })
    .join('');
}
