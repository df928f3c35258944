import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { commandFor, remarksOn } from '../../scripts/lib/electron/command.ts';
import { fetchElectron } from '../../scripts/lib/electron/fetch.ts';
import { findElectron } from '../../scripts/lib/electron/installed.ts';
import { PastFailure } from '../../scripts/lib/electron/past-failure.ts';

const executable =
  { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[
    process.platform as string
  ] ?? 'electron';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function write(path: string, content = ''): Promise<string> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return file;
}

describe("Electron's runtime", () => {
  beforeEach(() => write('package.json', '{ "version": "45.4.1" }'));

  test('is found when it is of the version of the package', async () => {
    const binary = await write(`dist/${executable}`);
    await write('dist/version', 'v45.4.1');
    expect(findElectron('', folder)).toBe(binary);
  });

  test('is not found before it was fetched', () => {
    expect(findElectron('', folder)).toBeUndefined();
  });

  test('of an older version does not count', async () => {
    await write(`dist/${executable}`);
    await write('dist/version', '44.0.0');
    expect(findElectron('', folder)).toBeUndefined();
  });

  test("of the person's own is taken whatever its version", async () => {
    const binary = await write(`own/${executable}`);
    expect(findElectron(join(folder, 'own'), folder)).toBe(binary);
    expect(findElectron(join(folder, 'nowhere'), folder)).toBeUndefined();
  });
});

describe('fetching Electron', () => {
  test('says nothing when the installer succeeds', async () => {
    expect(await fetchElectron(await write('install.js', ''))).toBeUndefined();
  });

  test("gives the installer's reason when it fails", async () => {
    const installer = await write(
      'install.js',
      "console.error(new TypeError('fetch failed').stack); process.exit(1);",
    );
    expect(await fetchElectron(installer)).toBe('fetch failed');
  });

  test('is given up when nothing arrives', async () => {
    const installer = await write('install.js', 'setInterval(() => {}, 1_000);');
    expect(await fetchElectron(installer, 200)).toBe('nothing arrived for 0.2 s');
  });

  test('goes on while something arrives, however slowly', async () => {
    const installer = await write(
      'install.js',
      `const { appendFileSync } = require('node:fs');
       const file = require('node:path').join(require('node:os').tmpdir(), 'download');
       let left = 12;
       setInterval(() => (left-- > 0 ? appendFileSync(file, 'x') : process.exit(0)), 50);`,
    );
    expect(await fetchElectron(installer, 400)).toBeUndefined();
  });
});

describe('a failure to fetch Electron', () => {
  const hourMs = 60 * 60 * 1_000;
  let nowMs = 0;
  const failure = (): PastFailure => new PastFailure(join(folder, 'failure.json'), () => nowMs);

  test('is remembered for a day', async () => {
    await failure().remember('45.4.1', 'fetch failed');
    nowMs += 23 * hourMs;
    expect(await failure().reason('45.4.1')).toBe('fetch failed');
    nowMs += 2 * hourMs;
    expect(await failure().reason('45.4.1')).toBeUndefined();
  });

  test('is of no interest for another version, once forgotten, or when its file is damaged', async () => {
    await failure().remember('45.4.1', 'fetch failed');
    expect(await failure().reason('46.0.0')).toBeUndefined();
    await failure().forget();
    expect(await failure().reason('45.4.1')).toBeUndefined();
    await write('failure.json', '{"version"');
    expect(await failure().reason('45.4.1')).toBeUndefined();
  });
});

describe('the command', () => {
  const electron = { kind: 'electron', binary: '/opt/electron' } as const;
  const standIn = { kind: 'stand-in', why: 'GitHub is out of reach' } as const;
  const args = ['--practice', '--remote-debugging-port=9222'];

  test("passes every argument on to Electron, and root's switch only to root on Linux", () => {
    expect(commandFor(electron, args, false).args).toEqual(['.', ...args]);
    const switches = process.platform === 'linux' ? ['--no-sandbox'] : [];
    expect(commandFor(electron, args, true).args).toEqual([...switches, '.', ...args]);
  });

  test('for the stand-in runs under this Node.js and says why it is used', () => {
    const command = commandFor(standIn, args);
    expect(command.program).toBe(process.execPath);
    expect(command.args.slice(1)).toEqual(['.', ...args]);
    expect(remarksOn(standIn).join()).toContain('GitHub is out of reach');
  });
});
