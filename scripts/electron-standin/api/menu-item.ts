import type Electron from 'electron';
import { type PartOf, whole } from '../strict.ts';
import { StandinMenu } from './menu.ts';

/** What items with a role do, by lower-case role, for the roles that act on the app. */
export type RoleActions = Readonly<Partial<Record<string, () => void>>>;

const labels: Readonly<Record<string, string>> = {
  about: 'About',
  close: 'Close Window',
  copy: 'Copy',
  cut: 'Cut',
  delete: 'Delete',
  editmenu: 'Edit',
  minimize: 'Minimize',
  paste: 'Paste',
  quit: 'Quit',
  redo: 'Redo',
  reload: 'Reload',
  selectall: 'Select All',
  undo: 'Undo',
};

const clickEvent: Electron.KeyboardEvent = { triggeredByAccelerator: false };

/** An entry of a menu. */
export class StandinMenuItem implements PartOf<Electron.MenuItem> {
  readonly id: string;
  readonly type: Electron.MenuItem['type'];
  readonly sublabel: string;
  readonly accelerator: string;
  label: string;
  enabled: boolean;
  visible: boolean;
  checked: boolean;
  readonly submenu?: Electron.Menu;
  /** The entries below this one. */
  readonly nested: readonly StandinMenuItem[];
  readonly #act: () => void;

  constructor(options: Electron.MenuItemConstructorOptions, roles: RoleActions) {
    const { id, label, type, submenu } = options;
    const role = options.role?.toLowerCase();
    if (label === undefined && role === undefined && type === undefined) {
      throw new TypeError(
        'Invalid template for MenuItem: must have at least one of label, role or type',
      );
    }
    const given: unknown = submenu;
    const menu = given instanceof StandinMenu ? given : nestedMenu(given, roles);
    if (menu) this.submenu = whole<Electron.Menu>(menu);
    this.nested = menu?.held ?? [];
    this.id = id ?? '';
    this.type = type ?? (menu ? 'submenu' : 'normal');
    this.label = label ?? (role === undefined ? '' : (labels[role] ?? role));
    this.sublabel = options.sublabel ?? '';
    this.accelerator = options.accelerator ?? '';
    this.enabled = options.enabled ?? true;
    this.visible = options.visible ?? true;
    this.checked = options.checked ?? false;
    const clicked = (): void =>
      options.click?.(whole<Electron.MenuItem>(this), undefined, clickEvent);
    this.#act = role === undefined ? clicked : () => roles[role]?.();
  }

  /** The person's click: a checkbox changes before the app hears of it. */
  readonly click = (): void => {
    if (this.type === 'checkbox') this.checked = !this.checked;
    if (this.type === 'radio') this.checked = true;
    this.#act();
  };
}

function nestedMenu(template: unknown, roles: RoleActions): StandinMenu | undefined {
  if (!Array.isArray(template)) return undefined;
  const options = template as readonly Electron.MenuItemConstructorOptions[];
  return new StandinMenu(options.map((each) => new StandinMenuItem(each, roles)));
}
