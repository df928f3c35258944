/** Where the parts of the tray icon lie, in pixels of the image; columns and their outlines are whole pixels. */
export interface IconLayout {
  /** The three columns, left to right: left, top, right, bottom. */
  readonly columns: readonly (readonly [
    left: number,
    top: number,
    right: number,
    bottom: number,
  ])[];
  /** Thickness of a hollow column's outline. */
  readonly line: number;
  /** Centre of the state's mark, the same from the left as from the top. */
  readonly mark: number;
  /** Pixels per unit of the 16 × 16 drawing, for the parts that need no whole pixels. */
  readonly scale: number;
}

const UNITS = 16;

/** In units: three columns of this width and these heights. */
const WIDTH = 4;
const HEIGHTS = [4, 7, 13];

/** The last column makes room for a dot above it. */
const HEIGHTS_UNDER_DOT = [4, 7, 8];

/** Lays the icon out for an image of `size` × `size` pixels; scaling a finished layout would blur every edge. */
export function layoutIcon(size: number, hasDot: boolean): IconLayout {
  const scale = size / UNITS;
  const width = Math.round(WIDTH * scale);
  const gap = Math.max(1, Math.round(scale));
  const heights = hasDot ? HEIGHTS_UNDER_DOT : HEIGHTS;
  const margin = Math.floor((size - heights.length * width - (heights.length - 1) * gap) / 2);
  const columns = heights.map((height, index) => {
    const left = margin + index * (width + gap);
    const bottom = size - margin;
    return [left, bottom - Math.round(height * scale), left + width, bottom] as const;
  });
  return { columns, line: Math.max(1, Math.floor(scale)), mark: margin + 3 * scale, scale };
}
