import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';

/** Beyond this the exchange is likely to refuse a signature made with this machine's own time. */
const TOLERANCE_MS = 5_000;

/** `Date` and `Age` headers count whole seconds, cut off: the truth lies up to one second later. */
const RESOLUTION_MS = 1_000;

/** How far a computer's clock may drift: 100 ms in 1,000 s, well above what quartz does. */
const DRIFT = 1e-4;

/** One answer of the exchange: its headers, and this machine's Unix ms when the request left and the answer came. */
export interface ClockReading {
  readonly date: string | null;
  readonly age: string | null;
  readonly sentTime: number;
  readonly receivedTime: number;
}

/** The offset is surely within these bounds, in ms, as of `time` (this machine's Unix ms). */
interface Bounds {
  readonly low: number;
  readonly high: number;
  readonly time: number;
}

/**
 * The exchange's clock, as far as `Date` headers tell.
 *
 * Each answer bounds the offset: the exchange wrote `Date` after the request left and before the answer came, and `Date`
 * hides up to a second. A cached answer hides its `Age` too. The bounds of all answers are intersected (Marzullo, 1984),
 * which soon is far more exact than one second. When they exclude each other, this machine's clock was set, and the
 * newest answer counts alone.
 */
export class ServerClock {
  readonly #clock: Clock;
  readonly #changes = new Emitter<undefined>();
  #bounds: Bounds | null = null;
  #announcedMs = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Calls back when `offsetMs` has changed by more than what an answer hides. */
  readonly listen = this.#changes.listen;

  /** Unix ms of the exchange's clock: what requests are signed with. */
  now(): number {
    return Math.round(this.#clock.now() + this.offsetMs);
  }

  /** Ms to add to this machine's clock; 0 while its time fits every answer, so that a good clock is never made worse. */
  get offsetMs(): number {
    if (!this.#bounds) return 0;
    const { low, high } = this.#bounds;
    return low <= 0 && high >= 0 ? 0 : Math.round((low + high) / 2);
  }

  /** Whether this machine's clock is so far off that the person should set it. */
  get isMachineClockOff(): boolean {
    return Math.abs(this.offsetMs) > TOLERANCE_MS;
  }

  /** Learns from one answer; ignores one without a readable `Date`. */
  observe(reading: ClockReading): void {
    const { sentTime, receivedTime } = reading;
    const date = Date.parse(reading.date ?? '');
    if (Number.isNaN(date)) return;
    const hidden = RESOLUTION_MS + ageMs(reading.age);
    const fresh = { low: date - receivedTime, high: date + hidden - sentTime, time: receivedTime };
    if (fresh.low > fresh.high) return;
    this.#bounds = intersect(this.#bounds, fresh) ?? fresh;
    this.#announce();
  }

  #announce(): void {
    const { offsetMs } = this;
    if (Math.abs(offsetMs - this.#announcedMs) <= RESOLUTION_MS) return;
    this.#announcedMs = offsetMs;
    this.#changes.emit(undefined);
  }
}

/** Milliseconds an answer may have spent in caches, from its `Age` header. */
export function ageMs(age: string | null): number {
  return age && /^\d{1,9}$/.test(age) ? (Number(age) + 1) * 1_000 : 0;
}

function intersect(known: Bounds | null, fresh: Bounds): Bounds | null {
  if (!known) return null;
  const drift = Math.abs(fresh.time - known.time) * DRIFT;
  const low = Math.max(known.low - drift, fresh.low);
  const high = Math.min(known.high + drift, fresh.high);
  return low <= high ? { low, high, time: fresh.time } : null;
}
