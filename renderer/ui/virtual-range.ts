/** Rows kept ready beyond each edge, so that fast scrolling shows no gaps. */
const SPARE_ROWS = 4;

export interface VirtualRange {
  readonly first: number;
  /** One past the last. */
  readonly end: number;
}

/** Which rows of a list must exist to fill a viewport. All measures are in CSS pixels. */
export function visibleRange(
  scrollTop: number,
  viewport: number,
  rowHeight: number,
  rows: number,
): VirtualRange {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - SPARE_ROWS);
  const end = Math.ceil((scrollTop + viewport) / rowHeight) + SPARE_ROWS;
  return { first: Math.min(first, rows), end: Math.min(end, rows) };
}

/** Where to scroll so that one row is wholly in view; the same place when it already is. */
export function scrollToShow(
  row: number,
  scrollTop: number,
  viewport: number,
  rowHeight: number,
): number {
  const top = row * rowHeight;
  const lowest = top + rowHeight - viewport;
  return Math.max(Math.min(scrollTop, top), lowest);
}
