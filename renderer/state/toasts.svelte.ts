const SHOWN_MS = 6000;

/** A sentence that appears for a moment, with at most one thing to do about it. */
export interface Toast {
  readonly message: string;
  readonly action: ToastAction | null;
}

export interface ToastAction {
  readonly label: string;
  /** Keys that do the same, as shown on the button; `null` for none. */
  readonly keys: string | null;
  readonly run: () => void;
}

/** The one toast on screen: a newer one takes its place. */
export class Toasts {
  current = $state.raw<Toast | null>(null);
  #timer: number | undefined;

  show(message: string, action: ToastAction | null = null): void {
    this.current = { message, action };
    this.resume();
  }

  dismiss(): void {
    window.clearTimeout(this.#timer);
    this.current = null;
  }

  /** Whether the action on screen has keys of its own. */
  get holdsKeys(): boolean {
    return typeof this.current?.action?.keys === 'string';
  }

  /** The action stays, but its keys mean something else from now on. */
  releaseKeys(): void {
    const { current } = this;
    if (!current?.action || !this.holdsKeys) return;
    this.current = { ...current, action: { ...current.action, keys: null } };
  }

  /** Keeps the toast while the pointer or the focus is on it, so that nobody has to hurry. */
  pause(): void {
    window.clearTimeout(this.#timer);
  }

  resume(): void {
    this.pause();
    this.#timer = window.setTimeout(() => this.dismiss(), SHOWN_MS);
  }
}
