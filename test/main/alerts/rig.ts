import Database from 'better-sqlite3';
import { ok, fail, type Result } from '../../../preload/contract/result.ts';
import type {
  AlertRule,
  AlertRuleDraft,
  Firing,
  MarketCondition,
  PriceSubject,
  StartChoice,
} from '../../../preload/contract/alerts.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import type { MinuteCandle } from '../../../main/alerts/gaps/candle-ticks.ts';
import type { CandleSource } from '../../../main/alerts/gaps/lookups.ts';
import type { AlertNotification, Notifier } from '../../../main/alerts/notifier.ts';
import { AlertService } from '../../../main/alerts/service.ts';
import { alerts } from '../../../main/storage/migrations/002-alerts.ts';
import { draftFor } from '../../../renderer/alerts/rule-draft.ts';
import { FakeClock, settle } from '../../fakes/fake-clock.ts';
import { marketOf } from '../../fakes/samples.ts';
import { ProcessClock, WallClock } from './process-clock.ts';

export const TICKER = 'KXFED-26DEC-CUT';

export const cents = (value: number): MicroDollars => Math.round(value * 10_000) as MicroDollars;
export const contracts = (count: number): CentiContracts => (count * 100) as CentiContracts;

/** A database with nothing but the alert tables. */
function openAlertDatabase(): Database.Database {
  const database = new Database(':memory:');
  database.pragma('foreign_keys = ON');
  database.exec(alerts);
  return database;
}

/** A rule on one market that fires every time, unless said otherwise. */
export function draft(
  condition: MarketCondition,
  changes: Partial<AlertRuleDraft> = {},
): AlertRuleDraft {
  return {
    ...draftFor({ scope: 'market', ticker: TICKER, condition }),
    ...changes,
  };
}

export const bidRisesTo = (value: number): MarketCondition => risesTo(value, 'yes-bid');

export const risesTo = (value: number, subject: PriceSubject): MarketCondition => ({
  kind: 'price',
  subject,
  direction: 'rises-to',
  threshold: cents(value),
});

export function market(changes: Partial<Market> = {}): Market {
  return marketOf(TICKER, { title: 'Fed cuts in December', yesSubtitle: '', ...changes });
}

/** Remembers what it was asked to show, and answers as it is told to. */
export class FakeNotifier implements Notifier {
  readonly shown: AlertNotification[] = [];
  answer: 'shown' | 'failed' | 'silence' = 'shown';

  show(notification: AlertNotification): Promise<'shown' | 'failed'> {
    if (this.answer === 'silence') return new Promise(() => undefined);
    if (this.answer === 'shown') this.shown.push(notification);
    return Promise.resolve(this.answer);
  }

  get titles(): readonly string[] {
    return this.shown.map(({ title }) => title);
  }
}

/** Candles as a test has put them there; counts the requests and fails on demand. */
export class FakeCandles implements CandleSource {
  readonly candles = new Map<string, readonly MinuteCandle[]>();
  readonly requests: (readonly string[])[] = [];
  down = false;

  minuteCandles(
    tickers: readonly string[],
    from: number,
    to: number,
  ): Promise<Result<ReadonlyMap<string, readonly MinuteCandle[]>>> {
    this.requests.push(tickers);
    if (this.down) return Promise.resolve(fail('offline', 'Kalshi cannot be reached.'));
    const isAsked = ({ endTime }: MinuteCandle): boolean =>
      endTime > from && endTime - 60_000 <= to;
    const found = tickers.map(
      (ticker) => [ticker, (this.candles.get(ticker) ?? []).filter(isAsked)] as const,
    );
    return Promise.resolve(ok(new Map(found)));
  }
}

/** One alert service on a hand-moved clock, with everything around it faked but the database. */
export class Rig {
  readonly clock = new FakeClock();
  readonly wall = new WallClock(this.clock);
  readonly notifier = new FakeNotifier();
  readonly candles = new FakeCandles();
  readonly quotes = new Map<string, Quote>();
  readonly markets = new Map<string, Market>([[TICKER, market()]]);
  readonly warnings: string[] = [];
  readonly database: Database.Database;
  /** Minutes local time is ahead of UTC. */
  zone: (time: number) => number = () => 0;
  service: AlertService;
  #process = new ProcessClock(this.wall);

  constructor(database = openAlertDatabase()) {
    this.database = database;
    this.service = this.#build();
  }

  /** Starts the service and lets prices be fresh. */
  async start(): Promise<this> {
    this.service.start();
    this.goLive();
    await settle();
    return this;
  }

  /** The process is killed and started again: nothing is said goodbye to. */
  async restart(options: { readonly live: boolean } = { live: true }): Promise<void> {
    this.#process.kill();
    this.#process = new ProcessClock(this.wall);
    this.service = this.#build();
    this.service.start();
    if (options.live) this.goLive();
    await settle();
  }

  goLive(): void {
    this.service.onConnection({ freshness: 'live', lastConfirmedTime: this.clock.now() });
  }

  goOffline(): void {
    this.service.onConnection({ freshness: 'offline', lastConfirmedTime: this.clock.now() });
  }

  /** Makes a rule that is not expected to meet any objection. */
  create(rule: AlertRuleDraft, start: StartChoice | null = null): AlertRule {
    const outcome = this.service.rules.create(rule, start);
    if (!outcome.ok || outcome.value.kind !== 'saved') throw new Error(JSON.stringify(outcome));
    return outcome.value.rule;
  }

  /** A quote with the given YES bid (in cents; `null` is an empty side), one cent below the ask. */
  quote(bid: number | null, changes: Partial<Quote> = {}): Quote {
    const size = contracts(10);
    return {
      ticker: TICKER,
      yesBid: bid === null ? null : { price: cents(bid), size },
      yesAsk: bid === null ? null : { price: cents(bid + 1), size },
      last: bid === null ? null : cents(bid),
      volume: contracts(0),
      openInterest: contracts(0),
      exchangeTime: this.clock.now(),
      receivedTime: this.clock.now(),
      source: 'stream',
      ...changes,
    };
  }

  /** Quotes one after the other, a second apart. */
  async feed(...bids: readonly (number | null)[]): Promise<void> {
    for (const bid of bids) {
      await this.clock.advance(1000);
      this.tick(this.quote(bid));
      await settle();
    }
  }

  tick(quote: Quote): void {
    this.quotes.set(quote.ticker, quote);
    this.service.onQuote(quote);
  }

  setMarket(changes: Partial<Market>): void {
    const changed = market({ ...this.markets.get(changes.ticker ?? TICKER), ...changes });
    this.markets.set(changed.ticker, changed);
    this.service.onMarket(changed);
  }

  /** Everything in the ledger, oldest first. */
  get ledger(): readonly Firing[] {
    return this.service.inbox.page({ limit: 500 }).firings.toReversed();
  }

  #build(): AlertService {
    return new AlertService({
      database: this.database,
      environment: 'production',
      clock: this.#process,
      zone: (time) => this.zone(time),
      prices: {
        quoteOf: (ticker) => this.quotes.get(ticker) ?? null,
        marketOf: (ticker) => this.markets.get(ticker) ?? null,
      },
      candles: this.candles,
      notifier: this.notifier,
      log: { info: () => undefined, warn: (message) => this.warnings.push(message) },
    });
  }
}

/** A candle whose bid went through these cents, the ask one cent above. */
export function candle(
  endTime: number,
  [open, high, low, close]: readonly [number, number, number, number],
  volume = 0,
): MinuteCandle {
  const span = (offset: number): MinuteCandle['yesBid'] => ({
    open: cents(open + offset),
    high: cents(high + offset),
    low: cents(low + offset),
    close: cents(close + offset),
  });
  return { endTime, price: span(0), yesBid: span(0), yesAsk: span(1), volume: contracts(volume) };
}
