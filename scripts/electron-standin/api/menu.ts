import type Electron from 'electron';
import { type PartOf, StrictEmitter } from '../strict.ts';

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

const acts: Readonly<Record<string, string>> = {
  quit: 'Quit',
  about: 'About',
  close: 'Close Window',
  minimize: 'Minimize',
  reload: 'Reload',
  copy: 'Copy',
  cut: 'Cut',
  paste: 'Paste',
  undo: 'Undo',
  redo: 'Redo',
  selectall: 'Select All',
};

/** What an item with a role does, for the roles that act on the app itself. */
export type RoleActions = Readonly<Partial<Record<string, () => void>>>;

/** An entry of a menu. */
export class StandinMenuItem implements PartOf<Electron.MenuItem> {
  readonly id: string;
  readonly type: Electron.MenuItem['type'];
  readonly sublabel: string;
  readonly accelerator: string;
  readonly submenu: Electron.Menu;
  readonly click: () => void;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly items: readonly StandinMenuItem[];

  constructor(options: Electron.MenuItemConstructorOptions, roles: RoleActions) {
    const { label, role, submenu } = options;
    if (label === undefined && role === undefined && options.type === undefined) {
      throw new TypeError(
        'Invalid template for MenuItem: must have at least one of label, role or type',
      );
    }
    const nested = Array.isArray(submenu) ? new StandinMenu(submenu, roles) : submenu;
    this.id = options.id ?? '';
    this.type = options.type ?? (nested ? 'submenu' : 'normal');
    this.label = label ?? acts[(role ?? '').toLowerCase()] ?? role ?? '';
    this.sublabel = options.sublabel ?? '';
    this.accelerator = String(options.accelerator ?? '');
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    this.submenu = nested as Electron.Menu;
    this.items = nested instanceof StandinMenu ? nested.held : [];
    this.click = () => {
      if (this.type === 'checkbox') this.checked = !this.checked;
      if (this.type === 'radio') this.checked = true;
      if (role !== undefined) roles[role.toLowerCase()]?.();
      else
        options.click?.(
          this as Partial<Electron.MenuItem> as Electron.MenuItem,
          undefined,
          clickEvent,
        );
    };
  }
}

const clickEvent: Electron.KeyboardEvent = { triggeredByAccelerator: false };

/** A menu of the app, of the tray or of a window. */
export class StandinMenu extends StrictEmitter implements PartOf<Electron.Menu> {
  readonly held: StandinMenuItem[];

  constructor(template: readonly Electron.MenuItemConstructorOptions[], roles: RoleActions) {
    super('Menu', ['menu-will-show', 'menu-will-close']);
    this.held = template.map((item) =>
      item instanceof StandinMenuItem ? item : new StandinMenuItem(item, roles),
    );
  }

  get items(): Electron.MenuItem[] {
    return this.held as Partial<Electron.MenuItem>[] as Electron.MenuItem[];
  }

  append(item: Electron.MenuItem): void {
    this.insert(this.held.length, item);
  }

  insert(position: number, item: Electron.MenuItem): void {
    if (!(item instanceof StandinMenuItem)) throw new TypeError('Invalid item');
    this.held.splice(position, 0, item);
  }

  getMenuItemById(id: string): Electron.MenuItem | null {
    const all = this.held.flatMap((item) => [item, ...item.items]);
    const found = all.find((item) => item.id === id);
    return (
      (found as Partial<Electron.MenuItem> | undefined as Electron.MenuItem | undefined) ?? null
    );
  }

  popup(): void {
    this.emit('menu-will-show', {});
  }

  closePopup(): void {
    this.emit('menu-will-close', {});
  }
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
      submenu: snapshotOf(item.items),
    }));
}

/** Clicks the item at that path of labels. Throws when it is not there or cannot be clicked. */
export function clickItem(items: readonly StandinMenuItem[], path: readonly string[]): void {
  const [label, ...rest] = path;
  const item = items.find((each) => each.visible && each.label === label);
  if (!item) throw new Error(`The menu has no item "${label ?? ''}".`);
  if (!item.enabled) throw new Error(`The menu item "${item.label}" is disabled.`);
  if (rest.length > 0) return clickItem(item.items, rest);
  item.click();
}
