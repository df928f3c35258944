import { readFileSync } from 'node:fs';
import { runToEnd } from '../child.ts';
import type { Need } from './needs.ts';
import { findProgram } from './programs.ts';

/** Installs packages of the operating system; whether that worked shows in what is there afterwards. */
export type Installer = (packages: readonly string[]) => Promise<void>;

/**
 * Sees to it that this machine has what is needed: missing packages are installed where that is possible, and named where
 * it is not.
 *
 * @throws when something vital is still missing
 */
export async function equip(
  needs: readonly Need[],
  install: Installer | undefined = installerHere(),
): Promise<void> {
  if (missingOf(needs).length > 0)
    await install?.(missingOf(needs).map((need) => need.debianPackage));
  const missing = missingOf(needs);
  if (missing.length === 0) return;
  if (missing.some((need) => need.vital)) throw new Error(inWords(missing));
  console.warn(inWords(missing));
}

function missingOf(needs: readonly Need[]): readonly Need[] {
  return needs.filter((need) => !need.present());
}

function inWords(missing: readonly Need[]): string {
  const names = missing.map((need) => need.what).join(', ');
  const packages = missing.map((need) => need.debianPackage).join(' ');
  return `This machine lacks ${names}. On Debian or Ubuntu: sudo apt-get install ${packages}`;
}

/**
 * Debian's package manager, for root: what build machines and containers are. Ubuntu is left alone: its `chromium` is a snap,
 * which does not run there.
 */
function installerHere(): Installer | undefined {
  const usable = isDebian() && process.getuid?.() === 0 && findProgram(['apt-get']);
  return usable ? aptGet : undefined;
}

function isDebian(): boolean {
  try {
    return /^ID="?debian"?$/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}

async function aptGet(packages: readonly string[]): Promise<void> {
  console.log(`Installing ${packages.join(', ')}…`);
  const options = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
  const install = ['install', '-y', '-qq', '--no-install-recommends'];
  await runToEnd('apt-get', ['update', '-qq'], options);
  await runToEnd('apt-get', [...install, ...packages], options);
}
