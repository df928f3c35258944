import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { AppDriver, DriverKind, LaunchOptions, RunningApp } from './driver.ts';
import { standinDriver } from './standin-driver.ts';
import { electronDriver } from './electron-driver.ts';
import { repository } from './repository.ts';

export type * from './driver.ts';
export { MovedClock } from './moved-clock.ts';

/** Real Electron where its program is present, else the stand-in. */
export function driverKind(): DriverKind {
  const isFetched = existsSync(join(repository, 'node_modules/electron/path.txt'));
  return isFetched || process.env['ELECTRON_OVERRIDE_DIST_PATH'] ? 'electron' : 'stand-in';
}

const drivers: Readonly<Record<DriverKind, AppDriver>> = {
  electron: electronDriver,
  'stand-in': standinDriver,
};

/** Starts the built app (`npm run build` first) under the driver of this machine. */
export function launch(options: LaunchOptions): Promise<RunningApp> {
  return drivers[driverKind()].launch(options);
}
