import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

const locked = { version: '1.0.0', integrity: 'sha512-a' };
const lock = {
  packages: {
    '': {},
    'node_modules/a': locked,
    'node_modules/for-another-system': { ...locked, optional: true },
  },
};

/** Stands in for npm: writes down how it was called, and installs what the lock file says unless told to fail. */
const npm = `
  const { appendFileSync, cpSync, mkdirSync } = require('node:fs');
  appendFileSync('npm-calls', process.argv.slice(2).join(' '));
  if (process.env.NPM_FAILS) process.exit(1);
  mkdirSync('node_modules', { recursive: true });
  cpSync('package-lock.json', 'node_modules/.package-lock.json');
`;
const entry = `
  import { enter } from './lib/enter.mjs';
  await enter(() => import('./lib/command.ts'));
`;
const command = `
  export async function main(args: readonly string[]): Promise<number> {
    console.log('ran with', ...args);
    return 7;
  }
`;

let project = '';

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'kalshi-tray-'));
  mkdirSync(join(project, 'scripts', 'lib'), { recursive: true });
  for (const name of ['enter.mjs', 'node-packages.mjs'])
    cpSync(join('scripts', 'lib', name), join(project, 'scripts', 'lib', name));
  write('package-lock.json', JSON.stringify(lock));
  write('npm-cli.js', npm);
  write('scripts/entry.mjs', entry);
  write('scripts/lib/command.ts', command);
});
afterEach(() => rmSync(project, { recursive: true }));

function write(path: string, content: string): void {
  writeFileSync(join(project, path), content);
}

function install(packages: object): void {
  mkdirSync(join(project, 'node_modules'));
  write('node_modules/.package-lock.json', JSON.stringify({ packages }));
}

function run(options: { nodeVersion?: string; env?: Record<string, string> } = {}) {
  const { nodeVersion = process.versions.node, env = {} } = options;
  const versions = JSON.stringify({ ...process.versions, node: nodeVersion });
  write('pretend.mjs', `Object.defineProperty(process, 'versions', { value: ${versions} });`);
  const npmPaths = {
    npm_execpath: join(project, 'npm-cli.js'),
    npm_node_execpath: process.execPath,
  };
  const args = ['--import', './pretend.mjs', 'scripts/entry.mjs', '--practice'];
  const child = spawnSync(process.execPath, args, {
    cwd: project,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', ...npmPaths, ...env },
  });
  return { code: child.status, said: child.stdout + child.stderr, npmCalls: npmCalls() };
}

function npmCalls(): string {
  try {
    return readFileSync(join(project, 'npm-calls'), 'utf8');
  } catch {
    return '';
  }
}

test('straight after a clone the packages are installed, then the command runs with its arguments and its exit code', () => {
  const { code, said, npmCalls } = run();
  expect(npmCalls).toBe('ci --loglevel=error');
  expect(said).toContain('ran with --practice');
  expect(code).toBe(7);
});

test('nothing is installed when every locked package is there; optional ones for other systems may be absent', () => {
  install({ 'node_modules/a': locked });
  expect(run()).toMatchObject({ npmCalls: '', code: 7 });
});

test.each([
  ['an older version', { 'node_modules/a': { ...locked, version: '0.9.0' } }],
  ['other contents', { 'node_modules/a': { ...locked, integrity: 'sha512-b' } }],
  ['a missing package', {}],
])('the packages are installed again over %s', (_what, packages) => {
  install(packages);
  expect(run()).toMatchObject({ npmCalls: 'ci --loglevel=error', code: 7 });
});

test('when npm fails, that is said and nothing is run', () => {
  const { code, said } = run({ env: { NPM_FAILS: 'yes' } });
  expect(said).toContain('npm could not install the packages');
  expect(said).not.toContain('ran with');
  expect(code).toBe(1);
});

test('Node.js 18 is refused before anything is installed', () => {
  const { code, said, npmCalls } = run({ nodeVersion: '18.20.0' });
  expect(said).toContain('needs Node.js 20 or newer');
  expect([code, npmCalls]).toEqual([1, '']);
});

test(
  "under Node.js 20 the command runs in the project's own Node.js",
  { skip: process.platform === 'win32' },
  () => {
    mkdirSync(join(project, 'node_modules', 'node', 'bin'), { recursive: true });
    const node = join(project, 'node_modules', 'node', 'bin', 'node');
    writeFileSync(node, '#!/bin/sh\necho "own node: $*"\nexit 5\n', { mode: 0o755 });
    const { code, said } = run({ nodeVersion: '20.20.2' });
    expect(said).toMatch(/own node: .*entry\.mjs --practice/);
    expect(code).toBe(5);
  },
);

test("under Node.js 20 without the project's own Node.js, the person learns what to install", () => {
  const { code, said } = run({ nodeVersion: '22.17.1' });
  expect(said).toContain('npm rebuild node');
  expect(code).toBe(1);
});

test('a fault of ours keeps its stack', () => {
  write('scripts/lib/command.ts', "import './nowhere.ts';");
  const { code, said } = run();
  expect(said).toMatch(/nowhere[^]*at /);
  expect(code).toBe(1);
});
