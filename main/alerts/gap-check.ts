import { DAY_MS } from '../../preload/contract/durations.ts';
import type { Clock } from '../adapters/clock.ts';
import { Timers } from '../adapters/timers.ts';
import type { MinuteCandle } from './gaps/candle-ticks.ts';
import { rewind } from './evaluate/evaluator.ts';
import { firstGenerationAfter, type Gap, type OpenGap } from './gaps/gap-store.ts';
import { concludeGaps, type VerdictParts } from './gaps/gap-verdict.ts';
import { planLookups, type CandleSource, type Lookup } from './gaps/lookups.ts';
import type { Tracked } from './watch/places.ts';
import { isAboutQuotes } from './evaluate/quote-readings.ts';
import type { Writer } from './sql/writer.ts';

export interface GapCheckParts extends VerdictParts {
  readonly clock: Clock;
  readonly candles: CandleSource;
  readonly writer: Writer;
  /** Called after a check, when firings need no longer be held back. */
  readonly onChecked: () => void;
}

/** What a rule remembers, and the prices it knew. */
type Memory = Pick<OpenGap, 'before' | 'tick'>;

/** Firings wait this long for the candles to say whether they are really news from before. */
const PATIENCE_MS = 5_000;
const RETRY_MS = 5_000;
/** Lookups at the same time. */
const PARALLEL = 8;
/** Nobody wants to hear what happened longer ago than this. */
const LOOK_BACK_MS = 7 * DAY_MS;

/**
 * Finds out what was missed while nobody watched, and makes one late firing per rule of it.
 *
 * Every rule on quotes gets a row saying what it remembered when watching was interrupted. The row goes in the same
 * transaction that writes what the candles said, so the check can be repeated, broken off and resumed at will. Watching
 * goes on meanwhile; a rule that fires before its row is gone has told the person already.
 */
export class GapCheck {
  readonly #parts: GapCheckParts;
  readonly #timers: Timers;
  readonly #open = new Map<number, OpenGap>();
  /** What rules remembered when watching was interrupted; empty while watching. */
  readonly #noted = new Map<number, Memory>();
  #paused = true;
  #running = false;
  #deadline = 0;
  #interruptions = 0;

  constructor(parts: GapCheckParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
  }

  /** Goes on with what an earlier run has left. */
  load(): void {
    const { engine, store } = this.#parts;
    for (const gap of store.all())
      if (engine.places.rule(gap.ruleId)) this.#open.set(gap.ruleId, gap);
  }

  /** Watching is interrupted from now on. */
  pause(): void {
    this.stop();
    this.#interruptions += 1;
    this.#dropAnswered();
    for (const tracked of this.#quoteRules()) {
      this.#noted.set(tracked.rule.id, this.#memoryOf(tracked));
    }
  }

  /** Watching goes on after a gap: writes what is to be checked, and begins. */
  resume(gap: Gap): void {
    const opened = [...this.#quoteRules()].flatMap((tracked) => this.#openGap(tracked, gap));
    this.#parts.writer.write(() => this.#parts.store.save(opened));
    for (const each of opened) this.#open.set(each.ruleId, each);
    this.#noted.clear();
    this.#paused = false;
    this.#deadline = this.#parts.clock.now() + PATIENCE_MS;
    void this.#run();
  }

  /** The clock was set back: nothing that is remembered may lie in the future. */
  rewind(now: number): void {
    this.#deadline = 0;
    for (const [id, { before, tick }] of this.#noted) {
      this.#noted.set(id, { before: rewind(before, now), tick });
    }
    const rewound = [...this.#open.values()].map((gap) => ({
      ...gap,
      from: Math.min(gap.from, now),
      before: rewind(gap.before, now),
    }));
    for (const gap of rewound) this.#open.set(gap.ruleId, gap);
    this.#parts.writer.write(() => this.#parts.store.save(rewound));
  }

  /** A rule was changed or deleted: what it missed as it was is of no interest any more. */
  forget(ruleId: number): void {
    this.#noted.delete(ruleId);
    if (this.#open.delete(ruleId)) this.#parts.store.close(ruleId);
  }

  /** Until when (Unix ms) a rule's firings should not be shown yet, so that what was missed comes together; 0 is now. */
  holdsUntil(ruleId: number): number {
    const isChecking = this.#running || this.#open.has(ruleId);
    return isChecking && !this.#paused ? this.#deadline : 0;
  }

  stop(): void {
    this.#paused = true;
    this.#timers.cancelAll();
  }

  /** A gap ends with the rule's next firing: what comes after that is for the next gap to find out. */
  #dropAnswered(): void {
    const { ledger, store, writer } = this.#parts;
    const answered = [...this.#open.values()].filter(
      (gap) => ledger.lastFrom(gap.ruleId, firstGenerationAfter(gap)) !== null,
    );
    for (const { ruleId } of answered) this.#open.delete(ruleId);
    writer.write(() => answered.forEach(({ ruleId }) => store.close(ruleId)));
  }

  /** A gap that is still open goes on: its rule has not fired since, so it may as well be judged from there. */
  #openGap(tracked: Tracked, { from, reason }: Gap): readonly OpenGap[] {
    const ruleId = tracked.rule.id;
    const { before, tick } = this.#memoryOf(tracked);
    if (this.#open.has(ruleId) || before.state.name === 'off') return [];
    const isFromBefore = tick !== null && tick.receivedTime <= from;
    return [{ from, reason, ruleId, before, tick: isFromBefore ? tick : null }];
  }

  #memoryOf({ rule: { id, watch }, progress: before }: Tracked): Memory {
    const { places } = this.#parts.engine;
    return this.#noted.get(id) ?? { before, tick: places.of(watch)?.tick ?? null };
  }

  async #run(): Promise<void> {
    if (this.#running) return;
    this.#running = true;
    const interruptions = this.#interruptions;
    await this.#checkAll([...planLookups(this.#starts())]);
    this.#running = false;
    this.#parts.onChecked();
    if (this.#open.size === 0 || this.#paused) return;
    const wait = interruptions === this.#interruptions ? RETRY_MS : 0;
    this.#timers.after('retry', wait, () => void this.#run());
  }

  /** Looks up some at a time, until one gets no answer: then the network is probably gone. */
  async #checkAll(lookups: Lookup[]): Promise<void> {
    let answered = true;
    const work = async (): Promise<void> => {
      while (answered) {
        const lookup = lookups.shift();
        if (!lookup) return;
        if (!(await this.#check(lookup))) answered = false;
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
  }

  /** Checks some markets; tells whether that could be done. An answer that was overtaken by the next gap is of no use. */
  async #check({ from, tickers }: Lookup): Promise<boolean> {
    const { clock, candles } = this.#parts;
    const interruptions = this.#interruptions;
    const answer = await candles.minuteCandles(tickers, from, clock.now());
    if (this.#paused || interruptions !== this.#interruptions || !answer.ok) return false;
    return tickers.every((ticker) => this.#conclude(ticker, answer.value.get(ticker) ?? []));
  }

  #conclude(ticker: string, candles: readonly MinuteCandle[]): boolean {
    const open = this.#gapsOf(ticker);
    if (!concludeGaps(this.#parts, ticker, open, candles, this.#parts.clock.now())) return false;
    for (const { ruleId } of open) this.#open.delete(ruleId);
    return true;
  }

  /** Markets with open gaps, and when the first of these began. */
  *#starts(): Iterable<readonly [ticker: string, from: number]> {
    const { clock, engine } = this.#parts;
    const earliest = clock.now() - LOOK_BACK_MS;
    const watches = [...this.#open.keys()].flatMap(
      (id) => engine.places.rule(id)?.rule.watch ?? [],
    );
    const tickers = watches.flatMap((watch) => (watch.scope === 'market' ? watch.ticker : []));
    for (const ticker of new Set(tickers)) {
      yield [ticker, Math.max(earliest, Math.min(...this.#gapsOf(ticker).map(({ from }) => from)))];
    }
  }

  #gapsOf(ticker: string): readonly OpenGap[] {
    const ids = this.#parts.engine.places.ofMarket(ticker)?.rules.keys() ?? [];
    return [...ids].flatMap((id) => this.#open.get(id) ?? []);
  }

  *#quoteRules(): Iterable<Tracked> {
    for (const tracked of this.#parts.engine.places.rules) {
      if (isAboutQuotes(tracked.rule.watch.condition)) yield tracked;
    }
  }
}
