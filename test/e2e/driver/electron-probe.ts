import type Electron from 'electron';

/** What the probe keeps in Electron's main process, and does there for the driver. */
export interface Probe {
  readonly links: readonly string[];
  readonly trays: () => readonly {
    readonly title: string;
    readonly tooltip: string;
    readonly icon: string;
    readonly menu: readonly ProbedItem[] | null;
  }[];
  readonly clickTray: (kind: string) => void;
  readonly clickMenuItem: (labels: readonly string[]) => void;
  readonly notifications: () => readonly {
    readonly title: string;
    readonly body: string;
    readonly silent: boolean;
    readonly actions: readonly string[];
  }[];
  readonly endNotification: (index: number, event: string, action?: number) => void;
  readonly answerDialog: (files: readonly string[]) => void;
}

interface ProbedItem {
  readonly type: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly checked: boolean;
  readonly submenu: readonly ProbedItem[];
}

/** The part of Electron's `MenuItem` in use. */
interface Entry {
  readonly type: string;
  readonly label: string;
  readonly enabled: boolean;
  readonly visible: boolean;
  readonly checked: boolean;
  readonly submenu?: { readonly items: readonly Entry[] };
  readonly click: unknown;
}

/**
 * Runs in real Electron's main process before the app (`electron -r`), because nothing lists trays and notifications
 * afterwards: it notes them as the app calls their methods. It changes nothing the app can see, except that links are noted
 * instead of opened and open dialogs are answered by the test. A tray's first picture goes to the constructor and is not seen.
 *
 * The function's own text is written to a file, so it uses nothing from outside itself.
 */
export function probeElectron(electron: typeof Electron): void {
  interface Seen {
    title: string;
    tooltip: string;
    icon: string;
    menu: { readonly items: readonly Entry[] } | null;
  }
  const trays = new Map<Electron.Tray, Seen>();
  const shown = new Set<Electron.Notification>();
  const links: string[] = [];
  const answers: (readonly string[])[] = [];

  const before = <T extends object>(
    prototype: T,
    name: keyof T,
    note: (self: T, args: readonly unknown[]) => void,
  ): void => {
    const original = prototype[name] as (...args: unknown[]) => unknown;
    const noting = function (this: T, ...args: unknown[]): unknown {
      note(this, args);
      return Reflect.apply(original, this, args);
    };
    Object.defineProperty(prototype, name, { value: noting, configurable: true, writable: true });
  };
  const seen = (tray: Electron.Tray): Seen => {
    const known = trays.get(tray) ?? { title: '', tooltip: '', icon: '', menu: null };
    trays.set(tray, known);
    return known;
  };
  const tray = electron.Tray.prototype;
  before(tray, 'setToolTip', (self, [text]) => (seen(self).tooltip = String(text)));
  before(tray, 'setTitle', (self, [text]) => {
    seen(self).title = process.platform === 'darwin' ? String(text) : '';
  });
  before(tray, 'setImage', (self, [image]) => {
    seen(self).icon =
      typeof image === 'string' ? image : (image as Electron.NativeImage).toDataURL();
  });
  for (const name of ['setContextMenu', 'popUpContextMenu'] as const) {
    before(tray, name, (self, [menu]) => {
      if (menu !== undefined) seen(self).menu = menu as Seen['menu'];
    });
  }
  before(tray, 'destroy', (self) => trays.delete(self));
  before(electron.Notification.prototype, 'show', (self) => shown.add(self));
  before(electron.Notification.prototype, 'close', (self) => shown.delete(self));
  electron.shell.openExternal = (url) => Promise.resolve(void links.push(url));
  electron.dialog.showOpenDialog = () => {
    const filePaths = [...(answers.shift() ?? [])];
    return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
  };
  electron.dialog.showSaveDialog = () => {
    const [filePath = ''] = answers.shift() ?? [];
    return Promise.resolve({ canceled: filePath === '', filePath });
  };

  const items = (entries: readonly Entry[]): readonly ProbedItem[] =>
    entries
      .filter((item) => item.visible)
      .map((item) => ({
        type: item.type,
        label: item.label,
        enabled: item.enabled,
        checked: item.checked,
        submenu: items(item.submenu?.items ?? []),
      }));
  const first = (): readonly [Electron.Tray, Seen] => {
    const [entry] = trays;
    if (!entry) throw new Error('The app has no tray icon.');
    return entry;
  };
  const clickItem = (entries: readonly Entry[], labels: readonly string[]): void => {
    const [label, ...rest] = labels;
    const item = entries.find((each) => each.visible && each.label === label);
    if (!item) throw new Error(`The menu has no item "${label ?? ''}".`);
    if (!item.enabled) throw new Error(`The menu item "${item.label}" is disabled.`);
    if (rest.length > 0) clickItem(item.submenu?.items ?? [], rest);
    else (item.click as () => void)();
  };
  const probe: Probe = {
    links,
    trays: () =>
      [...trays.values()].map(({ menu, ...facts }) => ({
        ...facts,
        menu: menu && items(menu.items),
      })),
    clickTray: (kind) => {
      const [icon] = first();
      const keys = { altKey: false, ctrlKey: false, shiftKey: false, metaKey: false };
      icon.emit(kind, keys, icon.getBounds(), { x: 0, y: 0 });
    },
    clickMenuItem: (labels) => clickItem(first()[1].menu?.items ?? [], labels),
    notifications: () =>
      [...shown].map(({ title, body, silent, actions }) => ({
        title,
        body,
        silent,
        actions: actions.map(({ text }) => text ?? ''),
      })),
    endNotification: (index, event, action) => {
      const notification = [...shown][index];
      if (!notification) throw new Error(`There is no notification ${index}.`);
      shown.delete(notification);
      notification.emit(event, { actionIndex: action, selectionIndex: -1 }, action, -1);
    },
    answerDialog: (files) => void answers.push(files),
  };
  Object.defineProperty(globalThis, 'kalshiTrayProbe', { value: probe });
}
