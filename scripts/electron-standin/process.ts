import { spawn } from 'node:child_process';
import type { StandinApp } from './api/app.ts';
import type { Host } from './host.ts';

/** Makes `process` look to the app as it does in Electron's main process. */
export function dressProcess(host: Host): void {
  const { execPath } = process;
  process.argv = [execPath, ...host.commandLine.all];
  const own = { electron: host.electronVersion, chrome: '0.0.0.0' };
  const define = (name: string, value: unknown): void =>
    void Object.defineProperty(process, name, { value, configurable: true, enumerable: true });
  define('versions', Object.freeze({ ...process.versions, ...own }));
  define('type', 'browser');
  define('platform', host.platform);
  define('defaultApp', true);
  define('resourcesPath', host.commandLine.appFolder);
}

/** Ends as Electron ends: signals quit the app, uncaught errors do not, and nothing is left running. */
export function watchProcess(host: Host, app: StandinApp): void {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    let asked = false;
    process.on(signal, () => {
      if (asked) process.exit(1);
      asked = true;
      app.quit();
    });
  }
  process.on('uncaughtException', (error) => {
    if (process.listenerCount('uncaughtException') > 1) return;
    host.log(`A JavaScript error occurred in the main process\n${error.stack ?? error.message}`);
  });
  process.on('unhandledRejection', (reason) => {
    if (process.listenerCount('unhandledRejection') > 1) return;
    host.log(`UnhandledPromiseRejectionWarning: ${String(reason)}`);
  });
  process.on('exit', () => {
    if (host.relaunch) startAgain(host.relaunch);
  });
}

function startAgain({ args, execPath }: Electron.RelaunchOptions): void {
  const own = [import.meta.filename.replace(/process\.ts$/, 'cli.ts')];
  spawn(execPath ?? process.execPath, [...own, ...(args ?? process.argv.slice(1))], {
    detached: true,
    stdio: 'inherit',
  }).unref();
}
