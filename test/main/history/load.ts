import { Emitter } from '../../../main/adapters/emitter.ts';
import type { Clock } from '../../../main/adapters/clock.ts';
import { HistoryStore } from '../../../main/history/history-store.ts';
import { Recorder } from '../../../main/history/recorder.ts';
import { openHistory } from '../../../main/storage/open-history.ts';
import type { EnvironmentId } from '../../../preload/contract/environment.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { seededRandom } from './random.ts';

/**
 * Recorded traffic: quiet markets change less than once a minute, a busy live game 4 to 9 times a second. Here one market
 * in twenty makes nine changes in ten.
 */
const BUSY_MARKETS = 1 / 20;
const BUSY_CHANGES = 9 / 10;
/** A change this close to a full minute comes exactly on it: boundaries are where counting goes wrong. */
const SNAP_MS = 30;

/** A clock that moves only as the load does; timers fire when it passes them. */
export class LoadClock implements Clock {
  /** In the week that follows, the clocks of New York are set back. */
  time = Date.UTC(2026, 9, 29);
  #timers: { readonly due: number; readonly callback: () => void }[] = [];

  readonly now = (): number => this.time;

  after(ms: number, callback: () => void): () => void {
    const timer = { due: this.time + ms, callback };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  }

  moveTo(time: number): void {
    for (;;) {
      const next = this.#timers.find(({ due }) => due <= time);
      if (!next) break;
      this.#timers = this.#timers.filter((other) => other !== next);
      this.time = Math.max(this.time, next.due);
      next.callback();
    }
    this.time = time;
  }
}

/** Quotes of many markets, as a few busy and many quiet ones make them; `spanMs` is how much time they take. */
export function* quotesOf(
  { ticks, markets, spanMs }: { ticks: number; markets: number; spanMs: number },
  startTime: number,
): Generator<Quote> {
  const random = seededRandom(42);
  const volumes = new Array<number>(markets).fill(0);
  const prices = Array.from({ length: markets }, () => 5 + Math.floor(90 * random()));
  for (let tick = 0; tick < ticks; tick += 1) {
    const among = random() < BUSY_CHANGES ? Math.ceil(markets * BUSY_MARKETS) : markets;
    const market = Math.floor(random() * among);
    const price = Math.min(97, Math.max(2, (prices[market] ?? 50) + Math.floor(3 * random()) - 1));
    prices[market] = price;
    if (random() < 0.3) volumes[market] = (volumes[market] ?? 0) + Math.floor(10_000 * random());
    const exchangeTime = snap(startTime + Math.floor((tick / ticks) * spanMs));
    yield {
      ticker: `LOAD-${market}`,
      yesBid: {
        price: (price * 10_000) as MicroDollars,
        size: Math.floor(50_000 * random()) as CentiContracts,
      },
      yesAsk: {
        price: (price * 10_000 + 10_000) as MicroDollars,
        size: Math.floor(50_000 * random()) as CentiContracts,
      },
      last: (price * 10_000) as MicroDollars,
      volume: (volumes[market] ?? 0) as CentiContracts,
      openInterest: 250_000 as CentiContracts,
      exchangeTime,
      receivedTime: exchangeTime,
      source: 'stream',
    };
  }
}

function snap(time: number): number {
  const minute = Math.round(time / 60_000) * 60_000;
  return Math.abs(time - minute) <= SNAP_MS ? minute : time;
}

/** A recorder over a new file, fed by hand. */
export function openLoad(path: string, environment: EnvironmentId = 'practice') {
  const clock = new LoadClock();
  const opened = openHistory(path, clock.now);
  if (!opened.ok) throw new Error(opened.error.message);
  const store = new HistoryStore(opened.value.database, clock.now);
  const quotes = new Emitter<Quote>();
  const recorder = new Recorder({
    environment,
    store,
    quotes: { quote: () => undefined, listenToQuotes: quotes.listen },
    clock,
    now: clock.now,
    hasRoom: () => true,
    log: { info: console.log, warn: console.error },
  });
  return { clock, store, recorder, emit: (quote: Quote) => quotes.emit(quote) };
}

export type Load = ReturnType<typeof openLoad>;

/** Records all of them as the app would, as fast as it goes. */
export function recordAll(
  { clock, recorder, emit }: Load,
  size: { ticks: number; markets: number; spanMs: number },
): void {
  recorder.start();
  recorder.follow(Array.from({ length: size.markets }, (_, index) => `LOAD-${index}`));
  recorder.setFresh(true, clock.now());
  for (const quote of quotesOf(size, clock.now())) {
    if (quote.exchangeTime > clock.time) clock.moveTo(quote.exchangeTime);
    emit(quote);
  }
  recorder.stop();
}
