import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium } from './chromium/find.ts';
import { launchChromium } from './chromium/launch.ts';
import { openDesktopWindow } from './control/desktop-window.ts';
import { startControl } from './control/server.ts';
import { createElectron } from './electron-module.ts';
import { provideElectron } from './hooks.ts';
import { Host } from './host.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { dressProcess, watchProcess } from './process.ts';
import { readCommandLine } from './switches.ts';

/** How long the entry may take before a top-level `await app.whenReady()` is suspected, in milliseconds. */
const patienceMs = 10_000;

/** Runs the app of a folder as `electron <folder>` would, and tells its ports once the first windows are there. */
async function main(): Promise<void> {
  const host = createHost();
  const { appFolder, debuggingPort } = host.commandLine;
  const manifest = readManifest(appFolder);
  const pieces = createElectron(host, manifest);
  dressProcess(host);
  watchProcess(host, pieces.app);
  provideElectron(pieces.electron);
  await runEntry(host, manifest);
  pieces.app.becomeReady();
  if (!host.readiness.isReady) return;
  const chromium = await host.chromium();
  if (debuggingPort === undefined && host.headless) {
    host.log('There is no display. To see the app, connect to it: --remote-debugging-port=9222');
    return;
  }
  const control = await startControl(host, pieces);
  if (debuggingPort === undefined) {
    await openDesktopWindow(chromium, control, () => pieces.app.quit());
    return;
  }
  await Promise.allSettled(host.windows.all.map((window) => window.hasOpened()));
  process.stdout.write(`${JSON.stringify({ devtools: chromium.devtools, control })}\n`);
}

function createHost(): Host {
  const commandLine = readCommandLine(process.argv.slice(2), process.cwd());
  const { debuggingPort } = commandLine;
  const headless =
    process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'];
  const electron = readManifest(join(import.meta.dirname, '../../node_modules/electron'));
  return new Host({
    commandLine,
    electronVersion: electron.version ?? '',
    headless,
    launch: (appended) => {
      const switches = [...appended].map(([name, value]) => `--${name}${value && `=${value}`}`);
      const executable = findChromium(process.env);
      return launchChromium({ executable, headless, debuggingPort, switches });
    },
  });
}

/** `ready` waits for the entry and its top-level awaits; one that waits for `ready` never ends. */
async function runEntry(host: Host, { main: entry = 'index.js' }: Manifest): Promise<void> {
  const late = setTimeout(() => {
    host.log(
      'The main script has not finished. Does it await app.whenReady() at the top level? Electron would never be ready.',
    );
  }, patienceMs);
  await import(pathToFileURL(join(host.commandLine.appFolder, entry)).href);
  clearTimeout(late);
}

main().catch((error: unknown) => {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
