import { readFileSync } from 'node:fs';
import { runToEnd } from '../child.ts';
import type { Need } from './needs.ts';
import { findProgram } from './programs.ts';

/**
 * Sees to it that this machine has what is needed. On Debian, when run as root, the missing packages are installed; anywhere
 * else they are named.
 *
 * @throws when something vital is missing and cannot be installed here
 */
export async function equip(needs: readonly Need[]): Promise<void> {
  if (missingOf(needs).length > 0 && mayInstall()) await install(missingOf(needs));
  const missing = missingOf(needs);
  if (missing.length === 0) return;
  const sentence = inWords(missing);
  if (missing.some((need) => need.vital)) throw new Error(sentence);
  console.warn(sentence);
}

/** What is missing, and what to type on Debian and its like. */
export function inWords(missing: readonly Need[]): string {
  const names = missing.map((need) => need.what).join(', ');
  const packages = missing.map((need) => need.debianPackage).join(' ');
  return `This machine lacks: ${names}. On Debian or Ubuntu: sudo apt-get install ${packages}`;
}

function missingOf(needs: readonly Need[]): readonly Need[] {
  return needs.filter((need) => !need.present());
}

/** Ubuntu is left alone: its `chromium` is a snap, which does not run as root or in a container. */
function mayInstall(): boolean {
  return isDebian() && process.getuid?.() === 0 && findProgram(['apt-get']) !== undefined;
}

function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function install(missing: readonly Need[]): Promise<void> {
  const packages = missing.map((need) => need.debianPackage);
  console.log(`Installing ${packages.join(', ')}…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await runToEnd('apt-get', ['update', '-qq'], { env });
  await runToEnd('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...packages], {
    env,
  });
}
