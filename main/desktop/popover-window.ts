import { BrowserWindow, Menu, type BrowserWindowConstructorOptions } from 'electron';
import { APP_PAGE } from './app-origin.ts';
import { editMenu } from './edit-menu.ts';
import type { PopoverEvents, PopoverWindow } from './popover-parts.ts';

/** Makes the popover's window, hidden, and starts loading the page. */
export function openPopoverWindow(
  options: BrowserWindowConstructorOptions,
  events: PopoverEvents,
): PopoverWindow {
  const window = new BrowserWindow(options);
  if (process.platform === 'darwin') showOnEverySpace(window);
  if (process.platform === 'win32') window.setAlwaysOnTop(true, 'pop-up-menu');
  report(window, events);
  window.loadURL(APP_PAGE).catch((error: unknown) => events.failedToLoad(String(error)));
  return {
    isVisible: () => !window.isDestroyed() && window.isVisible(),
    show: () => window.show(),
    focus: () => window.focus(),
    hide: () => window.hide(),
    bounds: () => window.getBounds(),
    setBounds: (bounds) => window.setBounds(bounds),
    setBackground: (color) => window.setBackgroundColor(color),
    send: (channel, value) => window.webContents.send(channel, value),
    reload: () => window.webContents.reload(),
    destroy: () => window.destroy(),
  };
}

/**
 * Also over other apps in full screen. Without `skipTransformProcessType` this call would bring the Dock icon back, which a
 * tray app does not have.
 */
function showOnEverySpace(window: BrowserWindow): void {
  window.setVisibleOnAllWorkspaces(true, {
    visibleOnFullScreen: true,
    skipTransformProcessType: true,
  });
}

function report(window: BrowserWindow, events: PopoverEvents): void {
  window.once('ready-to-show', () => events.painted());
  window.on('blur', () => events.blurred());
  window.on('show', () => events.shown());
  window.on('hide', () => events.hidden());
  window.on('move', () => events.moved());
  window.on('resize', () => events.moved());
  window.on('close', (event) => {
    if (!events.mayClose()) event.preventDefault();
  });
  window.on('closed', () => events.closed());
  window.on('session-end', () => events.sessionEnded());
  window.webContents.on('context-menu', (_event, context) => {
    const items = editMenu(context);
    if (items.length === 0) return;
    events.menuOpened(true);
    Menu.buildFromTemplate(items).popup({ window, callback: () => events.menuOpened(false) });
  });
  window.webContents.on('did-finish-load', () => events.loaded());
  window.webContents.on('render-process-gone', (_event, { reason }) => events.crashed(reason));
}
