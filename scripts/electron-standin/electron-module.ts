import type Electron from 'electron';
import { StandinApp } from './api/app.ts';
import {
  browserWindowClass,
  menuClass,
  menuItemClass,
  notificationClass,
  trayClass,
} from './classes.ts';
import { clipboardOf } from './api/clipboard.ts';
import { dialogOf } from './api/dialog.ts';
import { globalShortcutOf } from './api/global-shortcut.ts';
import type { RoleActions } from './api/menu-item.ts';
import { nativeImage } from './api/native-image.ts';
import { StandinNativeTheme } from './api/native-theme.ts';
import { netOf } from './api/net.ts';
import { StandinPowerMonitor } from './api/power-monitor.ts';
import { StandinScreen } from './api/screen.ts';
import { sessionOf } from './api/session.ts';
import { shellOf } from './api/shell.ts';
import type { Host } from './host.ts';
import type { Manifest } from './manifest.ts';
import { notImplemented, strictly } from './strict.ts';

/** Electron's module for one run, and the pieces that control also acts on. */
export interface Pieces {
  readonly app: StandinApp;
  readonly powerMonitor: StandinPowerMonitor;
  /** What `import … from 'electron'` gives. */
  readonly electron: Readonly<Record<string, unknown>>;
}

type Name = keyof typeof Electron;

/** What Electron has in its main process and the stand-in has not; using one throws by name. */
const missing = [
  ...['autoUpdater', 'contentTracing', 'crashReporter', 'desktopCapturer', 'inAppPurchase'],
  ...['netLog', 'powerSaveBlocker', 'pushNotifications', 'safeStorage', 'systemPreferences'],
  ...['utilityProcess', 'webContents', 'webFrameMain'],
  ...['BaseWindow', 'ImageView', 'MessageChannelMain', 'ShareMenu', 'TouchBar', 'View'],
  ...['WebContentsView', 'WebSocket'],
] as const satisfies readonly Name[];

export function createElectron(host: Host, manifest: Manifest): Pieces {
  const app = new StandinApp(host, manifest);
  const powerMonitor = new StandinPowerMonitor(host.platform);
  const roles = rolesOf(host, app);
  const electron = {
    ...Object.fromEntries(missing.map((name) => [name, lacking(name)])),
    app,
    powerMonitor,
    nativeImage,
    BrowserWindow: browserWindowClass(host),
    Menu: menuClass(host, roles),
    MenuItem: menuItemClass(roles),
    Notification: notificationClass(host),
    Tray: trayClass(host),
    clipboard: clipboardOf(host),
    dialog: dialogOf(host),
    globalShortcut: globalShortcutOf(host),
    ipcMain: host.ipcMain,
    nativeTheme: new StandinNativeTheme(host.theme),
    net: netOf(host),
    protocol: host.sessions.partition('').protocol,
    screen: new StandinScreen(host.readiness),
    session: sessionOf(host),
    shell: shellOf(host),
  } satisfies Partial<Record<Name, unknown>>;
  return { app, powerMonitor, electron };
}

/** A class whose every member throws, and whose construction does. */
function lacking(name: string): object {
  const refuse = function (): never {
    throw notImplemented(name, 'constructor');
  };
  return strictly(name, refuse);
}

function rolesOf(host: Host, app: StandinApp): RoleActions {
  return {
    quit: () => app.quit(),
    about: () => app.showAboutPanel(),
    close: () => host.windows.focused?.close(),
    reload: () => host.windows.focused?.reload(),
  };
}
