import type Electron from 'electron';
import type { Connection } from '../chromium/connection.ts';
import { originOf, toApp } from '../schemes.ts';
import type { SessionState } from './session.ts';

type Permission = Parameters<NonNullable<SessionState['permissionCheck']>>[1];

/** Electron's names of permissions, with Chromium's. */
const names: Partial<Record<Permission, readonly string[]>> = {
  'clipboard-read': ['clipboard-read'],
  'clipboard-sanitized-write': ['clipboard-write'],
  geolocation: ['geolocation'],
  'idle-detection': ['idle-detection'],
  'local-fonts': ['local-fonts'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
  'persistent-storage': ['persistent-storage'],
  'screen-wake-lock': ['screen-wake-lock'],
  'window-management': ['window-management'],
};

/**
 * Settles a page's permissions before it loads. Chromium cannot be made to ask later, so the app's handlers are asked about
 * every permission beforehand, as if the page had requested it; without handlers everything is granted, as in Electron.
 */
export async function settlePermissions(
  { browser }: Connection,
  state: SessionState,
  contents: Electron.WebContents,
  chromiumUrl: string,
): Promise<void> {
  const { origin } = new URL(chromiumUrl);
  const url = toApp(chromiumUrl);
  const settle = async (permission: Permission): Promise<void> => {
    const setting = (await isAllowed(state, contents, permission, url)) ? 'granted' : 'denied';
    for (const name of names[permission] ?? []) {
      await browser.send('Browser.setPermission', { permission: { name }, setting, origin });
    }
  };
  await Promise.all((Object.keys(names) as Permission[]).map(settle));
}

async function isAllowed(
  { permissionCheck, permissionRequest }: SessionState,
  contents: Electron.WebContents,
  permission: Permission,
  url: string,
): Promise<boolean> {
  const details = { requestingUrl: url, isMainFrame: true };
  if (permissionCheck && !permissionCheck(contents, permission, originOf(url), details))
    return false;
  if (!permissionRequest) return true;
  return new Promise((resolve) => permissionRequest(contents, permission, resolve, details));
}
