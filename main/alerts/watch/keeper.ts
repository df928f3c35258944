import type { Lateness } from '../../../preload/contract/alerts.ts';
import type { Clock } from '../../adapters/clock.ts';
import { Timers } from '../../adapters/timers.ts';
import type { Delivery } from '../delivery/delivery.ts';
import type { AlertEngine } from './engine.ts';
import type { GapCheck } from '../gap-check.ts';
import type { Gap, GapStore } from '../gaps/gap-store.ts';
import { Vigil } from './vigil.ts';
import type { Writer } from '../sql/writer.ts';

export interface KeeperParts {
  readonly clock: Clock;
  readonly engine: AlertEngine;
  readonly gaps: GapCheck;
  readonly delivery: Delivery;
  readonly store: GapStore;
  readonly writer: Writer;
}

const BEAT_MS = 15_000;
const SAVE_MS = 60_000;

/** Keeps alerts in step with time: wakes rules, notices sleep and a changed clock, and remembers how far was watched. */
export class Keeper {
  readonly #parts: KeeperParts;
  readonly #timers: Timers;
  readonly #vigil: Vigil;
  #lastSaved = -Infinity;
  #isBusy = false;
  #isStopped = false;
  #mayShow = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
    this.#vigil = new Vigil({
      onBlind: (until, awakeSince, now) => this.#onBlind(until, awakeSince, now),
      onCounting: (awakeSince, now) => this.#onCounting(awakeSince, now),
      onWatching: (gap, now) => this.#onWatching(gap, now),
      onClockSetBack: (now) => this.#onClockSetBack(now),
    });
  }

  /** Begins without sight of prices; what happened since the last run watched is a gap to be checked. */
  start(): void {
    this.#vigil.start(this.#parts.store.watchedUntil(), this.#parts.clock.now());
    this.#timers.every('beat', BEAT_MS, () => this.during((now) => this.#beat(now)));
    this.during();
  }

  stop(): void {
    if (this.#vigil.watching) this.#save(this.#parts.clock.now());
    this.#isStopped = true;
    this.#timers.cancelAll();
  }

  /** Settles what time has done so far, runs `action`, and sees to the next wake-up. */
  during(action: (now: number) => void = () => undefined): void {
    const { clock, engine } = this.#parts;
    const now = clock.now();
    this.#isBusy = true;
    try {
      this.#vigil.beat(now);
      engine.wake(now);
      action(now);
    } finally {
      this.#isBusy = false;
      this.#scheduleWake(now);
      if (this.#mayShow) this.deliver();
    }
  }

  /** Shows what may be shown: now, or when everything has been told of what is happening. */
  deliver(): void {
    this.#mayShow = this.#isBusy;
    if (!this.#isBusy) void this.#parts.delivery.pump();
  }

  /** Whether prices are fresh, and when (Unix ms) one was last confirmed. */
  setFresh(fresh: boolean, lastConfirmedTime: number | null): void {
    this.during((now) => this.#vigil.setFresh(fresh, lastConfirmedTime, now));
  }

  suspend(): void {
    this.during((now) => this.#vigil.suspend(now));
  }

  resume(): void {
    this.during((now) => this.#vigil.resume(now));
  }

  /** Why what happened at a time (Unix ms) is only known now; `null` when it is not late. */
  lateness(time: number, now: number): Lateness | null {
    return this.#vigil.lateness(time, now);
  }

  #scheduleWake(now: number): void {
    const next = this.#parts.engine.nextWake;
    if (next === null || this.#isStopped) return this.#timers.cancel('wake');
    const wait = Math.min(Math.max(0, next - now), BEAT_MS);
    this.#timers.after('wake', wait, () => this.during());
  }

  #beat(now: number): void {
    const { engine, writer } = this.#parts;
    this.deliver();
    if (writer.failing) engine.lookAtAll(now);
    if (this.#vigil.watching && now - this.#lastSaved >= SAVE_MS) this.#save(now);
  }

  #onBlind(until: number, awakeSince: number | null, now: number): void {
    const { engine, gaps } = this.#parts;
    gaps.pause();
    engine.close(until, awakeSince, now);
    this.#save(until);
    this.deliver();
  }

  #onCounting(awakeSince: number | null, now: number): void {
    this.#parts.engine.close(now, awakeSince, now);
    this.deliver();
  }

  #onWatching(gap: Gap, now: number): void {
    const { engine, gaps } = this.#parts;
    gaps.resume(gap);
    engine.open(now);
    this.#save(now);
    this.deliver();
  }

  #onClockSetBack(now: number): void {
    const { engine, gaps, delivery } = this.#parts;
    engine.rewind(now);
    gaps.rewind(now);
    delivery.forgetTimes();
    this.#save(now);
    this.deliver();
  }

  /** Remembers until when rules were watched, so that the next start knows where its gap begins. */
  #save(time: number): void {
    const { store, writer } = this.#parts;
    this.#lastSaved = time;
    writer.write(() => store.saveWatchedUntil(time));
  }
}
