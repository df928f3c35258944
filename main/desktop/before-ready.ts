import { app, protocol } from 'electron';
import { appScheme } from './app-protocol.ts';
import type { Launch } from './launch.ts';
import { becomeOnlyInstance } from './single-instance.ts';
import { guardContents } from './web-security.ts';

/**
 * Windows ties notifications to the Start-menu shortcut with this id; the installer writes the same one
 * (`appId` in electron-builder.yml).
 */
const APP_USER_MODEL_ID = 'io.github.kalshi-tray';

/**
 * Everything that Electron takes before the app is ready only, so call it first thing and synchronously. Returns `false` when
 * another instance has the app already: then quit at once.
 */
export function prepareApp(launch: Launch): boolean {
  app.enableSandbox();
  protocol.registerSchemesAsPrivileged([appScheme]);
  if (process.platform === 'win32') app.setAppUserModelId(APP_USER_MODEL_ID);
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
  // Without a listener the app would quit with its last window; a tray app has none most of the time.
  app.on('window-all-closed', () => undefined);
  return becomeOnlyInstance(app, launch);
}
