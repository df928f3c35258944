import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findChromium } from '../../../scripts/electron-standin/chromium/find.ts';
import { ProcessRun } from '../../e2e/driver/process-run.ts';
import { repository } from '../../e2e/driver/repository.ts';

const program = join(repository, 'scripts/electron-standin/cli.ts');
const app = join(repository, 'test/fixtures/standin/scenarios');

/** The stand-in is for machines without Electron, which are Linux machines; elsewhere real Electron is tested. */
export const canRun = process.platform === 'linux' && hasChromium();

/** Windows belong on no developer's screen while tests run. */
export const noDisplay = { DISPLAY: undefined, WAYLAND_DISPLAY: undefined };

/** What a scenario told, in order and by name, and how it ended. */
export interface Told {
  readonly names: readonly string[];
  readonly facts: Readonly<Record<string, unknown>>;
  readonly output: string;
  readonly exitCode: number | null;
}

/** Starts a scenario of `test/fixtures/standin/scenarios`; the caller ends it. */
export function startScenario(name: string, ...switches: readonly string[]): ProcessRun {
  const args = [program, ...switches, app, `--scenario=${name}`];
  return new ProcessRun(process.execPath, args, { ...process.env, ...noDisplay });
}

/** Runs a scenario to its end in a fresh user data folder. */
export async function runScenario(name: string, ...switches: readonly string[]): Promise<Told> {
  const userData = mkdtempSync(join(tmpdir(), 'standin-scenario-'));
  try {
    const run = startScenario(name, `--user-data-dir=${userData}`, ...switches);
    await run.end(30_000);
    return toldBy(run);
  } finally {
    rmSync(userData, { recursive: true, force: true });
  }
}

/** What a run has told so far. */
export function toldBy({ output, exitCode }: ProcessRun): Told {
  const entries = output
    .split('\n')
    .filter((line) => line.startsWith('REPORT '))
    .map((line) => JSON.parse(line.slice('REPORT '.length)) as [string, unknown]);
  return {
    names: entries.map(([entry]) => entry),
    facts: Object.fromEntries(entries),
    output,
    exitCode,
  };
}

function hasChromium(): boolean {
  try {
    return findChromium(process.env) !== '';
  } catch {
    return false;
  }
}
