import { createPackageWithOptions } from '@electron/asar';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { faultsOf, filesIn, type PackedFile } from '../../scripts/lib/package/contents.ts';
import { expectationFor } from '../../scripts/lib/package/expectation.ts';
import { inWords } from '../../scripts/lib/package/listing.ts';

const expected = expectationFor('linux-x64');
const binaries = new Set(expected.binaries);

function packed(path: string, unpacked = binaries.has(path)): PackedFile {
  return { path, bytes: 2_000, unpacked };
}

const good = [...expected.required, ...expected.binaries].map((path) => packed(path));

test('an app with its entry points, its packages and the binaries of its system is as it should be', () => {
  expect(expected.required).toEqual(
    expect.arrayContaining([
      ...['package.json', 'dist/main/index.js', 'dist/preload/index.cjs'],
      ...['dist/renderer/index.html', 'node_modules/ws/package.json'],
    ]),
  );
  expect(faultsOf(good, expected)).toEqual([]);
});

test.each(good.map(({ path }) => path))('an app without %s is refused', (path) => {
  const rest = good.filter((file) => file.path !== path);
  expect(faultsOf(rest, expected)).toEqual([`${path} is missing`]);
});

test.each([
  ['main/index.ts', 'does not belong in the app'],
  ['node_modules/vite/package.json', 'does not belong in the app'],
  ['.env', 'does not belong in the app'],
  ['dist/main/index.js.map', 'is a source, a test, a map, data or a key'],
  ['dist/renderer/App.svelte', 'is a source, a test, a map, data or a key'],
  ['dist/key.pem', 'is a source, a test, a map, data or a key'],
  ['node_modules/ws/lib/sender.test.js', 'is a source, a test, a map, data or a key'],
  ['node_modules/ws/test/ws.js', 'is a source, a test, a map, data or a key'],
  ['node_modules/keytar/prebuilds/win32-x64/keytar.node', 'is for another system'],
])('an app with %s is refused', (path, fault) => {
  const file = packed(path, path.endsWith('.node'));
  expect(faultsOf([...good, file], expected)).toContain(`${path} ${fault}`);
});

test('binaries must lie outside the archive, and everything else inside', () => {
  const turned = good.map((file) => ({ ...file, unpacked: !file.unpacked }));
  expect(faultsOf(turned, expected)).toEqual(
    turned.map(
      ({ path, unpacked }) => `${path} must lie ${unpacked ? 'inside' : 'outside'} the archive`,
    ),
  );
});

test('the files of an archive are read with their sizes and places', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'kalshi-tray-'));
  const archive = join(folder, 'app.asar');
  for (const name of ['dist/main/index.js', 'native.node']) {
    await mkdir(dirname(join(folder, 'app', name)), { recursive: true });
    await writeFile(join(folder, 'app', name), 'abc');
  }
  await createPackageWithOptions(join(folder, 'app'), archive, { unpack: '*.node' });
  expect(filesIn(archive)).toEqual([
    { path: 'dist/main/index.js', bytes: 3, unpacked: false },
    { path: 'native.node', bytes: 3, unpacked: true },
  ]);
  await rm(folder, { recursive: true });
});

test('the listing names our files and sums up the packages', () => {
  const files = [
    packed('dist/main/index.js'),
    packed('node_modules/ws/a.js'),
    packed('node_modules/ws/b.js'),
  ];
  const [binary = ''] = expected.binaries;
  expect(inWords([...files, packed(binary)], 'linux-x64')).toBe(
    [
      'app.asar for linux-x64: 4 files',
      '  dist/main/index.js  2 kB',
      '  node_modules/ws  2 files, 4 kB',
      '  node_modules/better-sqlite3  2 kB',
      'beside it, in app.asar.unpacked:',
      `  ${binary}  2 kB`,
    ].join('\n'),
  );
});
