import { describe, expect, it } from 'vitest';
import { keysText, shortcutOf, type KeyPress } from '../../../renderer/ui/keyboard.ts';

const press = (key: string, held: Partial<KeyPress> = {}): KeyPress => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});
const ctrl = { ctrlKey: true };
const meta = { metaKey: true };

describe('shortcuts', () => {
  it.each([
    ['n', 'add'],
    ['N', 'add'],
    ['f', 'filter'],
    [',', 'settings'],
    ['r', 'refresh'],
    ['z', 'undo'],
  ])('take Ctrl+%s on Linux and Windows, ⌘ on macOS, as "%s"', (key, shortcut) => {
    expect(shortcutOf(press(key, ctrl), 'linux', 'page')).toBe(shortcut);
    expect(shortcutOf(press(key, ctrl), 'win32', 'page')).toBe(shortcut);
    expect(shortcutOf(press(key, meta), 'darwin', 'page')).toBe(shortcut);
    expect(shortcutOf(press(key, ctrl), 'darwin', 'page')).toBeNull();
    expect(shortcutOf(press(key, meta), 'linux', 'page')).toBeNull();
  });

  it.each([
    ['/', 'filter'],
    ['F5', 'refresh'],
    ['Escape', 'back'],
    ['?', 'shortcuts'],
    ['x', null],
  ])('take %s alone as %s', (key, shortcut) => {
    expect(shortcutOf(press(key), 'linux', 'page')).toBe(shortcut);
  });

  it('leave letters and the slash to a field, but let Escape leave it', () => {
    expect(shortcutOf(press('/'), 'linux', 'field')).toBeNull();
    expect(shortcutOf(press('?'), 'linux', 'field')).toBeNull();
    expect(shortcutOf(press('n'), 'linux', 'field')).toBeNull();
    expect(shortcutOf(press('Escape'), 'linux', 'typed-field')).toBe('back');
  });

  it('leave undo to a field after typing in it, and only then', () => {
    expect(shortcutOf(press('z', ctrl), 'linux', 'typed-field')).toBeNull();
    expect(shortcutOf(press('z', ctrl), 'linux', 'field')).toBe('undo');
  });

  it('leave everything with Alt to the system', () => {
    expect(shortcutOf(press('n', { ctrlKey: true, altKey: true }), 'linux', 'page')).toBeNull();
  });
});

describe('shortcuts in writing', () => {
  it.each([
    ['mod+n', 'Ctrl+N', '⌘N'],
    ['mod+,', 'Ctrl+,', '⌘,'],
    ['/', '/', '/'],
    ['F5', 'F5', 'F5'],
    ['Esc', 'Esc', 'Esc'],
  ])('%s reads %s, on macOS %s', (keys, elsewhere, mac) => {
    expect(keysText(keys, 'linux')).toBe(elsewhere);
    expect(keysText(keys, 'darwin')).toBe(mac);
  });
});
