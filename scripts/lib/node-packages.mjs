import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Runs `npm ci` when the installed packages are not those of the lock file.
 *
 * @param {string} root the project's folder
 * @throws {Error} with a sentence for the person when npm could not do it
 */
export async function bringPackagesUpToDate(root) {
  const lock = readJson(join(root, 'package-lock.json'));
  const installed = readJson(join(root, 'node_modules', '.package-lock.json'));
  if (!lock) throw new Error('package-lock.json is missing or damaged: restore it from git.');
  if (installed && areInstalled(lock.packages, installed.packages)) return;
  if (process.platform === 'win32' && process.execPath.startsWith(join(root, 'node_modules') + sep))
    throw new Error('The packages are older than package-lock.json: run "npm ci", then try again.');
  console.log(
    installed
      ? 'package-lock.json has changed: installing its packages…'
      : 'Installing the packages (the first time takes a minute or so)…',
  );
  const code = await npmCi(root);
  if (code !== 0)
    throw new Error(
      'npm could not install the packages (its reason is above). Is registry.npmjs.org reachable?',
    );
}

/** npm leaves out optional packages made for other systems; everything else of the lock file has to be there as locked. */
function areInstalled(locked, installed) {
  return Object.entries(locked).every(([path, wanted]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return Boolean(wanted.optional || wanted.devOptional);
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** Under `npm start` npm says where it is; otherwise it is on the PATH (on Windows as `npm.cmd`, which only a shell can run). */
function npmCi(root) {
  const options = { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] };
  const { npm_execpath: npm = '', npm_node_execpath: node = '' } = process.env;
  const child =
    npm.endsWith('npm-cli.js') && existsSync(node)
      ? spawn(node, [npm, 'ci', '--loglevel=error'], options)
      : spawn('npm ci --loglevel=error', { ...options, shell: true });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
