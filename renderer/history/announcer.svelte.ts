/** Screen readers need about this long for a sentence; what comes meanwhile is skipped but for the last. */
const PAUSE_MS = 600;

/** A sentence for a live region, changed no faster than it can be listened to. */
export class Announcer {
  text = $state.raw('');
  #next: string | null = null;
  #timer: number | undefined;

  say(text: string): void {
    this.#next = text;
    if (this.#timer === undefined) this.#speak();
  }

  /** Says nothing more; call it when nobody listens any more. */
  stop(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#next = null;
  }

  #speak(): void {
    this.#timer = undefined;
    if (this.#next === null) return;
    this.text = this.#next;
    this.#next = null;
    this.#timer = window.setTimeout(() => this.#speak(), PAUSE_MS);
  }
}
