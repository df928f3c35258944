import type { Cancel, Clock } from './clock.ts';

/** Timers by name: setting one again replaces it, and all end together. */
export class Timers {
  readonly #clock: Clock;
  readonly #running = new Map<string, Cancel>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  has(name: string): boolean {
    return this.#running.has(name);
  }

  after(name: string, ms: number, act: () => void): void {
    this.cancel(name);
    const fire = (): void => {
      this.#running.delete(name);
      act();
    };
    this.#running.set(name, this.#clock.after(ms, fire));
  }

  every(name: string, ms: number, act: () => void): void {
    this.after(name, ms, () => {
      this.every(name, ms, act);
      act();
    });
  }

  cancel(name: string): void {
    this.#running.get(name)?.();
    this.#running.delete(name);
  }

  cancelAll(): void {
    for (const name of [...this.#running.keys()]) this.cancel(name);
  }
}
