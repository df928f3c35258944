import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { equip } from '../../scripts/lib/machine/equip.ts';
import { hasSessionBus, type Need } from '../../scripts/lib/machine/needs.ts';
import { findProgram } from '../../scripts/lib/machine/programs.ts';
import { startService } from '../../scripts/lib/machine/service.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('what the machine lacks', () => {
  const absent = new Set<string>();
  const need = (debianPackage: string, vital: boolean): Need => ({
    ...{ what: `the ${debianPackage}`, debianPackage, vital },
    present: () => !absent.has(debianPackage),
  });
  const needs = [need('screen', true), need('keyring', false)];

  beforeEach(() => absent.clear());

  test('does not matter when it lacks nothing', async () => {
    const install = vi.fn();
    await equip(needs, install);
    expect(install).not.toHaveBeenCalled();
  });

  test('is installed where that is possible', async () => {
    absent.add('screen').add('keyring');
    const install = vi.fn((packages: readonly string[]) => {
      packages.forEach((name) => absent.delete(name));
      return Promise.resolve();
    });
    await equip(needs, install);
    expect(install).toHaveBeenCalledExactlyOnceWith(['screen', 'keyring']);
  });

  test('is named together with what to type where it cannot be installed', async () => {
    absent.add('screen').add('keyring');
    await expect(equip(needs, () => Promise.resolve())).rejects.toThrow(
      'This machine lacks the screen, the keyring. On Debian or Ubuntu: sudo apt-get install screen keyring',
    );
  });

  test('is only remarked upon when the app copes without it', async () => {
    absent.add('keyring');
    const warn = vi.spyOn(console, 'warn').mockReturnValue();
    await equip(needs, () => Promise.resolve());
    expect(warn.mock.calls.join()).toContain('lacks the keyring');
    warn.mockRestore();
  });
});

test('a program is looked for on the PATH in its order, and must be one that can be run', async () => {
  const program = join(folder, 'tool');
  const path = ['', join(folder, 'nowhere'), folder].join(delimiter);
  await writeFile(program, '', { mode: 0o644 });
  if (process.platform !== 'win32') expect(findProgram(['tool'], path)).toBeUndefined();
  await rm(program);
  await writeFile(program, '', { mode: 0o755 });
  expect(findProgram(['absent', 'tool'], path)).toBe(program);
  expect(findProgram([program], '')).toBe(program);
});

test('a D-Bus session is known by its variable or by its socket', async () => {
  expect(hasSessionBus({})).toBe(false);
  expect(hasSessionBus({ DBUS_SESSION_BUS_ADDRESS: 'unix:path=/x' })).toBe(true);
  expect(hasSessionBus({ XDG_RUNTIME_DIR: folder })).toBe(false);
  await writeFile(join(folder, 'bus'), '');
  expect(hasSessionBus({ XDG_RUNTIME_DIR: folder })).toBe(true);
});

describe('a background program', () => {
  const node = process.execPath;

  test('is ready with its first words, gets its input, and ends when it is stopped', async () => {
    const ended = join(folder, 'ended');
    const program = `
      process.on('SIGTERM', () => { require('node:fs').writeFileSync(${JSON.stringify(ended)}, ''); process.exit(); });
      process.stdin.on('data', (data) => console.log('got ' + data));
      setInterval(() => {}, 1_000);`;
    const service = await startService(node, ['-e', program], { input: 'a secret' });
    expect(service.greeting).toBe('got a secret');
    service.stop();
    if (process.platform !== 'win32')
      await expect.poll(() => stat(ended).then((found) => found.isFile())).toBe(true);
  });

  test('that ends at once or does not exist is an error', async () => {
    await expect(startService(node, ['-e', ''])).rejects.toThrow('ended at once');
    await expect(startService(join(folder, 'none'), [])).rejects.toThrow('could not be started');
  });
});
