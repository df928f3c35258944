import Database from 'better-sqlite3';
import type { AlertNotification } from '../../../main/alerts/notifier.ts';
import { AlertService } from '../../../main/alerts/service.ts';
import type { MinuteCandle } from '../../../main/alerts/gaps/candle-ticks.ts';
import type { Candle } from '../../../main/kalshi/candlesticks.ts';
import { minuteCandlesOf } from '../../../main/local-time.ts';
import { alerts } from '../../../main/storage/migrations/002-alerts.ts';
import type { Firing } from '../../../preload/contract/alerts.ts';
import type { Market } from '../../../preload/contract/market.ts';
import { NO_CONTRACTS } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { fail, ok } from '../../../preload/contract/result.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { ProcessClock, WallClock } from '../../main/alerts/process-clock.ts';
import { market } from '../../main/alerts/rig.ts';
import { Exchange } from './exchange.ts';
import { Model } from './model.ts';
import { TICKERS, type Sequence, type Step } from './steps.ts';

const SECOND = 1000;
const TICK = 5 * SECOND;
const START = Date.UTC(2026, 10, 22, 12);

/** The app and the model side by side: every step is done to both. */
class Pair {
  readonly model: Model;
  readonly #base = new FakeClock(START);
  readonly #wall = new WallClock(this.#base);
  readonly #exchange = new Exchange();
  readonly #book = new Map<string, Quote>();
  readonly #markets = new Map<string, Market>(
    TICKERS.map((ticker) => [ticker, market({ ticker })]),
  );
  readonly #database = new Database(':memory:');
  readonly #shown: { notification: AlertNotification; at: number }[] = [];
  readonly #zone: Sequence['zone'];
  #process = new ProcessClock(this.#wall);
  #service: AlertService;
  #modelUptime = START;
  #isOnline = false;
  #hasCandles = true;
  /** How much the wall clock is ahead of the exchange's, which never jumps. */
  #clockError: number;
  #deleted: number[] = [];

  constructor({ zone, clockError }: Pick<Sequence, 'zone' | 'clockError'>) {
    this.#zone = zone;
    this.#clockError = clockError * SECOND;
    this.#database.exec(alerts);
    this.model = new Model({
      now: () => this.#modelUptime + this.#wall.skew,
      uptime: () => this.#modelUptime,
      quoteOf: (ticker) => this.#book.get(ticker) ?? null,
      marketOf: (ticker) => this.#markets.get(ticker) ?? null,
      candles: (ticker, from, to) =>
        this.#hasCandles ? this.#candlesByTheWall(ticker, from, to) : null,
      zone: (time) => this.#offset(time),
    });
    this.#service = this.#begin();
  }

  async start(): Promise<void> {
    this.#service.start();
    this.model.start();
    this.#connect(true);
    await settle();
  }

  /** What the app has done, in the words of `expected`. */
  get actual(): unknown {
    const { rules, inbox } = this.#service;
    const state = ({ rule, state }: (typeof rules.all)[number]): [number, string] => [
      rule.id,
      state.name === 'off' ? `off: ${state.reason}` : state.name,
    ];
    const firings = inbox.page({ limit: 1_000_000 }).firings;
    return {
      states: Object.fromEntries(rules.all.map(state)),
      ledger: firings.map(describe).sort(),
      shown: this.#shown
        .map(
          ({ notification: { kind, firings }, at }) =>
            `${at} ${kind} ${firings.map(keyOf).sort().join(' ')}`,
        )
        .sort(),
    };
  }

  get expected(): unknown {
    return {
      states: this.model.states,
      ledger: this.model.ledger
        .map((firing) =>
          describe({
            ...firing,
            ruleId: firing.rule,
            generation: firing.round,
            delivery: firing.status,
          }),
        )
        .sort(),
      shown: this.model.shown
        .map(({ kind, firings, at }) => {
          const keys = firings.map(({ rule, round }) => keyOf({ ruleId: rule, generation: round }));
          return `${at} ${kind} ${keys.sort().join(' ')}`;
        })
        .sort(),
    };
  }

  close(): void {
    this.#process.kill();
    this.#database.close();
  }

  async do(step: Step): Promise<void> {
    switch (step.do) {
      case 'wait':
        return this.#wait(step.seconds);
      case 'quote': {
        const ticker = TICKERS[step.market] ?? TICKERS[0];
        const quote = this.#exchange.move(ticker, step.prices, this.#exchangeTime());
        if (step.delivered) this.#deliver({ ...quote, receivedTime: this.#wall.now() });
        break;
      }
      case 'repeat': {
        const quote = this.#book.get(TICKERS[step.market] ?? TICKERS[0]);
        if (quote) this.#deliver(quote);
        break;
      }
      case 'reorder': {
        const quote = this.#exchange.of(TICKERS[step.market] ?? TICKERS[0]).at(-1 - step.back);
        if (quote) this.#deliver(quote);
        break;
      }
      case 'offline':
        this.#connect(false);
        break;
      case 'online':
        this.#connect(false);
        await settle();
        this.#hasCandles = step.candles;
        if (step.poll === 'before') this.#poll();
        this.#connect(true);
        await settle();
        if (step.poll === 'after') this.#poll();
        break;
      case 'sleep':
        await this.#sleep(step);
        break;
      case 'restart':
        await this.#restart(step);
        break;
      case 'set-back':
        this.#service.onConnection(this.#connection());
        this.#clockError -= step.seconds * SECOND;
        this.#wall.skew -= step.seconds * SECOND;
        this.#service.onConnection(this.#connection());
        this.model.clockSetBack();
        break;
      default:
        this.#edit(step);
    }
    await settle();
  }

  #edit(step: Step): void {
    const { rules } = this.#service;
    const now = this.#wall.now();
    if (step.do === 'create') {
      const expiresTime = step.expires === null ? null : now + step.expires * SECOND;
      const draft = { ...step.draft, expiresTime };
      const outcome = rules.create(draft, step.start);
      check(this.model.create(draft, step.start), outcome.ok && outcome.value.kind === 'saved');
      return;
    }
    if (step.do === 'undelete') {
      const id = this.#deleted.pop();
      if (id === undefined) return;
      rules.restore([id]);
      return this.model.restore(id);
    }
    if (step.do === 'status' || step.do === 'close-time') {
      const known = this.#markets.get(TICKERS[step.market] ?? TICKERS[0]) ?? market();
      return this.#announce(
        step.do === 'close-time'
          ? { ...known, closeTime: now + step.seconds * SECOND }
          : {
              ...known,
              status: step.status,
              result: step.result,
              settledTime: step.status === 'finalized' ? now : null,
            },
      );
    }
    if (step.do === 'opening') {
      const openTime = now + step.seconds * SECOND;
      const status = step.seconds > 0 ? 'initialized' : 'active';
      return this.#announce(market({ ticker: `KXA-27-${step.number}`, openTime, status }));
    }
    const { ids } = this.model;
    if (!('which' in step) || ids.length === 0) return;
    const id = ids[step.which % ids.length] ?? 0;
    switch (step.do) {
      case 'edit': {
        const outcome = rules.change(id, step.draft, step.start);
        return check(
          this.model.edit(id, step.draft, step.start),
          outcome.ok && outcome.value.kind === 'saved',
        );
      }
      case 'enable':
        rules.setEnabled([id], step.enabled);
        return this.model.enable(id, step.enabled);
      case 'mute':
        rules.setMuted([id], step.muted);
        return this.model.mute(id, step.muted);
      case 'snooze': {
        const until = step.seconds === null ? null : now + step.seconds * SECOND;
        rules.snooze([id], until);
        return this.model.snooze(id, until);
      }
      case 'delete':
        rules.remove([id]);
        this.#deleted.push(id);
        return this.model.remove(id);
    }
  }

  async #wait(seconds: number): Promise<void> {
    await this.#base.advance(seconds * SECOND);
    while (this.#modelUptime < this.#base.now()) {
      this.#modelUptime += TICK;
      this.model.tick();
    }
  }

  async #sleep({ announced, moves }: Extract<Step, { do: 'sleep' }>): Promise<void> {
    if (announced) {
      this.#service.onSuspend();
      this.model.suspend();
    } else this.#service.onConnection(this.#connection());
    await settle();
    const before = this.#wall.now();
    for (const { seconds, market, prices } of moves) {
      this.#wall.skew += seconds * SECOND;
      this.#exchange.move(TICKERS[market] ?? TICKERS[0], prices, this.#exchangeTime());
    }
    this.#wall.skew += 65 * SECOND;
    if (announced) {
      this.#service.onResume();
      this.model.resumeAfter(before);
    } else {
      this.#service.onConnection(this.#connection());
      this.model.sleptSince(before);
    }
  }

  async #restart({ killed, seconds, online }: Extract<Step, { do: 'restart' }>): Promise<void> {
    if (!killed) {
      this.#service.stop();
      this.model.quit();
    }
    this.#process.kill();
    this.#process = new ProcessClock(this.#wall);
    this.#wall.skew += seconds * SECOND;
    this.#isOnline = false;
    this.#service = this.#begin();
    this.#service.start();
    this.model.start();
    await settle();
    if (online) this.#connect(true);
  }

  #begin(): AlertService {
    return new AlertService({
      database: this.#database,
      environment: 'production',
      clock: this.#process,
      zone: (time) => this.#offset(time),
      prices: {
        quoteOf: (ticker) => this.#book.get(ticker) ?? null,
        marketOf: (ticker) => this.#markets.get(ticker) ?? null,
      },
      candles: minuteCandlesOf(
        {
          candles: (tickers, { startTime, endTime }) => {
            const found = tickers.map((ticker) => {
              const candles = this.#exchange.candles(ticker, startTime, endTime);
              return [ticker, candles.map(withInterest)] as const;
            });
            return Promise.resolve(
              this.#hasCandles ? ok(new Map(found)) : fail('offline', 'Kalshi cannot be reached.'),
            );
          },
        },
        () => -this.#clockError,
      ),
      notifier: {
        show: (notification) => {
          this.#shown.push({ notification, at: this.#wall.now() });
          return Promise.resolve('shown');
        },
      },
      log: {
        info: () => undefined,
        warn: (message) => {
          throw new Error(message);
        },
      },
    });
  }

  #connect(isOnline: boolean): void {
    this.#isOnline = isOnline;
    this.#service.onConnection(this.#connection());
    this.model.connection(isOnline);
  }

  #connection(): { freshness: 'live' | 'offline'; lastConfirmedTime: number } {
    return { freshness: this.#isOnline ? 'live' : 'offline', lastConfirmedTime: this.#wall.now() };
  }

  #poll(): void {
    for (const ticker of TICKERS) {
      const quote = this.#exchange.of(ticker).at(-1);
      if (quote) this.#deliver({ ...quote, receivedTime: this.#wall.now() });
    }
  }

  #deliver(quote: Quote): void {
    const known = this.#book.get(quote.ticker);
    if (!known || quote.exchangeTime >= known.exchangeTime) this.#book.set(quote.ticker, quote);
    this.#service.onQuote(quote);
    this.model.quote(quote);
  }

  #announce(changed: Market): void {
    this.#markets.set(changed.ticker, changed);
    this.#service.onMarket(changed);
    this.model.marketChanged(changed);
  }

  /** Candles with the times that the clock on the wall showed. */
  #candlesByTheWall(ticker: string, from: number, to: number): readonly MinuteCandle[] {
    const ahead = this.#clockError;
    const candles = this.#exchange.candles(ticker, from - ahead, to - ahead);
    return candles.map((candle) => ({ ...candle, endTime: candle.endTime + ahead }));
  }

  #exchangeTime(): number {
    return this.#wall.now() - this.#clockError;
  }

  #offset(time: number): number {
    const { before, after, at } = this.#zone;
    return time < START + at * SECOND ? before : after;
  }
}

/** Runs a sequence on the app and on the model; returns what they disagree about, or `null`. */
export async function divergence({ steps, ...setting }: Sequence): Promise<string | null> {
  const pair = new Pair(setting);
  try {
    await pair.start();
    for (const [index, step] of steps.entries()) {
      await pair.do(step);
      const [actual, expected] = [pair.actual, pair.expected].map((each) =>
        JSON.stringify(each, null, 1),
      );
      if (actual !== expected) {
        return `after step ${index}: ${JSON.stringify(step)}\nthe model expects ${expected}\nthe app says ${actual}`;
      }
    }
    return null;
  } finally {
    pair.close();
  }
}

function check(expected: boolean, actual: boolean): void {
  if (expected !== actual)
    throw new Error(
      `The model ${expected ? 'saves' : 'does not save'} this rule, the app disagrees.`,
    );
}

function withInterest(candle: MinuteCandle): Candle {
  return { ...candle, openInterest: NO_CONTRACTS };
}

function keyOf({ ruleId, generation }: Pick<Firing, 'ruleId' | 'generation'>): string {
  return `${ruleId}/${generation}`;
}

type Described = Pick<
  Firing,
  'ruleId' | 'generation' | 'value' | 'threshold' | 'time' | 'delivery' | 'held'
> & {
  readonly direction: string | null;
  readonly late: string | null;
};

function describe(firing: Described): string {
  const { value, threshold, direction, time, late, delivery, held } = firing;
  return `${keyOf(firing)} ${value} ${threshold} ${direction ?? '-'} ${new Date(time).toISOString()} ${late ?? '-'} ${delivery} ${held ? 'held' : ''}`;
}
