import { beforeEach, describe, expect, it } from 'vitest';
import { ListCursor } from '../../../renderer/ui/list-cursor.svelte.ts';
import { ListSelection } from '../../../renderer/ui/list-selection.svelte.ts';

const plain = { shiftKey: false, ctrlKey: false, metaKey: false };
const shift = { ...plain, shiftKey: true };
const ctrl = { ...plain, ctrlKey: true };

describe('marking rows', () => {
  let keys: string[];
  let cursor: ListCursor;
  let selection: ListSelection;

  beforeEach(() => {
    keys = ['a', 'b', 'c', 'd', 'e'];
    cursor = new ListCursor(() => keys);
    selection = new ListSelection(cursor, () => keys);
    cursor.put(1);
  });

  it('stands for the current row while none is marked', () => {
    expect(selection.keys).toEqual(['b']);
    expect(selection.size).toBe(0);
  });

  it('stretches from where Shift was first held, forth and back', () => {
    for (const key of ['ArrowDown', 'ArrowDown', 'ArrowUp'])
      expect(selection.press({ ...shift, key }, 3)).toBe(true);
    expect(selection.keys).toEqual(['b', 'c']);
    for (const key of ['ArrowUp', 'ArrowUp']) selection.press({ ...shift, key }, 3);
    expect(selection.keys).toEqual(['a', 'b']);
  });

  it('ends with a move without Shift, which is left to the list', () => {
    selection.press({ ...shift, key: 'ArrowDown' }, 3);
    expect(selection.press({ ...plain, key: 'ArrowDown' }, 3)).toBe(false);
    expect(selection.size).toBe(0);
  });

  it('takes in all with Ctrl+A, and leaves other shortcuts alone', () => {
    expect(selection.press({ ...ctrl, key: 'z' }, 3)).toBe(false);
    expect(selection.press({ ...ctrl, key: 'a' }, 3)).toBe(true);
    expect(selection.keys).toEqual(keys);
    expect(selection.clear()).toBe(true);
    expect(selection.clear()).toBe(false);
  });

  it('takes in and lets go of one row with Ctrl+click, and stretches from it with Shift+click', () => {
    expect(selection.click(plain, 3)).toBe(false);
    selection.click(ctrl, 0);
    selection.click(ctrl, 3);
    expect(selection.keys).toEqual(['a', 'd']);
    selection.click(ctrl, 0);
    selection.click(ctrl, 3);
    expect(selection.size).toBe(0);
    selection.click(shift, 1);
    expect(selection.keys).toEqual(['b', 'c', 'd']);
  });

  it('stretches from the row that was clicked last, not from an earlier stretch', () => {
    selection.press({ ...shift, key: 'ArrowUp' }, 3);
    selection.click(ctrl, 3);
    selection.click(shift, 4);
    expect(selection.keys).toEqual(['d', 'e']);
  });

  it('forgets rows that are gone', () => {
    selection.press({ ...shift, key: 'ArrowDown' }, 3);
    keys = ['a', 'c', 'd', 'e'];
    expect(selection.keys).toEqual(['c']);
  });
});
