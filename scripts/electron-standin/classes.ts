import type Electron from 'electron';
import { StandinBrowserWindow } from './api/browser-window.ts';
import { StandinMenuItem, type RoleActions } from './api/menu-item.ts';
import { snapshotOf } from './api/menu-snapshot.ts';
import { StandinMenu } from './api/menu.ts';
import { StandinNotification } from './api/notification.ts';
import { StandinTray } from './api/tray.ts';
import type { Host } from './host.ts';
import { whole } from './strict.ts';

/** Electron's classes, whose constructors the app calls: each is tied to one run of the stand-in here. */

export function browserWindowClass(host: Host) {
  const found = (window: StandinBrowserWindow | undefined): Electron.BrowserWindow | null =>
    window ? whole<Electron.BrowserWindow>(window) : null;
  return class BrowserWindow extends StandinBrowserWindow {
    constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
      super(host, options);
    }

    static getAllWindows(): Electron.BrowserWindow[] {
      return host.windows.all.map((window) => whole<Electron.BrowserWindow>(window));
    }

    static getFocusedWindow(): Electron.BrowserWindow | null {
      return found(host.windows.focused);
    }

    static fromId(id: number): Electron.BrowserWindow | null {
      return found(host.windows.all.find((window) => window.id === id));
    }

    static fromWebContents(contents: Electron.WebContents): Electron.BrowserWindow | null {
      return BrowserWindow.fromId(contents.id);
    }
  };
}

export function menuClass({ desktop }: Host, roles: RoleActions) {
  let applicationMenu: StandinMenu | null = null;
  return class Menu extends StandinMenu {
    static buildFromTemplate(template: Electron.MenuItemConstructorOptions[]): StandinMenu {
      return new Menu(template.map((options) => new StandinMenuItem(options, roles)));
    }

    static setApplicationMenu(menu: StandinMenu | null): void {
      applicationMenu = menu;
      desktop.applicationMenu = menu && snapshotOf(menu.held);
    }

    static getApplicationMenu(): StandinMenu | null {
      return applicationMenu;
    }
  };
}

export function menuItemClass(roles: RoleActions) {
  return class MenuItem extends StandinMenuItem {
    constructor(options: Electron.MenuItemConstructorOptions) {
      super(options, roles);
    }
  };
}

export function notificationClass(host: Host) {
  return class Notification extends StandinNotification {
    constructor(options?: Electron.NotificationConstructorOptions) {
      super(host, options);
    }

    static isSupported(): boolean {
      return true;
    }
  };
}

export function trayClass(host: Host) {
  return class Tray extends StandinTray {
    constructor(image: Electron.NativeImage | string) {
      super(host, image);
    }
  };
}
