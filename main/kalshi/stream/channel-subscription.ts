import { fullJitter } from '../../adapters/random.ts';
import { Timers } from '../../adapters/timers.ts';
import type { Channel } from './channels.ts';
import { toCommand, unsubscribe } from './commands.ts';
import { remedyFor } from './error-codes.ts';
import {
  afterBookLost,
  afterBookSent,
  afterDeath,
  afterLimit,
  afterRejection,
  afterSuccess,
  nextStep,
  nothingHeld,
  type Holding,
  type Step,
} from './subscription-plan.ts';
import type { SubscriptionParts, SubscriptionWire } from './subscription-wire.ts';

const ANSWER_MS = 10_000;
const MAX_UNANSWERED = 3;
const BACKOFF = { baseMs: 500, capMs: 30_000 };

/**
 * Makes the exchange send exactly the wanted markets of one channel, and keeps it so.
 *
 * What is wanted outlives connections; what is held belongs to one. One command is under way at a time, and the next is
 * worked out anew from what is wanted and held by then, so that no order of answers, errors and wishes can confuse it.
 */
export class ChannelSubscription {
  readonly channel: Channel;
  readonly #parts: SubscriptionParts;
  readonly #wire: SubscriptionWire;
  readonly #timers: Timers;
  #wanted: ReadonlySet<string> = new Set();
  /** `null` while there is no connection, or none of use to this channel. */
  #holding: Holding | null = null;
  #underway: { readonly id: number; readonly step: Step } | null = null;
  #failures = 0;
  #unanswered = 0;

  constructor(channel: Channel, parts: SubscriptionParts, wire: SubscriptionWire) {
    this.channel = channel;
    this.#parts = parts;
    this.#wire = wire;
    this.#timers = new Timers(parts.clock);
  }

  /** Changes what is wanted, now and on every later connection. */
  want(tickers: ReadonlySet<string>): void {
    this.#wanted = tickers;
    this.#proceed();
  }

  /** A connection opened: everything wanted is subscribed anew. */
  opened(): void {
    this.#failures = 0;
    this.#unanswered = 0;
    this.#holding = nothingHeld;
    this.#proceed();
  }

  /** The connection is gone. */
  lost(): void {
    this.#settle();
    this.#timers.cancelAll();
    this.#holding = null;
  }

  /** Whether this is the id of the command under way. */
  awaits(id: number | null): boolean {
    return this.#underway !== null && this.#underway.id === id;
  }

  /** Whether this is the number of one of this channel's subscriptions. */
  holds(sid: number | null): boolean {
    return this.#holding?.parts.some((part) => part.sid === sid) ?? false;
  }

  /** Whether a market is subscribed. */
  covers(ticker: string): boolean {
    return this.#holding?.parts.some(({ tickers }) => tickers.has(ticker)) ?? false;
  }

  /** The command under way was carried out; `sid` is the new subscription's number, where there is one. */
  succeeded(sid: number): void {
    const step = this.#underway?.step;
    if (!this.#holding || !step || step.kind === 'snapshot') return;
    this.#settle();
    this.#failures = 0;
    this.#holding = afterSuccess(this.#holding, step, sid);
    this.#proceed();
  }

  /** The command under way was answered with an error. Source: AsyncAPI 2.0.0, "Error codes". */
  failed(code: number): void {
    const step = this.#underway?.step;
    if (!this.#holding || !step) return;
    this.#settle();
    switch (remedyFor(code)) {
      case 'refuse':
        this.#wire.refuse();
        return;
      case 'drop-channel':
        this.#dropChannel();
        return;
      case 'resubscribe':
        if ('sid' in step) this.died(step.sid);
        else this.#pause();
        return;
      case 'split':
        this.#split(this.#holding, step);
        return;
      case 'narrow':
        this.#narrow(this.#holding, step);
        break;
      case 'resend':
        break;
    }
    this.#pause();
  }

  /** A subscription ended by itself: its markets are subscribed again, after a pause. */
  died(sid: number): void {
    if (!this.#holding) return;
    const step = this.#underway?.step;
    if (step && 'sid' in step && step.sid === sid) this.#settle();
    this.#holding = afterDeath(this.#holding, sid);
    this.#pause();
    this.#wire.missed();
  }

  /** The order book of a market has to be sent anew. */
  resync(ticker: string): void {
    this.#holding = this.#holding && afterBookLost(this.#holding, ticker);
    this.#proceed();
  }

  /** The order book of a market has been sent: that, not `ok`, is what answers `get_snapshot`. */
  synced(ticker: string): void {
    this.#holding = this.#holding && afterBookSent(this.#holding, ticker);
    const step = this.#underway?.step;
    if (step?.kind === 'snapshot' && step.tickers.includes(ticker)) this.#settle();
    this.#proceed();
  }

  #proceed(): void {
    if (!this.#holding || this.#underway || this.#timers.has('pause')) return;
    const step = nextStep(this.#holding, this.#wanted);
    if (!step) return;
    this.#underway = { id: this.#wire.send(toCommand(this.channel, step)), step };
    this.#timers.after('answer', ANSWER_MS, () => this.#remainedUnanswered());
  }

  #settle(): void {
    this.#underway = null;
    this.#timers.cancel('answer');
    this.#unanswered = 0;
  }

  #pause(): void {
    const delay = fullJitter(this.#parts.random, this.#failures, BACKOFF);
    this.#failures += 1;
    this.#timers.after('pause', delay, () => this.#proceed());
  }

  #remainedUnanswered(): void {
    this.#underway = null;
    this.#unanswered += 1;
    if (this.#unanswered < MAX_UNANSWERED) this.#proceed();
    else this.#wire.giveUp();
  }

  /** Learning what fits is no failure: the next command goes out at once, unless nothing was learned. */
  #split(holding: Holding, step: Step): void {
    this.#holding = afterLimit(holding, step);
    if (this.#holding.capacity < holding.capacity) this.#proceed();
    else this.#pause();
  }

  #narrow(holding: Holding, step: Step): void {
    this.#holding = afterRejection(holding, step);
    if (step.kind === 'remove' || step.kind === 'snapshot') this.#wire.send(unsubscribe(step.sid));
    const rejected = [...this.#holding.rejected].filter((ticker) => !holding.rejected.has(ticker));
    if (rejected.length === 0) return;
    this.#parts.log.warn(`The exchange does not stream ${rejected.join()} on ${this.channel}.`);
    this.#wire.missed();
  }

  /** Without prices a connection is of no use; without the rest it is. */
  #dropChannel(): void {
    this.#parts.log.warn(`The exchange does not offer the channel ${this.channel} as expected.`);
    if (this.channel === 'ticker') this.#wire.giveUp();
    else this.lost();
  }
}
