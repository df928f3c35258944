import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../paths.ts';
import type { Runtime } from './obtain.ts';

/** A program with its arguments, to be run in the project's folder. */
export interface Command {
  readonly program: string;
  readonly args: readonly string[];
}

/** How the built app is started; the arguments are Electron's switches and the app's own. */
export function commandFor(
  runtime: Runtime,
  args: readonly string[],
  isRoot = process.getuid?.() === 0,
): Command {
  if (runtime.kind === 'stand-in') {
    const standIn = join(root, 'scripts', 'electron-standin', 'cli.ts');
    return { program: process.execPath, args: [standIn, '.', ...args] };
  }
  const switches = isRoot && process.platform === 'linux' ? ['--no-sandbox'] : [];
  return { program: runtime.binary, args: [...switches, '.', ...args] };
}

/** What the person should know about how the app is about to run, a sentence each. */
export function remarksOn(runtime: Runtime): string[] {
  if (runtime.kind === 'stand-in')
    return [`Running on the stand-in for Electron, with this machine's Chromium: ${runtime.why}.`];
  if (process.platform !== 'linux') return [];
  if (process.getuid?.() === 0)
    return ['Chromium has no sandbox for root: --no-sandbox is added. Better use another account.'];
  return sandboxIsBlocked(runtime.binary) ? [sandboxAdvice(runtime.binary)] : [];
}

/**
 * Ubuntu 24.04 and later keep ordinary programs from making user namespaces; Chromium's sandbox then needs its helper to
 * belong to root, which a helper that npm fetched does not.
 */
function sandboxIsBlocked(binary: string): boolean {
  try {
    const setting = '/proc/sys/kernel/apparmor_restrict_unprivileged_userns';
    if (readFileSync(setting, 'utf8').trim() !== '1') return false;
    const helper = statSync(helperOf(binary));
    return helper.uid !== 0 || (helper.mode & 0o4000) === 0;
  } catch {
    return false;
  }
}

function sandboxAdvice(binary: string): string {
  const helper = helperOf(binary);
  return (
    "If Electron stops because of its sandbox: this system's AppArmor asks for " +
    `sudo chown root:root "${helper}" && sudo chmod 4755 "${helper}"`
  );
}

function helperOf(binary: string): string {
  return join(dirname(binary), 'chrome-sandbox');
}
