import type { Platform } from '../../preload/contract/snapshot.ts';

/** What works on every screen, and the keys that ask for it: `mod` is ⌘ on macOS and Ctrl elsewhere. */
export const shortcutKeys = {
  add: ['mod+n'],
  browse: ['mod+o'],
  alerts: ['mod+b'],
  archive: ['mod+e'],
  filter: ['/', 'mod+f'],
  settings: ['mod+,'],
  refresh: ['F5', 'mod+r'],
  undo: ['mod+z'],
  shortcuts: ['?'],
  back: ['Escape'],
} as const;

/** What a shortcut asks for, on any screen. */
export type Shortcut = keyof typeof shortcutKeys;

/** The part of a keyboard event that shortcuts are recognised by. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const shortcutByKeys: ReadonlyMap<string, Shortcut> = new Map(
  (Object.keys(shortcutKeys) as Shortcut[]).flatMap((shortcut) =>
    shortcutKeys[shortcut].map((keys) => [keys, shortcut] as const),
  ),
);

/** Where a key press goes: to the page, to a text field, or to one where typing is the last thing that was done. */
export type KeyTarget = 'page' | 'field' | 'typed-field';

/** The shortcut a key press stands for; `null` for none. In a field letters belong to the text, and undo after typing. */
export function shortcutOf(
  press: KeyPress,
  platform: Platform,
  target: KeyTarget,
): Shortcut | null {
  if (press.altKey) return null;
  const modifier = platform === 'darwin' ? press.metaKey : press.ctrlKey;
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  if (other) return null;
  if (!modifier && target !== 'page' && press.key.length === 1) return null;
  const keys = modifier ? `mod+${press.key.toLowerCase()}` : press.key;
  const shortcut = shortcutByKeys.get(keys) ?? null;
  return shortcut === 'undo' && target === 'typed-field' ? null : shortcut;
}

/** Writes `mod+n` as people of that platform read it: `⌘N`, `Ctrl+N`. */
export function keysText(keys: string, platform: Platform): string {
  return keys
    .replace('mod+', platform === 'darwin' ? '⌘' : 'Ctrl+')
    .replace(/(?<![A-Za-z])[a-z]$/, (letter) => letter.toUpperCase());
}

/** Whether a key press there writes into a text. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && ['text', 'search', 'password'].includes(target.type);
}
