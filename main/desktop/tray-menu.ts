import type { MenuItemConstructorOptions } from 'electron';
import { assertNever } from '../../preload/contract/result.ts';
import type { TrayAction, TrayItem } from './tray-view.ts';

/** Electron's template of a tray menu; `act` is called with what the person chose. */
export function trayMenuTemplate(
  items: readonly TrayItem[],
  act: (action: TrayAction) => void,
): MenuItemConstructorOptions[] {
  return items.map((item) => {
    switch (item.kind) {
      case 'separator':
        return { type: 'separator' };
      case 'text':
        return { label: literal(item.label), enabled: false };
      case 'action':
      case 'price':
        return { label: literal(item.label), click: () => act(item.action) };
      default:
        return assertNever(item);
    }
  });
}

/** A single `&` marks the shortcut letter of a label on every platform and is not shown (Electron docs, Menu). */
function literal(label: string): string {
  return label.replaceAll('&', '&&');
}
