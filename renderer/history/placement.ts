/**
 * In which column each label stands, so that none hides another: labels of that height around places on a line, in the order
 * of their importance. The first column is 0.
 */
export function besideEachOther(places: readonly number[], height: number): readonly number[] {
  const columns: number[] = [];
  places.forEach((place, index) => {
    const taken = new Set(
      columns.filter((_, other) => Math.abs((places[other] ?? 0) - place) < height),
    );
    let column = 0;
    while (taken.has(column)) column += 1;
    columns[index] = column;
  });
  return columns;
}

/** A label on the chart, in CSS pixels: where it begins, and the middle of its height. */
export interface Label {
  readonly left: number;
  readonly y: number;
}

/** What a label takes at most, with the space around it. */
export const LABEL = { width: 96, height: 20 };

/** Where a mark of that size stands so that it hides none of the labels: at `y`, or below them. */
export function belowLabels(
  { x, y }: { readonly x: number; readonly y: number },
  size: number,
  labels: readonly Label[],
): number {
  const away = (LABEL.height + size) / 2;
  return labels
    .filter(({ left }) => x + size / 2 > left && x - size / 2 < left + LABEL.width)
    .toSorted((one, other) => one.y - other.y)
    .reduce((at, label) => (Math.abs(at - label.y) < away ? label.y + away : at), y);
}

/** Things at a place on the chart, in CSS pixels. */
export interface Placed<Item> {
  readonly x: number;
  readonly y: number;
  readonly items: readonly Item[];
}

/** Those nearer to each other than `distance` become one, at the place of the first. */
export function clusters<Item>(
  placed: readonly Placed<Item>[],
  distance: number,
): readonly Placed<Item>[] {
  const found: Placed<Item>[] = [];
  for (const one of placed) {
    const near = found.findIndex(({ x, y }) => Math.hypot(x - one.x, y - one.y) < distance);
    const group = found[near];
    if (group) found[near] = { ...group, items: [...group.items, ...one.items] };
    else found.push(one);
  }
  return found;
}
