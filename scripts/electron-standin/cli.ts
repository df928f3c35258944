import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { findChromium } from './chromium/find.ts';
import { launchChromium } from './chromium/launch.ts';
import { startControl } from './control/server.ts';
import { Desktop } from './desktop.ts';
import { createElectron } from './electron-module.ts';
import { provideElectron } from './hooks.ts';
import { Host } from './host.ts';
import { dressProcess, watchProcess } from './process.ts';
import { readCommandLine } from './switches.ts';

/** Runs the app of the given folder as `electron <folder>` would. */
async function main(): Promise<void> {
  const commandLine = readCommandLine(process.argv.slice(2), process.cwd());
  const electronVersion = packageField('electron', 'version');
  const headless = process.platform === 'linux' && !process.env['DISPLAY'];
  const host: Host = new Host({
    commandLine,
    desktop: new Desktop(),
    electronVersion,
    headless,
    launch: () =>
      launchChromium({
        executable: findChromium(process.env),
        headless,
        debuggingPort: commandLine.debuggingPort,
        switches: [...host.appended].map(([name, value]) => `--${name}${value && `=${value}`}`),
      }),
  });
  const pieces = createElectron(host);
  dressProcess(host);
  watchProcess(host, pieces.app);
  provideElectron(pieces.electron);
  const entry = packageMain(commandLine.appFolder);
  const deadlock = setTimeout(() => {
    if (host.askedForReady)
      host.log('app.whenReady() is awaited at the top level: Electron never becomes ready then.');
  }, 10_000);
  await import(pathToFileURL(entry).href);
  clearTimeout(deadlock);
  host.readiness.arrive();
  pieces.app.emit('will-finish-launching');
  pieces.app.emit('ready', { preventDefault: () => undefined }, {});
  const chromium = await host.chromium();
  if (commandLine.debuggingPort === undefined) return;
  const control = await startControl(host, pieces);
  process.stdout.write(`${JSON.stringify({ devtools: chromium.devtools, control })}\n`);
}

function packageMain(folder: string): string {
  const { main: entry = 'index.js' } = JSON.parse(
    readFileSync(join(folder, 'package.json'), 'utf8'),
  ) as { main?: string };
  return join(folder, entry);
}

function packageField(name: string, field: string): string {
  const manifest = join(import.meta.dirname, '../../node_modules', name, 'package.json');
  return String((JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, unknown>)[field]);
}

main().catch((error: unknown) => {
  process.stderr.write(
    `${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
  );
  process.exit(1);
});
