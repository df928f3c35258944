import type { MenuItemConstructorOptions } from 'electron';
import type { Platform } from '../../preload/contract/snapshot.ts';

/**
 * The application menu; `null` where there is none. macOS finds Copy, Paste, Undo, Close and Quit by their menu items
 * only, even when the menu bar does not show them; elsewhere Chromium knows the keys itself and a menu would draw a bar.
 */
export function appMenu(
  platform: Platform,
  name: string,
): readonly MenuItemConstructorOptions[] | null {
  if (platform !== 'darwin') return null;
  const application: MenuItemConstructorOptions[] = [
    { role: 'about' },
    { type: 'separator' },
    { role: 'hide' },
    { role: 'quit' },
  ];
  return [
    { label: name, submenu: application },
    { role: 'editMenu' },
    { label: 'Window', submenu: [{ role: 'close' }] },
  ];
}
