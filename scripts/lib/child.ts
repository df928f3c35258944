import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { root } from './paths.ts';

/** How long a child may take to end after it was asked to. */
const graceMs = 10_000;

export interface ChildOptions {
  /** The project's folder unless told otherwise. */
  readonly cwd?: string;
  /** Added to this process's environment; a variable set to `undefined` is taken away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /** Ends the child when it takes longer. */
  readonly timeoutMs?: number;
}

/**
 * Runs a program to its end, with our output as its own, and returns its exit code (128 + n when
 * signal n ended it).
 *
 * Ctrl-C in a terminal reaches the child by itself. A signal sent to this process alone is passed on; a child that does not
 * end within ten seconds of one is killed.
 *
 * @throws when the program cannot be started
 */
export async function runToEnd(
  program: string,
  args: readonly string[],
  { cwd = root, env = {}, timeoutMs }: ChildOptions = {},
): Promise<number> {
  const child = spawn(program, args, { cwd, stdio: 'inherit', env: { ...process.env, ...env } });
  let grace: NodeJS.Timeout | undefined;
  const end = (signal: NodeJS.Signals, passOn: boolean): void => {
    if (passOn) child.kill(signal);
    grace ??= setTimeout(() => child.kill('SIGKILL'), graceMs);
  };
  const interrupt = (): void => end('SIGINT', !process.stdin.isTTY);
  const terminate = (): void => end('SIGTERM', true);
  const limit = timeoutMs === undefined ? undefined : setTimeout(terminate, timeoutMs);
  process.on('SIGINT', interrupt).on('SIGTERM', terminate).on('SIGHUP', terminate);
  try {
    return await new Promise<number>((resolve, reject) => {
      child.on('error', reject);
      child.on('exit', (code, signal) =>
        resolve(code ?? 128 + constants.signals[signal ?? 'SIGKILL']),
      );
    });
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', terminate).off('SIGHUP', terminate);
    clearTimeout(limit);
    clearTimeout(grace);
  }
}

/** Runs one of our own or a package's scripts under this Node.js. */
export function runNode(args: readonly string[], options?: ChildOptions): Promise<number> {
  return runToEnd(process.execPath, args, options);
}
