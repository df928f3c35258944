import { mkdtempSync, rmSync, writeFileSync, type readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock, type Cancel, type Clock } from '../../../main/adapters/clock.ts';

/**
 * A wall clock that a test sets forward, for itself and for the app's main process. Timers keep real time, as they do on
 * a machine that sleeps: hours pass without any of them noticing.
 */
export class MovedClock implements Clock {
  readonly #folder = mkdtempSync(join(tmpdir(), 'moved-clock-'));
  readonly #file = join(this.#folder, 'offset');
  #offset = 0;

  constructor() {
    this.advance(0);
  }

  now(): number {
    return systemClock.now() + this.#offset;
  }

  after(ms: number, callback: () => void): Cancel {
    return systemClock.after(ms, callback);
  }

  advance(ms: number): void {
    this.#offset += ms;
    writeFileSync(this.#file, String(this.#offset));
  }

  /** A script that makes the process which requires it (`-r`) live by this clock. */
  writeScript(): string {
    const script = join(this.#folder, 'moved-clock.cjs');
    const call = `(${String(moveDate)})(${JSON.stringify(this.#file)}, readFileSync);`;
    writeFileSync(script, `const { readFileSync } = require('node:fs');\n${call}\n`);
    return script;
  }

  dispose(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * Lets `Date` tell the time that many ms later than it is. Runs in another process from its own text, so it uses nothing
 * from outside itself.
 */
function moveDate(file: string, read: typeof readFileSync): void {
  const RealDate = Date;
  let offset = 0;
  let readTime = -Infinity;
  const now = (): number => {
    const real = RealDate.now();
    if (real !== readTime) offset = Number(read(file, 'utf8')) || offset;
    readTime = real;
    return real + offset;
  };
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [now()] : args, newTarget) as object,
    apply: () => new RealDate(now()).toString(),
    get: (target, name, receiver): unknown =>
      name === 'now' ? now : Reflect.get(target, name, receiver),
  });
}
