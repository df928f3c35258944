import type { AlertRule, Firing } from '../../../preload/contract/alerts.ts';
import { HOUR_MS } from '../../../preload/contract/durations.ts';
import type { Clock } from '../../adapters/clock.ts';
import { Timers } from '../../adapters/timers.ts';
import { noBurst, planDelivery, type Burst, type Waiting } from './delivery-plan.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { AlertNotification, Notifier } from '../notifier.ts';
import { heldUntil } from './quiet-hours.ts';
import type { TimeZone } from '../time-zone.ts';
import type { Writer } from '../sql/writer.ts';

export interface DeliveryParts {
  readonly clock: Clock;
  readonly zone: TimeZone;
  readonly ledger: Ledger;
  readonly writer: Writer;
  readonly notifier: Notifier;
  readonly ruleOf: (id: number) => AlertRule | undefined;
  /** Unix ms before which nothing of a rule may be shown for another reason than the rule's own. */
  readonly holdsUntil: (ruleId: number) => number;
  readonly compose: (
    form: AlertNotification['kind'],
    firings: readonly Firing[],
  ) => AlertNotification;
  /** Called after firings have been shown. */
  readonly onShown: () => void;
}

const MAX_ATTEMPTS = 3;
const RETRY_MS = 30_000;
/** A system that does not answer must not silence all later alerts. */
const ANSWER_MS = 10_000;
/** Timers of more than 24 days fire at once (`setTimeout` counts in 31 bits). */
const MAX_SLEEP_MS = HOUR_MS;

/**
 * Shows what the ledger says is due, one notification at a time: show, wait for the system to take it, mark it as shown,
 * go on. A crash can fall between showing and marking, and then that one notification is shown again; none is lost.
 */
export class Delivery {
  readonly #parts: DeliveryParts;
  readonly #timers: Timers;
  /** Shown, but not yet marked in the database, because it could not be written. */
  readonly #unmarked = new Set<number>();
  #burst: Burst = noBurst;
  #retryTime = -Infinity;
  #busy = false;
  /** Whether somebody asked to look again while busy. */
  #again = false;
  #stopped = false;

  constructor(parts: DeliveryParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
  }

  /** Shows what is due now and comes back by itself for what is due later. Call it whenever that may have changed. */
  async pump(): Promise<void> {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    while (this.#again && !this.#stopped) {
      this.#again = false;
      while (await this.#showNext());
    }
    this.#busy = false;
  }

  /** The clock was set back: what was to be waited for is not. */
  forgetTimes(): void {
    this.#burst = noBurst;
    this.#retryTime = -Infinity;
  }

  stop(): void {
    this.#stopped = true;
    this.#timers.cancelAll();
  }

  /** Shows one notification; tells whether there may be more to show now. */
  async #showNext(): Promise<boolean> {
    const { clock, compose } = this.#parts;
    const now = clock.now();
    this.#markShown(now);
    const plan = planDelivery(this.#waiting(now), this.#burst, now);
    if (plan.kind === 'wait') {
      this.#sleep(plan.until - now);
      return false;
    }
    const ids = plan.firings.map(({ id }) => id);
    const outcome = await this.#show(compose(plan.form, plan.firings));
    if (this.#isStopped()) return false;
    if (outcome === 'failed') this.#fail(ids);
    else {
      this.#burst = plan.burst;
      for (const id of ids) this.#unmarked.add(id);
      this.#markShown(clock.now());
      this.#parts.onShown();
    }
    return true;
  }

  #waiting(now: number): readonly Waiting[] {
    const { ledger, ruleOf, holdsUntil, zone } = this.#parts;
    return ledger
      .due()
      .filter(({ id }) => !this.#unmarked.has(id))
      .map((firing) => {
        const rule = ruleOf(firing.ruleId);
        const ownTime = rule ? heldUntil(rule, now, zone) : 0;
        return {
          firing,
          releaseTime: Math.max(ownTime, holdsUntil(firing.ruleId), this.#retryTime),
        };
      });
  }

  #markShown(now: number): void {
    if (this.#unmarked.size === 0) return;
    const { ledger, writer } = this.#parts;
    if (writer.write(() => ledger.markShown([...this.#unmarked], now))) this.#unmarked.clear();
  }

  #fail(ids: readonly number[]): void {
    const { clock, ledger, writer } = this.#parts;
    writer.write(() => ledger.markFailed(ids, MAX_ATTEMPTS));
    this.#retryTime = clock.now() + RETRY_MS;
  }

  #show(notification: AlertNotification): Promise<'shown' | 'failed'> {
    return new Promise((resolve) => {
      this.#timers.after('answer', ANSWER_MS, () => resolve('failed'));
      void this.#parts.notifier.show(notification).then((outcome) => {
        this.#timers.cancel('answer');
        resolve(outcome);
      });
    });
  }

  #sleep(ms: number): void {
    if (ms === Infinity) this.#timers.cancel('next');
    else this.#timers.after('next', Math.min(ms, MAX_SLEEP_MS), () => void this.pump());
  }

  #isStopped(): boolean {
    return this.#stopped;
  }
}
