import { spawn, type ChildProcess } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { Connection } from './connection.ts';
import { Targets } from './targets.ts';
import { createProfile, removeProfile } from './profile.ts';

export interface LaunchOptions {
  readonly executable: string;
  readonly headless: boolean;
  /** `undefined` opens no port, 0 lets Chromium choose one. */
  readonly debuggingPort: number | undefined;
  /** Switches the app was started with or appended, in Chromium's own spelling. */
  readonly switches: readonly string[];
}

/** A running Chromium; it ends with this process, even when this process is killed. */
export interface Chromium {
  readonly connection: Connection;
  readonly targets: Targets;
  /** For example `156.0.8078.79`. */
  readonly version: string;
  /** `http://127.0.0.1:N` when there is a debugging port. */
  readonly devtools: string | undefined;
  /** Ends Chromium and its children at once and removes its profile. Synchronous: it runs while the process exits. */
  readonly kill: () => void;
}

/** Names under `.invalid` never resolve (RFC 6761); this keeps even the question off the network. */
const noLookups = '--host-resolver-rules=MAP *.standin.invalid ~NOTFOUND';

const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-quic',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--password-store=basic',
  '--use-mock-keychain',
  noLookups,
];

/** Starts Chromium without a window. Rejects when it ends before it answers. */
export async function launchChromium(options: LaunchOptions): Promise<Chromium> {
  const profile = createProfile();
  const child = spawn(options.executable, switchesFor(options, profile), {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  const kill = (): void => {
    killGroup(child);
    removeProfile(profile);
  };
  process.once('exit', kill);
  const devtools = watchForPort(child, options.debuggingPort);
  const connection = new Connection(child.stdio[4] as Readable, child.stdio[3] as Writable);
  const [version, url] = await Promise.all([
    connection.browser.send('Browser.getVersion'),
    devtools,
    new Promise((resolve, reject) => child.once('spawn', resolve).once('error', reject)),
  ]);
  const targets = new Targets(connection);
  await targets.watch();
  return { connection, targets, kill, devtools: url, version: version.product.split('/')[1] ?? '' };
}

function switchesFor(options: LaunchOptions, profile: string): readonly string[] {
  const port = options.debuggingPort;
  return [
    ...(options.headless ? ['--headless', '--disable-gpu'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...quiet,
    '--remote-debugging-pipe',
    ...(port === undefined ? [] : [`--remote-debugging-port=${port}`]),
    `--user-data-dir=${profile}`,
    ...options.switches,
  ];
}

/** Chromium announces its port on stderr only. */
function watchForPort(child: ChildProcess, port: number | undefined): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    let text = '';
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      text = (text + chunk).slice(-4_000);
      const found = /DevTools listening on ws:\/\/([^/]+)\//.exec(text);
      if (found?.[1]) resolve(`http://${found[1]}`);
    });
    child.once('exit', (code) =>
      reject(new Error(`Chromium ended (${code ?? 'killed'}): ${text}`)),
    );
    if (port === undefined) resolve(undefined);
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
