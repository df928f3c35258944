import {
  app,
  dialog,
  Menu,
  nativeTheme,
  Notification,
  powerMonitor,
  protocol,
  session,
  shell,
} from 'electron';
import { join } from 'node:path';
import { pushChannel } from '../../preload/contract/api.ts';
import type { Route } from '../../preload/contract/pushes.ts';
import { aboutPanel } from './about.ts';
import { appMenu } from './app-menu.ts';
import { serveApp } from './app-protocol.ts';
import { createPopover } from './create-popover.ts';
import { createTray, type LiveTray } from './create-tray.ts';
import type { Desktop, DesktopParts } from './desktop.ts';
import { openLink } from './links.ts';
import { Notifications } from './notifications.ts';
import { everyFewMoments } from './moments.ts';
import type { Popover } from './popover.ts';
import { watchPower } from './power.ts';
import { saveFile, type AskWhere } from './save-file.ts';
import { onSecondInstance } from './single-instance.ts';
import { windowBackground } from './theme.ts';
import type { TrayAction } from './tray-view.ts';
import { guardSession } from './web-security.ts';

/** Prices change many times a second; people read the tray a few times a minute. */
const RENDER_PAUSE_MS = 250;

/**
 * Builds the app's presence on the desktop: tray icon, popover, notifications. Call once, after ready, and keep the answer for
 * as long as the app runs.
 */
export function createDesktop(parts: DesktopParts): Desktop {
  guardSession(session.defaultSession);
  serveApp(protocol, parts.page);
  describeApp(parts);
  applyTheme(parts);

  const popover: Popover = createPopover(
    parts,
    () => tray.bounds(),
    (isVisible) => {
      renderTray();
      parts.onVisibility(isVisible);
    },
  );
  const tray: LiveTray = createTray(parts, {
    isWindowVisible: () => popover.isVisible,
    onClick: () => popover.click(),
    onAction: (action) => act(action),
  });
  const renderTray = everyFewMoments(parts.clock, RENDER_PAUSE_MS, () => tray.render());
  const render = (): void => {
    applyTheme(parts);
    renderTray();
  };
  const show = (route?: Route): void => {
    if (route) popover.instruct(pushChannel('navigate'), route);
    popover.show('elsewhere');
  };
  const act = (action: TrayAction): void => {
    switch (action.name) {
      case 'toggle':
        return popover.toggle();
      case 'open':
        popover.instruct(pushChannel('navigate'), action.route);
        return popover.show('tray');
      case 'refresh':
        return parts.refresh();
      case 'about':
        return app.showAboutPanel();
      case 'quit':
        return app.quit();
    }
  };
  followSystem(parts, popover, tray, show);
  return {
    notifier: createNotifier(parts),
    prepare: () => popover.prepare(),
    show,
    dismiss: () => popover.dismiss(),
    hold: (isHeld) => popover.hold(isHeld),
    get hasPage() {
      return popover.hasPage;
    },
    push: (name, value) => popover.send(pushChannel(name), value),
    saveFile: (name, text) => saveFile(askWhere(popover), app.getPath('downloads'), name, text),
    chooseFile: (name) => askWhere(popover)(join(app.getPath('downloads'), name)),
    showFile: (path) => shell.showItemInFolder(path),
    openLink: (url) => openLink((link) => shell.openExternal(link), url),
    render,
  };
}

function describeApp({ platform, appName, version }: DesktopParts): void {
  const menu = appMenu(platform, appName);
  Menu.setApplicationMenu(menu && Menu.buildFromTemplate([...menu]));
  app.setAboutPanelOptions(aboutPanel(appName, version));
  // No Dock icon and no menu bar, also when it was not started from a bundle that says so.
  if (platform === 'darwin') app.setActivationPolicy('accessory');
}

/** Also decides the page's `prefers-color-scheme`. */
function applyTheme({ settings }: DesktopParts): void {
  const { theme } = settings();
  if (nativeTheme.themeSource !== theme) nativeTheme.themeSource = theme;
}

/** What the system does to the app, as opposed to what people do with it. */
function followSystem(
  parts: DesktopParts,
  popover: Popover,
  tray: LiveTray,
  show: () => void,
): void {
  app.on('before-quit', () => popover.quit());
  app.on('activate', () => show());
  onSecondInstance(app, (launch) => {
    if (!launch.hidden) show();
    parts.onLaunch(launch);
  });
  nativeTheme.on('updated', () => {
    popover.setBackground(windowBackground(nativeTheme));
    tray.redraw();
  });
  watchPower(powerMonitor, parts.onPower);
}

/** The dialog takes the focus from the popover, which must not hide for it. */
function askWhere(popover: Popover): AskWhere {
  return async (suggestion) => {
    popover.hold(true);
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: suggestion });
    popover.hold(false);
    return canceled ? null : filePath;
  };
}

function createNotifier({ clock, log }: DesktopParts): Notifications {
  return new Notifications({
    isSupported: () => Notification.isSupported(),
    create: (options) => new Notification(options),
    clock,
    log,
  });
}
