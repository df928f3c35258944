/** Whether a number follows the last one, jumps over some, or was there before. */
export type Order = 'next' | 'gap' | 'repeat';

/**
 * Notices lost frames by their sequence numbers.
 *
 * Numbers count up by one within a subscription. The answers `ok` and `unsubscribed` consume numbers too (seen in recorded
 * traffic), so every numbered frame has to be shown, whatever it is.
 */
export class SequenceTracker {
  readonly #last = new Map<number, number>();

  /** Takes in the number of one frame. The first one of a subscription always follows. */
  check(sid: number, seq: number): Order {
    const last = this.#last.get(sid) ?? seq - 1;
    if (seq <= last) return 'repeat';
    this.#last.set(sid, seq);
    return seq === last + 1 ? 'next' : 'gap';
  }

  /** Counts on from here: nothing before this frame matters any more. */
  restart(sid: number, seq: number): void {
    this.#last.set(sid, seq);
  }

  /** A new connection numbers its subscriptions anew. */
  reset(): void {
    this.#last.clear();
  }
}
