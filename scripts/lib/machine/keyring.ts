import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cache } from '../paths.ts';
import { hasSessionBus } from './needs.ts';
import { findProgram } from './programs.ts';
import { startService, type Service } from './service.ts';
import type { Session } from './session.ts';

type Environment = Readonly<Record<string, string>>;

/**
 * Starts a D-Bus session with an unlocked gnome-keyring on a Linux machine that has no session. Where there is one, its own
 * keyring is the right one, whatever state it is in; where the programs are missing, the app copes without.
 *
 * @param folder where the keyring is kept: in the project instead of among the person's own, with its password beside it,
 * readable by this user only. It is for trying things out and protects no better than that.
 */
export async function openKeyring(folder = join(cache, 'keyring')): Promise<Session> {
  if (process.platform !== 'linux' || hasSessionBus() || !findProgram(['dbus-daemon']))
    return { env: {}, close: () => undefined };
  const switches = ['--session', '--nofork', '--nopidfile', '--print-address'];
  const bus = await startService('dbus-daemon', switches);
  const env = { DBUS_SESSION_BUS_ADDRESS: bus.greeting };
  try {
    const daemon = await startKeyring(folder, env);
    const close = (): void => {
      daemon?.stop();
      bus.stop();
    };
    return { env, close };
  } catch (error) {
    bus.stop();
    throw error;
  }
}

async function startKeyring(folder: string, env: Environment): Promise<Service | undefined> {
  if (!findProgram(['gnome-keyring-daemon'])) return undefined;
  console.log(`There is no desktop session: API keys go to a keyring for development, ${folder}.`);
  return startService(
    'gnome-keyring-daemon',
    ['--foreground', '--unlock', '--components=secrets'],
    {
      input: await passwordIn(folder),
      env: { ...env, XDG_DATA_HOME: folder },
    },
  );
}

async function passwordIn(folder: string): Promise<string> {
  const file = join(folder, 'password');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!existsSync(file)) await writeFile(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFile(file, 'utf8');
}
