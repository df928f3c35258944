import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bringPackagesUpToDate } from './node-packages.mjs';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The oldest Node.js that gets as far as installing the packages, and with them a newer one. */
const oldest = [20, 0];

/** The first Node.js 22 that runs TypeScript without a flag; `better-sqlite3` needs 22 as well. */
const wanted = [22, 18];

/**
 * The way into every command of this project. Straight after `git clone` there is nothing but the machine's own Node.js,
 * so this file and what it imports is plain JavaScript on built-in modules: it installs the packages when they are missing or
 * older than the lock file, and goes on under the project's own Node.js when the machine's is too old for TypeScript.
 *
 * @param {() => Promise<{ main(args: readonly string[]): Promise<number> }>} load imports the command; its `main` returns the exit code
 */
export async function enter(load) {
  try {
    if (!isAtLeast(oldest)) throw new Error('Kalshi Tray needs Node.js 20 or newer.');
    await bringPackagesUpToDate(root);
    if (!isAtLeast(wanted)) {
      process.exitCode = await startAgainUnder(projectNode());
      return;
    }
    const command = await load();
    process.exitCode = await command.main(process.argv.slice(2));
  } catch (error) {
    console.error(isSentence(error) ? error.message : error);
    process.exitCode = 1;
  }
}

/** The scripts throw a plain `Error` for what the person can put right; anything else is a fault of ours and keeps its stack. */
function isSentence(error) {
  return error instanceof Error && error.constructor === Error && !('code' in error);
}

function isAtLeast([major, minor]) {
  const [ownMajor, ownMinor] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/** The Node.js that the devDependency `node` brings along. */
function projectNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const node = join(root, 'node_modules', 'node', 'bin', name);
  if (existsSync(node)) return node;
  throw new Error(
    `This machine has Node.js ${process.versions.node}, and npm did not install the project's own Node.js 22. ` +
      'Run "npm rebuild node", or install Node.js 22.18 or newer.',
  );
}

/** A terminal's Ctrl-C reaches the child by itself; a signal sent to this process alone has to be passed on. */
function startAgainUnder(node) {
  const child = spawn(node, process.argv.slice(1), { stdio: 'inherit' });
  process.on('SIGINT', () => process.stdin.isTTY || child.kill('SIGINT'));
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
