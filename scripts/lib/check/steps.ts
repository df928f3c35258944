import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { runNode, type ChildOptions } from '../child.ts';
import { commandOf, root } from '../paths.ts';
import { single, type Tally } from './tally.ts';
import { tallyOf } from './vitest-report.ts';

/** A part of `npm test`. */
export interface Step {
  readonly name: string;
  readonly run: () => Promise<Tally>;
}

/** No step may hang for ever; the longest takes a few minutes, and several times that on a busy machine. */
const timeoutMs = 25 * 60_000;

/** Commands that count as one check together: it passes when all of them do. */
export function checkStep(name: string, ...commands: readonly (readonly string[])[]): Step {
  return {
    name,
    run: async () => {
      let ok = true;
      for (const command of commands) ok = (await runNode(command, { timeoutMs })) === 0 && ok;
      return single(name, ok);
    },
  };
}

/** A run of Vitest, of which every test counts. */
export function vitestStep(
  name: string,
  args: readonly string[],
  env: NonNullable<ChildOptions['env']> = {},
): Step {
  return {
    name,
    run: async () => {
      const file = join(root, 'test-results', `${name.replaceAll(' ', '-')}.json`);
      await mkdir(dirname(file), { recursive: true });
      await rm(file, { force: true });
      const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
      const command = [commandOf('vitest'), 'run', ...args, ...reporters];
      const exitCode = await runNode(command, { env, timeoutMs });
      return tallyOf(await readJson(file), exitCode, name, root);
    },
  };
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    return undefined;
  }
}
