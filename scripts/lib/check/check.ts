import { join } from 'node:path';
import { obtainElectron, type Runtime } from '../electron/obtain.ts';
import { equip } from '../machine/equip.ts';
import { needsOfTests } from '../machine/needs.ts';
import { openDisplay } from '../machine/display.ts';
import { commandOf, root } from '../paths.ts';
import { checkStep, vitestStep, type Step } from './steps.ts';
import { isGood, report, sum, type Tally } from './tally.ts';

/**
 * `npm test`: every check there is, one after the other and all of them even when one fails, so that one run tells everything.
 * The end-to-end suite runs on Electron where it can be had and on the stand-in elsewhere.
 */
export async function main(): Promise<number> {
  const runtime = await obtainElectron(false);
  await equip(needsOfTests(runtime.kind));
  const display = await openDisplay(runtime.kind);
  const tallies: Tally[] = [];
  const interruption = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => interruption.abort());
  try {
    for (const step of stepsWith(display.env)) {
      if (interruption.signal.aborted) break;
      console.log(`\n── ${step.name} ──`);
      tallies.push(await step.run());
    }
  } finally {
    display.close();
  }
  const total = sum(tallies);
  console.log(`\n${whereEndToEndRan(runtime)}\n${report(total)}`);
  return isGood(total) ? 0 : 1;
}

function stepsWith(display: Readonly<Record<string, string>>): readonly Step[] {
  const tsc = commandOf('typescript', 'tsc');
  return [
    checkStep('format', [commandOf('prettier'), '--check', '--log-level=warn', '.']),
    checkStep('lint', [commandOf('eslint'), '.']),
    checkStep(
      'types',
      [tsc],
      [tsc, '-p', 'test'],
      [commandOf('svelte-check'), '--tsconfig', 'renderer/tsconfig.json', '--fail-on-warnings'],
    ),
    checkStep('build', [join(root, 'scripts', 'build.mjs')]),
    checkStep('package', [join(root, 'scripts', 'package.mjs'), '--check']),
    vitestStep('unit', []),
    vitestStep('end to end', ['--config', 'test/e2e/vitest.config.ts'], display),
  ];
}

function whereEndToEndRan(runtime: Runtime): string {
  return runtime.kind === 'electron'
    ? 'End to end: on Electron.'
    : `End to end: on the stand-in for Electron; ${runtime.why}.`;
}
