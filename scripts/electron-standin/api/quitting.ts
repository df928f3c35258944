import { preventable } from '../events.ts';
import type { WindowList } from '../window-list.ts';

/** Tells the app of an event; answers whether anybody listened. */
type Emit = (event: string, ...args: unknown[]) => boolean;

/**
 * How the app ends: `before-quit`, then each window's `close`, then `will-quit`, then `quit`. Whoever prevents one of the first
 * three cancels the whole (Electron's documentation of `app`, "Events").
 *
 * ```
 * running ──quit()──▶ quitting ──all windows closed, will-quit──▶ ended
 *    ▲                   │
 *    └────prevented──────┘
 * ```
 */
export class Quitting {
  readonly #windows: WindowList;
  readonly #emit: Emit;
  readonly #end: (exitCode: number) => void;
  #state: 'running' | 'quitting' | 'ended' = 'running';

  constructor(windows: WindowList, emit: Emit, end: (exitCode: number) => void) {
    this.#windows = windows;
    this.#emit = emit;
    this.#end = end;
  }

  get hasEnded(): boolean {
    return this.#state === 'ended';
  }

  quit(): void {
    if (this.#state !== 'running') return;
    this.#state = 'quitting';
    if (!this.#asks('before-quit')) return this.cancel();
    const open = this.#windows.all;
    for (const window of open) window.close();
    if (open.length === 0) this.allClosed();
  }

  /** Windows are destroyed, nobody is asked; only `quit` is told. */
  exit(exitCode: number): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    for (const window of this.#windows.all) window.destroy();
    this.#finish(exitCode);
  }

  /** A window stays open. */
  cancel(): void {
    if (this.#state === 'quitting') this.#state = 'running';
  }

  /** The last window has closed: without a listener that ends the app. */
  allClosed(): void {
    if (this.#state === 'ended') return;
    if (this.#state === 'running') {
      if (!this.#emit('window-all-closed')) this.quit();
    } else if (this.#asks('will-quit')) {
      this.#state = 'ended';
      this.#finish(0);
    } else {
      this.cancel();
    }
  }

  #asks(name: 'before-quit' | 'will-quit'): boolean {
    const event = preventable({});
    this.#emit(name, event);
    return !event.defaultPrevented;
  }

  #finish(exitCode: number): void {
    this.#emit('quit', preventable({}), exitCode);
    this.#end(exitCode);
  }
}
