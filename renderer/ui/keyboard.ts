import type { Platform } from '../../preload/contract/snapshot.ts';

/** What a shortcut asks for, on any screen. */
export type Shortcut = 'add' | 'filter' | 'settings' | 'refresh' | 'undo' | 'back';

/** The part of a keyboard event that shortcuts are recognised by. */
export interface KeyPress {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
}

const withModifier: Readonly<Record<string, Shortcut>> = {
  n: 'add',
  f: 'filter',
  ',': 'settings',
  r: 'refresh',
  z: 'undo',
};

const alone: Readonly<Record<string, Shortcut>> = { '/': 'filter', F5: 'refresh', Escape: 'back' };

/**
 * The shortcut a key press stands for; `null` for none.
 *
 * While the person types, letters belong to the text and undo to the field.
 */
export function shortcutOf(press: KeyPress, platform: Platform, typing: boolean): Shortcut | null {
  if (press.altKey) return null;
  const modifier = platform === 'darwin' ? press.metaKey : press.ctrlKey;
  const other = platform === 'darwin' ? press.ctrlKey : press.metaKey;
  if (other) return null;
  const shortcut = (modifier ? withModifier[press.key.toLowerCase()] : alone[press.key]) ?? null;
  const belongsToText = shortcut === 'undo' || press.key === '/';
  return typing && belongsToText ? null : shortcut;
}

/** Writes `mod+n` as people of that platform read it: `⌘N`, `Ctrl+N`. */
export function keysText(keys: string, platform: Platform): string {
  return keys
    .replace('mod+', platform === 'darwin' ? '⌘' : 'Ctrl+')
    .replace(/[a-z]$/, (letter) => letter.toUpperCase());
}

/** Whether key presses on this element belong to text that is being typed. */
export function takesText(target: EventTarget | null): boolean {
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target instanceof HTMLInputElement && !['radio', 'checkbox', 'file'].includes(target.type);
}
