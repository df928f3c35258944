import type { StandinMenuItem } from './menu-item.ts';

/** A menu as the person sees it: visible items only. */
export type MenuSnapshot = readonly MenuItemSnapshot[];

export interface MenuItemSnapshot {
  readonly type: string;
  readonly label: string;
  readonly sublabel: string;
  readonly accelerator: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: MenuSnapshot;
}

/** What the menu shows now; later changes of its items do not reach the snapshot. */
export function snapshotOf(items: readonly StandinMenuItem[]): MenuSnapshot {
  return items
    .filter((item) => item.visible)
    .map((item) => ({
      type: item.type,
      label: item.label,
      sublabel: item.sublabel,
      accelerator: item.accelerator,
      enabled: item.enabled,
      checked: item.checked,
      submenu: snapshotOf(item.nested),
    }));
}

/** Clicks the item at that path of labels. Throws when it is not there or cannot be clicked. */
export function clickItem(items: readonly StandinMenuItem[], path: readonly string[]): void {
  const [label, ...rest] = path;
  const item = items.find((each) => each.visible && each.label === label);
  if (!item) throw new Error(`The menu has no item "${label ?? ''}".`);
  if (!item.enabled) throw new Error(`The menu item "${item.label}" is disabled.`);
  if (rest.length > 0) clickItem(item.nested, rest);
  else item.click();
}
