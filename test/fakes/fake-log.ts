import type { Log } from '../../main/adapters/log.ts';

/** Remembers what it was warned of. */
export class FakeLog implements Log {
  readonly warnings: string[] = [];

  info(): void {
    return;
  }

  warn(message: string): void {
    this.warnings.push(message);
  }
}
