import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { openAppWindow, type AppWindow } from './app-window.ts';
import { ClipboardPage } from './clipboard-page.ts';
import { Connection } from './connection.ts';
import { createProfile, removeProfile } from './profile.ts';
import { chromiumSwitches, ownSwitches } from './chromium-switches.ts';
import { Targets } from './targets.ts';

export interface LaunchOptions {
  readonly executable: string;
  readonly headless: boolean;
  /** `undefined` opens no port, 0 lets Chromium choose one. */
  readonly debuggingPort: number | undefined;
  /** Switches the app appended, in Chromium's own spelling. */
  readonly switches: readonly string[];
}

/** A running Chromium; it ends with this process, even when this process is killed, because its pipe closes. */
export interface Chromium {
  readonly connection: Connection;
  readonly targets: Targets;
  readonly clipboard: ClipboardPage;
  /** For example `156.0.8078.79`. */
  readonly version: string;
  /** `http://127.0.0.1:N` when there is a debugging port. */
  readonly devtools: string | undefined;
  readonly openAppWindow: (id: number, gone: () => void) => Promise<AppWindow>;
}

/** Starts Chromium without a window. Rejects when it ends before it answers; ends this process when it ends later. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const profile = createProfile();
  const switches = chromiumSwitches(options, profile);
  const child = spawn(options.executable, [...ownSwitches(options), ...switches], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  process.once('exit', () => {
    killGroup(child);
    removeProfile(profile);
  });
  const connection = new Connection(child.stdio[4] as Readable, child.stdio[3] as Writable);
  const targets = new Targets(connection);
  const [version, devtools] = await Promise.all([
    connection.browser.send('Browser.getVersion'),
    announcedPort(child, options.debuggingPort !== undefined),
    targets.watch(),
  ]);
  child.once('exit', (code) => {
    process.stderr.write(`Chromium has ended (${code ?? 'killed'}).\n`);
    process.exit(1);
  });
  return {
    connection,
    targets,
    clipboard: new ClipboardPage(connection, targets),
    version: version.product.replace(/^.*\//, ''),
    devtools,
    openAppWindow: (id, gone) =>
      openAppWindow(targets, [options.executable, ...switches], id, gone),
  };
}

/** Chromium announces its port on stderr only. */
function announcedPort(child: ChildProcess, isAsked: boolean): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-4_000);
      const address = /DevTools listening on ws:\/\/([^/]+)\//.exec(text)?.[1];
      if (address !== undefined) resolve(`http://${address}`);
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      reject(new Error(`Chromium ended (${code ?? 'killed'}): ${text}`)),
    );
    if (!isAsked) resolve(undefined);
  });
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (process.platform === 'win32') child.kill('SIGKILL');
    else process.kill(-child.pid, 'SIGKILL');
  } catch {
    // It had ended already.
  }
}
