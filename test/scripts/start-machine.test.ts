import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { equip, inWords } from '../../scripts/lib/machine/equip.ts';
import { hasSessionBus, type Need } from '../../scripts/lib/machine/needs.ts';
import { findProgram } from '../../scripts/lib/machine/programs.ts';
import { startService } from '../../scripts/lib/machine/service.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function need(vital: boolean, present: boolean): Need {
  return { what: 'a screen', debianPackage: 'xvfb', vital, present: () => present };
}

describe('what the machine lacks', () => {
  test('is named together with what to type', () => {
    expect(inWords([need(true, false), { ...need(true, false), debianPackage: 'dbus' }])).toBe(
      'This machine lacks: a screen, a screen. On Debian or Ubuntu: sudo apt-get install xvfb dbus',
    );
  });

  test('does not matter when it is there', async () => {
    await expect(equip([need(true, true)])).resolves.toBeUndefined();
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
