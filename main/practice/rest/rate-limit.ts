/** What a read costs, in tokens ("Rate Limits and Tiers", Kalshi API docs). */
const READ_COST = 10;

/** A token bucket: holds one second's worth, refills evenly. */
export class RateLimit {
  readonly tokensPerSecond: number;
  #tokens: number;
  #time = -Infinity;

  constructor(tokensPerSecond: number) {
    this.tokensPerSecond = tokensPerSecond;
    this.#tokens = tokensPerSecond;
  }

  /** Pays for one read at `now` (Unix ms); `false` when there is not enough left. */
  take(now: number): boolean {
    const refill = (Math.max(0, now - this.#time) * this.tokensPerSecond) / 1000;
    this.#tokens = Math.min(this.tokensPerSecond, this.#tokens + refill);
    this.#time = now;
    if (this.#tokens < READ_COST) return false;
    this.#tokens -= READ_COST;
    return true;
  }
}
