import type { Lateness } from '../../../preload/contract/alerts.ts';
import type { Gap } from '../gaps/gap-store.ts';

type Reason = Gap['reason'];

/**
 * Whether anybody is watching:
 *
 *               prices are fresh and the machine is awake
 *   ┌───────┐ ─────────────────────────────────────────────▶ ┌──────────┐
 *   │ blind │                                                │ watching │
 *   └───────┘ ◀───────────────────────────────────────────── └──────────┘
 *               prices got stale (offline), the machine slept (asleep); the app begins here (closed)
 */
type Sight =
  | { readonly name: 'watching'; readonly since: number }
  | {
      readonly name: 'blind';
      /** Unix ms of the last moment that was watched. */
      readonly from: number;
      readonly reason: Reason;
      /** Since when (Unix ms) prices have been missing while the app was awake; `null` while it sleeps. */
      readonly awakeSince: number | null;
    };

/** Is told what changes. All times are Unix ms. */
export interface VigilListener {
  /** Watching ended at `until`; since `awakeSince` the app has been awake without prices, not at all when `null`. */
  onBlind(until: number, awakeSince: number | null, now: number): void;
  /** Still blind, but the time awake without prices is counted anew. */
  onCounting(awakeSince: number | null, now: number): void;
  onWatching(gap: Gap, now: number): void;
  onClockSetBack(now: number): void;
}

/** Without a sign of life for this long the machine must have slept, or its clock was set forward. */
const SLEPT_MS = 60_000;

/** Keeps track of when prices were watched and when not, from the feed's freshness, power events and the clock itself. */
export class Vigil {
  readonly #listener: VigilListener;
  #sight: Sight = { name: 'blind', from: 0, reason: 'closed', awakeSince: null };
  #lastGap: Gap | null = null;
  #lastBeat = 0;
  #fresh = false;
  #asleep = false;

  constructor(listener: VigilListener) {
    this.#listener = listener;
  }

  get watching(): boolean {
    return this.#sight.name === 'watching';
  }

  /** Begins blind; `watchedUntil` is the last moment an earlier run has watched. */
  start(watchedUntil: number | null, now: number): void {
    this.#lastBeat = now;
    this.#sight = { name: 'blind', from: watchedUntil ?? now, reason: 'closed', awakeSince: now };
    this.#listener.onBlind(this.#sight.from, now, now);
  }

  /** Tells whether prices are fresh, and when (Unix ms) one was last confirmed. */
  setFresh(fresh: boolean, lastConfirmedTime: number | null, now: number): void {
    this.#fresh = fresh;
    if (fresh) this.#tryToWatch(now);
    else this.#lose(Math.min(lastConfirmedTime ?? now, now), 'offline', now, now);
  }

  suspend(now: number): void {
    this.#asleep = true;
    this.#lose(now, 'asleep', null, now);
  }

  resume(now: number): void {
    this.#asleep = false;
    this.#lastBeat = now;
    this.#wake(now);
  }

  /** A sign of life, to be given at every event and several times a minute: finds out about sleep nobody announced. */
  beat(now: number): void {
    const passed = now - this.#lastBeat;
    const before = this.#lastBeat;
    this.#lastBeat = now;
    if (passed < 0) this.#setBack(now);
    else if (passed > SLEPT_MS && !this.#asleep) {
      this.#lose(before, 'asleep', now, now);
      this.#wake(now);
    }
  }

  /** Why what happened at `time` is only known now; `null` when it is not late. */
  lateness(time: number, now: number): Lateness | null {
    const gap = this.#sight.name === 'blind' ? { ...this.#sight, to: Infinity } : this.#lastGap;
    const isInside = gap !== null && time >= gap.from && time < gap.to;
    return isInside && now - time > SLEPT_MS ? gap.reason : null;
  }

  #lose(from: number, reason: Reason, awakeSince: number | null, now: number): void {
    if (this.#sight.name === 'blind') {
      if (awakeSince === null) this.#countFrom(null, now);
      return;
    }
    this.#sight = { name: 'blind', from: Math.max(from, this.#sight.since), reason, awakeSince };
    this.#listener.onBlind(this.#sight.from, awakeSince, now);
  }

  /** Sleep does not count as time without prices. */
  #wake(now: number): void {
    this.#countFrom(now, now);
    if (this.#fresh) this.#tryToWatch(now);
  }

  #countFrom(awakeSince: number | null, now: number): void {
    if (this.#sight.name !== 'blind') return;
    this.#sight = { ...this.#sight, awakeSince };
    this.#listener.onCounting(awakeSince, now);
  }

  #tryToWatch(now: number): void {
    if (this.#sight.name === 'watching' || this.#asleep) return;
    const { from, reason } = this.#sight;
    this.#lastGap = { from, to: now, reason };
    this.#sight = { name: 'watching', since: now };
    this.#listener.onWatching(this.#lastGap, now);
  }

  #setBack(now: number): void {
    this.#lastGap = null;
    if (this.#sight.name === 'watching') {
      this.#sight = { ...this.#sight, since: Math.min(this.#sight.since, now) };
    } else {
      this.#sight = { ...this.#sight, from: Math.min(this.#sight.from, now) };
    }
    this.#listener.onClockSetBack(now);
    this.#countFrom(this.#asleep ? null : now, now);
  }
}
