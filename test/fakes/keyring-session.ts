import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { unlockKeyring } from './keyring-unlock.ts';

/** A test process that is killed closes the pipe; the bus ends then, and the keyring with it. */
const LIVES_WITH_ITS_INPUT = '"$0" --nofork --config-file="$1" & cat; kill $!; wait $!';
const START_TIMEOUT_MS = 10_000;

const run = promisify(execFile);
const PASSWORD = 'pw';
const SECRETS = 'org.freedesktop.secrets';
const BUS = 'org.freedesktop.DBus';

/** Why no keyring session can be had here, or `null` when one can. */
export const noKeyringReason: string | null = missingPrograms();

function missingPrograms(): string | null {
  if (process.platform !== 'linux') return 'gnome-keyring is for Linux';
  const names = ['dbus-daemon', 'dbus-send', 'gnome-keyring-daemon'];
  const missing = names.filter((name) => spawnSync(name, ['--version']).error !== undefined);
  return missing.length > 0 ? `${missing.join(', ')} not installed` : null;
}

/**
 * A session bus with a real, unlocked gnome-keyring, in a directory of their own: nothing of the machine is touched.
 * Programs started with `{ ...process.env, ...session.env }` find them and no others. `stop` ends and deletes all of it.
 */
export async function startKeyringSession(): Promise<KeyringSession> {
  const session = new KeyringSession(mkdtempSync(join(tmpdir(), 'keyring-')));
  await session.startBus();
  await session.startKeyring();
  return session;
}

/**
 * See `startKeyringSession`. The bus starts no programs by itself, so a question of the keyring to the person is dismissed
 * at once, unless `ignoreQuestions` was called.
 */
export class KeyringSession {
  readonly env: Readonly<Record<string, string>>;
  readonly #directory: string;
  #bus: ChildProcess | null = null;
  #keyring: ChildProcess | null = null;

  constructor(directory: string) {
    this.#directory = directory;
    const folder = (name: string): string => {
      mkdirSync(join(directory, name), { mode: 0o700, recursive: true });
      return join(directory, name);
    };
    folder('services');
    this.env = {
      HOME: folder('home'),
      XDG_RUNTIME_DIR: folder('run'),
      XDG_DATA_HOME: folder('data'),
      XDG_CONFIG_HOME: folder('config'),
      XDG_CACHE_HOME: folder('cache'),
      DBUS_SESSION_BUS_ADDRESS: `unix:path=${join(directory, 'bus')}`,
    };
  }

  async startBus(): Promise<void> {
    const configuration = join(this.#directory, 'bus.conf');
    writeFileSync(configuration, busConfiguration(this.#directory));
    const address = this.env['DBUS_SESSION_BUS_ADDRESS'] ?? '';
    const bus = this.#spawn('sh', ['-c', LIVES_WITH_ITS_INPUT, 'dbus-daemon', configuration]);
    this.#bus = bus;
    await until(bus, () => existsSync(address.slice('unix:path='.length)));
  }

  /** Starts the keyring, either open or as it is before the person has logged in. */
  async startKeyring(state: 'unlocked' | 'locked' = 'unlocked'): Promise<void> {
    const unlock = state === 'unlocked' ? ['--unlock'] : [];
    const arguments_ = ['--foreground', '--components=secrets', ...unlock];
    const keyring = this.#spawn('gnome-keyring-daemon', arguments_);
    keyring.stdin?.end(state === 'unlocked' ? PASSWORD : '');
    this.#keyring = keyring;
    await until(keyring, () => this.#isKeyringThere());
  }

  async stopKeyring(): Promise<void> {
    await end(this.#keyring);
    this.#keyring = null;
  }

  async lock(): Promise<void> {
    const collection = '/org/freedesktop/secrets/collection/login';
    const lock = ['org.freedesktop.Secret.Service.Lock', `array:objpath:${collection}`];
    await this.#send(SECRETS, '/org/freedesktop/secrets', ...lock);
  }

  async unlock(): Promise<void> {
    await unlockKeyring(join(this.env['XDG_RUNTIME_DIR'] ?? '', 'keyring', 'control'), PASSWORD);
  }

  /** From now on, questions of the keyring are shown to nobody and wait, as if the person had gone away. */
  async ignoreQuestions(): Promise<void> {
    const service = [
      '[D-BUS Service]',
      'Name=org.gnome.keyring.SystemPrompter',
      `Exec=/bin/sh -c "echo $$ > ${this.#prompterPid}; exec sleep 60"`,
      '',
    ];
    writeFileSync(join(this.#directory, 'services', 'prompter.service'), service.join('\n'));
    await this.#send(BUS, '/org/freedesktop/DBus', `${BUS}.ReloadConfig`);
  }

  /** Dismisses the question that waits. */
  dismissQuestion(): void {
    if (!existsSync(this.#prompterPid)) return;
    process.kill(Number(readFileSync(this.#prompterPid, 'utf8')));
    rmSync(this.#prompterPid);
  }

  async stop(): Promise<void> {
    this.dismissQuestion();
    await end(this.#keyring);
    this.#bus?.stdin?.end();
    await ended(this.#bus);
    rmSync(this.#directory, { recursive: true, force: true });
  }

  get #prompterPid(): string {
    return join(this.#directory, 'prompter.pid');
  }

  #spawn(program: string, arguments_: readonly string[]): ChildProcess {
    const env = { ...process.env, ...this.env };
    return spawn(program, arguments_, { env, stdio: ['pipe', 'ignore', 'ignore'] });
  }

  async #isKeyringThere(): Promise<boolean> {
    const asked = this.#send(BUS, '/', `${BUS}.NameHasOwner`, `string:${SECRETS}`);
    return (await asked).includes('boolean true');
  }

  async #send(destination: string, ...message: readonly string[]): Promise<string> {
    const arguments_ = ['--session', '--print-reply', `--dest=${destination}`, ...message];
    const env = { ...process.env, ...this.env };
    return (await run('dbus-send', arguments_, { env })).stdout;
  }
}

/** No service folders of the machine: a provider is there when a test has started it, and not otherwise. */
function busConfiguration(directory: string): string {
  return `<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
  "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path=${directory}/bus</listen>
  <servicedir>${directory}/services</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
  <limit name="service_start_timeout">600000</limit>
</busconfig>`;
}

/** A program of the system says by nothing but being there that it has started. */
async function until(
  child: ChildProcess,
  isThere: () => boolean | Promise<boolean>,
): Promise<void> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!(await isThere())) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`${child.spawnargs.join(' ')} did not start.`);
    }
    await wait(20);
  }
}

async function end(child: ChildProcess | null): Promise<void> {
  child?.kill();
  await ended(child);
}

async function ended(child: ChildProcess | null): Promise<void> {
  if (child?.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
