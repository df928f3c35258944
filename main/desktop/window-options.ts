import type { BrowserWindowConstructorOptions, WebPreferences } from 'electron';
import type { Platform } from '../../preload/contract/snapshot.ts';
import type { Size } from './geometry.ts';

export const DEFAULT_SIZE: Size = { width: 400, height: 600 };
const MIN_SIZE: Size = { width: 320, height: 400 };

/**
 * The page runs sandboxed, isolated and without Node. These are Electron's defaults today; they are written down because
 * everything else rests on them.
 */
export function pagePreferences(preload: string, isPackaged: boolean): WebPreferences {
  return {
    preload,
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    // Alerts sound when the window is hidden and nobody has ever clicked in it.
    autoplayPolicy: 'no-user-gesture-required',
    spellcheck: false,
    devTools: !isPackaged,
  };
}

/**
 * A frameless window that floats above others, as a popover does, and is in no list of windows.
 *
 * On macOS it is a panel: it takes the keyboard without activating the app, so that the app in front gets its focus back when
 * the popover goes, and it opens over apps in full screen.
 */
export function popoverOptions(
  platform: Platform,
  title: string,
  backgroundColor: string,
  webPreferences: WebPreferences,
): BrowserWindowConstructorOptions {
  return {
    ...DEFAULT_SIZE,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title,
    show: false,
    frame: false,
    resizable: true,
    maximizable: false,
    minimizable: false,
    fullscreenable: false,
    skipTaskbar: true,
    alwaysOnTop: true,
    backgroundColor,
    webPreferences,
    ...(platform === 'darwin' && {
      type: 'panel',
      hiddenInMissionControl: true,
      acceptFirstMouse: true,
    }),
  };
}
