import { takesText } from '../ui/keyboard.ts';

/** Whether a key press is a letter or arrow on its own, and goes to nothing that has a use for it. */
export function isPlainPress(event: KeyboardEvent): boolean {
  const { target, key } = event;
  if (event.defaultPrevented || event.isComposing || takesText(target)) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const isOnChoice = target instanceof HTMLInputElement || target instanceof HTMLSelectElement;
  return !(isOnChoice && key.startsWith('Arrow'));
}
