import type Electron from 'electron';
import { StandinApp } from './api/app.ts';
import { asBrowserWindow, StandinBrowserWindow } from './api/browser-window.ts';
import { StandinMenu, StandinMenuItem, type RoleActions } from './api/menu.ts';
import { nativeImage } from './api/native-image.ts';
import { StandinNotification } from './api/notification.ts';
import { StandinScreen } from './api/screen.ts';
import {
  clipboardOf,
  dialogOf,
  globalShortcutOf,
  netOf,
  shellOf,
  StandinNativeTheme,
  StandinPowerMonitor,
} from './api/small.ts';
import { StandinTray } from './api/tray.ts';
import type { Host } from './host.ts';
import { asSession } from './renderer/session.ts';
import { strictly } from './strict.ts';

/** The stand-in's pieces that control also acts on. */
export interface Pieces {
  readonly app: StandinApp;
  readonly powerMonitor: StandinPowerMonitor;
  readonly nativeTheme: StandinNativeTheme;
  /** What `import … from 'electron'` gives. */
  readonly electron: Readonly<Record<string, unknown>>;
}

/** What Electron's module has in the main process and the stand-in has not; each throws by name when it is used. */
const missing = [
  'autoUpdater',
  'BaseWindow',
  'contentTracing',
  'crashReporter',
  'desktopCapturer',
  'inAppPurchase',
  'MessageChannelMain',
  'netLog',
  'powerSaveBlocker',
  'pushNotifications',
  'safeStorage',
  'ShareMenu',
  'systemPreferences',
  'TouchBar',
  'utilityProcess',
  'View',
  'webContents',
  'WebContentsView',
  'webFrameMain',
] as const satisfies readonly (keyof typeof Electron)[];

/** Makes Electron's module for one run. */
export function createElectron(host: Host): Pieces {
  const app = new StandinApp(host);
  const powerMonitor = new StandinPowerMonitor(host.platform);
  const nativeTheme = new StandinNativeTheme(host);
  const defaultSession = asSession(host.sessions.partition(''));
  const electron = {
    ...Object.fromEntries(missing.map((name) => [name, strictly(name, () => undefined)])),
    app,
    powerMonitor,
    nativeTheme,
    nativeImage,
    BrowserWindow: browserWindowClass(host),
    Menu: menuClass(rolesOf(host, app)),
    MenuItem: menuItemClass(rolesOf(host, app)),
    Notification: notificationClass(host),
    Tray: class extends StandinTray {
      constructor(image: Electron.NativeImage | string) {
        super(host, image);
      }
    },
    clipboard: clipboardOf(host),
    dialog: dialogOf(host),
    globalShortcut: globalShortcutOf(host),
    ipcMain: host.ipcMain,
    net: netOf(host),
    protocol: defaultSession.protocol,
    screen: new StandinScreen(host.readiness),
    session: strictly<typeof Electron.session>('session', {
      defaultSession,
      fromPartition: (name) => asSession(host.sessions.partition(name)),
    }),
    shell: shellOf(host),
  };
  return { app, powerMonitor, nativeTheme, electron };
}

function browserWindowClass(host: Host) {
  return class BrowserWindow extends StandinBrowserWindow {
    constructor(options?: Electron.BrowserWindowConstructorOptions) {
      super(host, options);
    }

    static getAllWindows(): Electron.BrowserWindow[] {
      return host.windows.all.map(asBrowserWindow);
    }

    static getFocusedWindow(): Electron.BrowserWindow | null {
      const { focused } = host.windows;
      return focused ? asBrowserWindow(focused) : null;
    }

    static fromId(id: number): Electron.BrowserWindow | null {
      const found = host.windows.all.find((window) => window.id === id);
      return found ? asBrowserWindow(found) : null;
    }

    static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
      return BrowserWindow.fromId(contents.id);
    }
  };
}

function menuClass(roles: RoleActions) {
  let applicationMenu: StandinMenu | null = null;
  return class Menu extends StandinMenu {
    constructor() {
      super([], roles);
    }

    static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): StandinMenu {
      return new StandinMenu(template, roles);
    }

    static setApplicationMenu(menu: StandinMenu | null): void {
      applicationMenu = menu;
    }

    static getApplicationMenu(): StandinMenu | null {
      return applicationMenu;
    }
  };
}

function menuItemClass(roles: RoleActions) {
  return class MenuItem extends StandinMenuItem {
    constructor(options: Electron.MenuItemConstructorOptions) {
      super(options, roles);
    }
  };
}

function notificationClass(host: Host) {
  return class Notification extends StandinNotification {
    constructor(options?: Electron.NotificationConstructorOptions) {
      super(host, options);
    }

    static isSupported(): boolean {
      return true;
    }
  };
}

function rolesOf(host: Host, app: StandinApp): RoleActions {
  return {
    quit: () => app.quit(),
    about: () => app.showAboutPanel(),
    close: () => host.windows.focused?.close(),
    reload: () => host.windows.focused?.reload(),
  };
}
