import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type Electron from 'electron';
import type { StandinApp } from './api/app.ts';
import type { Host } from './host.ts';

/** Makes `process` look to the app as it does in Electron's main process. */
export function dressProcess(host: Host): void {
  const { appFolder, all, platform } = host.commandLine;
  process.argv = [process.execPath, ...all];
  loadNativeCodeFor(process.platform, platform);
  const versions = { ...process.versions, electron: host.electronVersion };
  const looks = { versions, platform, type: 'browser', defaultApp: true, resourcesPath: appFolder };
  for (const [name, value] of Object.entries(looks)) {
    Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
  }
}

/** Native modules choose their file by the platform: whatever the app takes this machine for, it runs its own code only. */
function loadNativeCodeFor(real: NodeJS.Platform, pretended: NodeJS.Platform): void {
  const load = process.dlopen.bind(process);
  process.dlopen = (module, file, ...flags) => {
    load(module, file.replace(`prebuilds/${pretended}-`, `prebuilds/${real}-`), ...flags);
  };
}

/** Ends as Electron ends: signals quit the app, errors that nobody catches do not. */
export function watchProcess(host: Host, app: StandinApp): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      process.once(signal, () => process.exit(1));
      app.quit();
    });
  }
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    host.log(`A JavaScript error occurred in the main process\n${error.stack ?? error.message}`);
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') > 1) return;
    host.log(`Unhandled promise rejection: ${String(reason)}`);
  });
  process.on('exit', () => {
    if (host.relaunch) startAgain(host.relaunch);
  });
}

/** What `app.relaunch` promised. */
function startAgain({ args, execPath }: Electron.RelaunchOptions): void {
  const own = execPath === undefined ? [join(import.meta.dirname, 'cli.ts')] : [];
  spawn(execPath ?? process.execPath, [...own, ...(args ?? process.argv.slice(1))], {
    detached: true,
    stdio: 'inherit',
  }).unref();
}
