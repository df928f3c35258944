import { resolve } from 'node:path';

/** The command line of the stand-in, read as Electron reads its own: `[switches] <app folder> [the app's arguments]`. */
export interface CommandLine {
  readonly appFolder: string;
  /** `undefined`: no debugging port; 0: any free one. */
  readonly debuggingPort: number | undefined;
  readonly userDataDir: string | undefined;
  /** The stand-in's own switch: behave as on this platform. */
  readonly platform: NodeJS.Platform;
  /** All switches by lower-case name, for `app.commandLine`. */
  readonly switches: ReadonlyMap<string, string>;
  readonly all: readonly string[];
}

const platforms: readonly NodeJS.Platform[] = ['darwin', 'linux', 'win32'];

/** Throws with the usage when there is no app folder or a value makes no sense. */
export function readCommandLine(args: readonly string[], folder: string): CommandLine {
  const appFolder = args.find((arg) => !arg.startsWith('-'));
  if (appFolder === undefined) throw new Error('Usage: electron-standin [switches] <app folder>');
  const switches = new Map(args.filter((arg) => arg.startsWith('--')).map(readSwitch));
  const platform = switches.get('standin-platform') ?? process.platform;
  const known = platforms.find((name) => name === platform);
  if (!known) throw new Error(`--standin-platform: expected one of ${platforms.join(', ')}.`);
  const userDataDir = switches.get('user-data-dir');
  return {
    appFolder: resolve(folder, appFolder),
    debuggingPort: readPort(switches.get('remote-debugging-port')),
    userDataDir: userDataDir ? resolve(folder, userDataDir) : undefined,
    platform: known,
    switches,
    all: args,
  };
}

function readSwitch(arg: string): readonly [name: string, value: string] {
  const [, name = '', value = ''] = /^--([^=]*)=?([\s\S]*)$/.exec(arg) ?? [];
  return [name.toLowerCase(), value];
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (text !== '' && Number.isInteger(port) && port >= 0 && port < 65_536) return port;
  throw new Error('--remote-debugging-port: expected a number from 0 to 65535.');
}
