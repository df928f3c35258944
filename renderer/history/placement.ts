/**
 * In which column each label stands, so that none hides another: labels of that height around places on a line, in the order
 * of their importance. The first column is 0; in a column that `isTaken` something else stands.
 */
export function besideEachOther(
  places: readonly number[],
  height: number,
  isTaken: (index: number, column: number) => boolean = () => false,
): readonly number[] {
  const columns: number[] = [];
  places.forEach((place, index) => {
    const taken = new Set(
      columns.filter((_, other) => Math.abs((places[other] ?? 0) - place) < height),
    );
    let column = 0;
    while (taken.has(column) || isTaken(index, column)) column += 1;
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

/** Something on the chart, in CSS pixels: `x` and `y` are its middle. */
interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Whether a part of the label would not be seen. */
export function hides({ x, y, width, height }: Box, label: Label): boolean {
  return (
    Math.abs(y - label.y) < (LABEL.height + height) / 2 &&
    x + width / 2 > label.left &&
    x - width / 2 < label.left + LABEL.width
  );
}

/** Where a mark stands so that it hides none of the labels: at its place, below them, or above where the chart `ends`. */
export function clearOfLabels(mark: Box, labels: readonly Label[], ends: number): number {
  const away = (LABEL.height + mark.height) / 2;
  const sorted = labels.toSorted((one, other) => one.y - other.y);
  const moved = (among: readonly Label[], by: number): number =>
    among.reduce((y, label) => (hides({ ...mark, y }, label) ? label.y + by : y), mark.y);
  const below = moved(sorted, away);
  return below + mark.height / 2 <= ends ? below : moved(sorted.toReversed(), -away);
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
