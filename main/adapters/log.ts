import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail, type Result } from '../../preload/contract/result.ts';
import type { Clock } from './clock.ts';

/** Where the app writes what happened. Never give it a secret, a signature or a request header. */
export interface Log {
  info(message: string): void;
  warn(message: string): void;
}

/** What the log is to say of something that should never have been thrown: where it came from, if that is known. */
export function detailOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** Logs what should never have been thrown, and answers whoever waits for a result; `what` is the beginning of the sentence. */
export function unexpected(log: Log, what: string, error: unknown): Result<never> {
  log.warn(`${what}: ${detailOf(error)}`);
  return fail('internal', 'Something went wrong inside Kalshi Tray. The log says what.');
}

/** A log file is set aside as `NAME.1` when it has grown to this many bytes, so that two such files are the most there is. */
const MAX_BYTES = 1024 * 1024;

/** Appends dated lines to a file; a disk that is full or gone must not take the app down, so failures are let pass. */
export function fileLog(path: string, clock: Clock): Log {
  const write = (level: string, message: string): void => {
    try {
      mkdirSync(dirname(path), { recursive: true });
      if (existsSync(path) && statSync(path).size > MAX_BYTES) renameSync(path, `${path}.1`);
      appendFileSync(path, `${new Date(clock.now()).toISOString()} ${level} ${message}\n`);
    } catch {
      return;
    }
  };
  return {
    info: (message) => write('info', message),
    warn: (message) => write('warn', message),
  };
}
