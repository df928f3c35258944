import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A program that runs in the background until it is stopped. */
export interface Service {
  /** The first line it wrote: it is ready from then on. */
  readonly greeting: string;
  stop(): void;
}

export interface ServiceOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

const patienceMs = 10_000;

/**
 * Starts a background program and waits for the first line of its standard output. It gets a process group of its own, so that
 * Ctrl-C in a terminal ends the app first and the display under it last.
 *
 * @throws when it cannot be started, ends at once or stays silent for ten seconds
 */
export function startService(
  program: string,
  args: readonly string[],
  { input = '', env = {} }: ServiceOptions = {},
): Promise<Service> {
  const child = spawn(program, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const stop = (): void => void child.kill();
  // dbus-daemon closes its input unread, which is no fault.
  child.stdin.on('error', () => undefined).end(input);
  return new Promise((resolve, reject) => {
    const fail = (what: string): void => {
      stop();
      reject(new Error(`${program} ${what}.`));
    };
    const impatience = setTimeout(() => fail('did not get ready within ten seconds'), patienceMs);
    createInterface(child.stdout).once('line', (greeting) => {
      clearTimeout(impatience);
      resolve({ greeting, stop });
    });
    child.once('error', (error) => fail(`could not be started (${error.message})`));
    child.once('exit', () => fail('ended at once'));
    child.once('close', () => clearTimeout(impatience));
  });
}
