import { execFileSync } from 'node:child_process';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openKeyring } from '../../scripts/lib/machine/keyring.ts';
import { findProgram } from '../../scripts/lib/machine/programs.ts';

const possible =
  process.platform === 'linux' &&
  findProgram(['dbus-daemon']) !== undefined &&
  findProgram(['gnome-keyring-daemon']) !== undefined;

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
  vi.stubEnv('XDG_RUNTIME_DIR', undefined);
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', undefined);
  vi.spyOn(console, 'log').mockReturnValue();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await rm(folder, { recursive: true, force: true });
});

function keytar(call: string, env: Readonly<Record<string, string>>): string {
  const program = `require('keytar').${call}.then((answer) => process.stdout.write(String(answer)))`;
  const options = { encoding: 'utf8', env: { ...process.env, ...env } } as const;
  return execFileSync(process.execPath, ['-e', program], options);
}

test.runIf(possible)(
  'on a Linux machine without a desktop session (with dbus-daemon and gnome-keyring) API keys are kept from one start to the next',
  async () => {
    const first = await openKeyring(folder);
    keytar("setPassword('service', 'account', 'a secret')", first.env);
    first.close();
    const second = await openKeyring(folder);
    expect(keytar("getPassword('service', 'account')", second.env)).toBe('a secret');
    second.close();
    expect(await readdir(folder)).toEqual(expect.arrayContaining(['keyrings', 'password']));
    expect((await stat(join(folder, 'password'))).mode & 0o077).toBe(0);
  },
);

test('a desktop session of the machine is left as it is', async () => {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', 'unix:path=/somewhere');
  const session = await openKeyring(folder);
  expect(session.env).toEqual({});
  expect(await readdir(folder)).toEqual([]);
  session.close();
});
