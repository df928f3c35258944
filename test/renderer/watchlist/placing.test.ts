import { describe, expect, it } from 'vitest';
import type { WatchlistEntry, WatchlistGroup } from '../../../preload/contract/snapshot.ts';
import { moveEntries } from '../../../main/watchlist/arrange.ts';
import { linesOf, type Line } from '../../../renderer/watchlist/lines.ts';
import { placeAt, placeOneOn, slotUnder } from '../../../renderer/watchlist/placing.ts';

/** `A B | C D` are two markets outside of groups and two in the first group; `(C)` is in a collapsed one. */
function parse(text: string): { entries: WatchlistEntry[]; groups: WatchlistGroup[] } {
  const parts = text.split('|').map((part) => part.trim());
  const groups = parts.slice(1).map((part, index) => ({
    id: index + 1,
    name: `Group ${index + 1}`,
    isCollapsed: part.startsWith('('),
    isEvent: false,
  }));
  const entries = parts.flatMap((part, index) =>
    (part.match(/[A-Z]/g) ?? []).map((ticker) => ({
      ticker,
      title: ticker,
      groupId: index === 0 ? null : index,
      isPinned: false,
      series: null,
    })),
  );
  return { entries, groups };
}

const lines = (entries: readonly WatchlistEntry[], groups: readonly WatchlistGroup[]) =>
  linesOf(entries, groups, (same) => same);

function write(shown: readonly Line[]): string {
  return shown.map((line) => (line.kind === 'group' ? '|' : line.key)).join(' ');
}

/** The list after the keys have moved `tickers` once. */
function moved(text: string, tickers: string, direction: 1 | -1): string | null {
  const { entries, groups } = parse(text);
  const moving = new Set(tickers);
  const place = placeOneOn(lines(entries, groups), moving, direction);
  if (!place) return null;
  const open = groups.map((group) => ({ ...group, isCollapsed: false }));
  return write(lines(moveEntries(entries, [...moving], place.before, place.groupId), open));
}

describe('moving a market by one line', () => {
  it.each([
    ['A B C', 'A', 1, 'B A C'],
    ['A B C', 'C', -1, 'A C B'],
    ['A B C D', 'BC', 1, 'A D B C'],
    ['A B C D', 'BC', -1, 'B C A D'],
    ['A B | C', 'B', 1, 'A | B C'],
    ['A | B C', 'B', -1, 'A B | C'],
    ['A | | B', 'A', 1, '| A | B'],
    ['A | B | C', 'C', -1, 'A | B C |'],
    ['A | B C', 'B', 1, 'A | C B'],
    ['A | (B) | C', 'A', 1, '| B | A C'],
    ['A | (B) | C', 'C', -1, 'A C | B |'],
  ] as const)('%s: %s by %i makes %s', (before, tickers, direction, after) => {
    expect(moved(before, tickers, direction)).toBe(after);
  });

  it.each([
    ['A B', 'A', -1],
    ['A B', 'B', 1],
    ['A | B', 'B', 1],
    ['A | (B)', 'A', 1],
    ['A', 'Z', 1],
  ] as const)('%s: %s by %i goes nowhere', (before, tickers, direction) => {
    expect(moved(before, tickers, direction)).toBeNull();
  });
});

describe('dropping a market', () => {
  it.each([
    ['A B C', 'C', 0, 'C A B'],
    ['A B C', 'A', 3, 'B C A'],
    ['A B C', 'A', 1, 'A B C'],
    ['A | B C', 'A', 2, '| A B C'],
    ['A | B C', 'C', 1, 'A C | B'],
    ['A B | C', 'AB', 4, '| C A B'],
    ['A | (B)', 'A', 2, '| B A'],
  ])('%s: %s into gap %i makes %s', (before, tickers, slot, after) => {
    const { entries, groups } = parse(before);
    const moving = new Set(tickers);
    const place = placeAt(lines(entries, groups), slot, moving);
    const open = groups.map((group) => ({ ...group, isCollapsed: false }));
    const arranged = moveEntries(entries, [...moving], place.before, place.groupId);
    expect(write(lines(arranged, open))).toBe(after);
  });
});

describe('a line that is dropped on another one', () => {
  it('takes its place, coming from above and from below', () => {
    expect(slotUnder(0, 1, 0.5)).toBe(2);
    expect(slotUnder(1, 0, 0.5)).toBe(0);
    expect(slotUnder(0, 2, 0.3)).toBe(3);
    expect(slotUnder(2, 0, 0.7)).toBe(0);
  });

  it('stays on its own side of it at the near edge', () => {
    expect(slotUnder(0, 2, 0.2)).toBe(2);
    expect(slotUnder(2, 0, 0.8)).toBe(1);
  });
});
