import type { Platform } from '../../preload/contract/snapshot.ts';

/** What a shortcut asks for, on any screen. */
export type Shortcut =
  'add' | 'browse' | 'alerts' | 'archive' | 'filter' | 'settings' | 'refresh' | 'undo' | 'back';

/** The part of a keyboard event that shortcuts are recognised by. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const withModifier: Readonly<Record<string, Shortcut>> = {
  n: 'add',
  o: 'browse',
  b: 'alerts',
  e: 'archive',
  f: 'filter',
  ',': 'settings',
  r: 'refresh',
  z: 'undo',
};

const alone: Readonly<Record<string, Shortcut>> = { '/': 'filter', F5: 'refresh', Escape: 'back' };

/**
 * The shortcut a key press stands for; `null` for none.
 *
 * `text` is what stands in the field the person types in, `null` outside of fields: there, letters belong to the text, and
 * so does undo when there is any.
 */
export function shortcutOf(
  press: KeyPress,
  platform: Platform,
  text: string | null,
): Shortcut | null {
  if (press.altKey) return null;
  const modifier = platform === 'darwin' ? press.metaKey : press.ctrlKey;
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  if (other) return null;
  const shortcut = (modifier ? withModifier[press.key.toLowerCase()] : alone[press.key]) ?? null;
  if (shortcut === 'undo' && text) return null;
  return press.key === '/' && text !== null ? null : shortcut;
}

/** Writes `mod+n` as people of that platform read it: `⌘N`, `Ctrl+N`. */
export function keysText(keys: string, platform: Platform): string {
  return keys
    .replace('mod+', platform === 'darwin' ? '⌘' : 'Ctrl+')
    .replace(/(?<![A-Za-z])[a-z]$/, (letter) => letter.toUpperCase());
}

/** The text of the field that a key press goes to; `null` when it goes to none. */
export function textUnder(target: EventTarget | null): string | null {
  if (target instanceof HTMLTextAreaElement) return target.value;
  const takesText =
    target instanceof HTMLInputElement && ['text', 'search', 'password'].includes(target.type);
  return takesText ? target.value : null;
}
