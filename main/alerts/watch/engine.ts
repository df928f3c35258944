import type { AlertRule, Watch } from '../../../preload/contract/alerts.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { Batch, type News } from './batch.ts';
import { rewind, type Progress } from '../evaluate/evaluator.ts';
import { isNews, noteOpening, Places, type Place, type Tracked } from './places.ts';
import { tickOf, type Tick } from '../evaluate/tick.ts';
import { worldSeenBy, type Sight } from './sight.ts';
import { WakeQueue } from './wake-queue.ts';
import { emptyWindow } from '../evaluate/window.ts';
import { emptyWorld, type World } from '../evaluate/world.ts';

/** What is known of markets outside of alerts; `null` when nothing is. */
export interface Prices {
  quoteOf(ticker: string): Quote | null;
  marketOf(ticker: string): Market | null;
}

/** Writes news in one transaction, `alongside` being part of it; tells whether it could. */
export type Record = (news: readonly News[], alongside?: () => void) => boolean;

/**
 * Holds every watched rule with what it remembers, and turns events into news.
 *
 * An event costs as much as the rules it concerns. Nothing is remembered that was not written first: when writing
 * fails, the rules stay where they were, and `lookAtAll` tries again.
 */
export class AlertEngine {
  readonly places = new Places();
  readonly #wakes = new WakeQueue();
  readonly #prices: Prices;
  readonly #record: Record;
  readonly #onMoved: (rules: readonly Tracked[]) => void;
  #sight: Sight = { fresh: false, blindSince: null };

  /** `onMoved` is told which rules are in another state now. */
  constructor(prices: Prices, record: Record, onMoved: (rules: readonly Tracked[]) => void) {
    this.#prices = prices;
    this.#record = record;
    this.#onMoved = onMoved;
  }

  /** When (Unix ms) to call `wake`; `null` when time alone changes nothing. */
  get nextWake(): number | null {
    return this.#wakes.next;
  }

  /** Takes a rule in without looking at it. */
  take(rule: AlertRule, progress: Progress): Tracked {
    const tracked = { rule, progress, wake: null, beganInSight: false };
    this.places.add(tracked, this.#factsOf(rule.watch));
    return tracked;
  }

  /** Takes in a rule that begins (anew), or one that goes on as it is told differently, and looks at it. */
  add(rule: AlertRule, progress: Progress, now: number, isNew: boolean): void {
    const known = this.places.rule(rule.id);
    const tracked = this.take(rule, progress);
    tracked.beganInSight = isNew ? this.#sight.fresh : known?.beganInSight === true;
    this.#look([tracked], now);
  }

  remove(id: number): void {
    this.places.remove(id);
    this.#wakes.set(id, null);
  }

  onQuote(quote: Quote, now: number): void {
    const place = this.places.ofMarket(quote.ticker);
    const tick = tickOf(quote);
    if (!place || !isNews(place, tick)) return;
    const batch = new Batch();
    for (const tracked of place.rules.values()) {
      if (isTimely(tracked, now)) batch.look(tracked, this.#worldOf(tracked, place), now);
    }
    place.tick = tick;
    place.confirmed = true;
    this.lookAt(place, batch, now);
    this.settle(batch);
  }

  onMarket(market: Market, now: number): void {
    const ofMarket = this.places.ofMarket(market.ticker);
    const ofSeries = this.places.ofSeries(market.ticker);
    const concerned = [...(ofMarket?.rules.values() ?? []), ...(ofSeries?.rules.values() ?? [])];
    if (concerned.length === 0) return;
    const batch = new Batch();
    for (const tracked of concerned) batch.look(tracked, this.#worldOf(tracked), now);
    if (ofMarket) ofMarket.market = market;
    if (ofSeries) noteOpening(ofSeries.openings, market, now);
    for (const tracked of concerned) batch.look(tracked, this.#worldOf(tracked), now);
    this.settle(batch);
  }

  /** Looks at every rule whose time has come. */
  wake(now: number): void {
    const due = this.#wakes.takeDue(now).map((id) => this.places.rule(id));
    this.#look(
      due.filter((tracked) => tracked !== undefined),
      now,
    );
  }

  lookAtAll(now: number): void {
    this.#look(this.places.rules, now);
  }

  /** Prices can be trusted (again). Those from before an interruption are not believed until something confirms them. */
  open(now: number): void {
    this.lookAtAll(now);
    this.#sight = { fresh: true, blindSince: null };
    this.lookAtAll(now);
  }

  /** Prices can not be trusted since `until`; `blindSince` is since when the app has been awake without any. */
  close(until: number, blindSince: number | null, now: number): void {
    this.#sight = { fresh: false, blindSince };
    for (const place of this.places.all) place.confirmed = false;
    for (const tracked of this.places.rules) tracked.beganInSight = false;
    const withWindow = [...this.places.rules].filter(
      ({ progress }) => progress.window !== emptyWindow,
    );
    this.#look(withWindow, until);
    this.lookAtAll(now);
  }

  /** The clock was set back. */
  rewind(now: number): void {
    const batch = new Batch();
    for (const tracked of this.places.rules) {
      batch.adopt(tracked, rewind(tracked.progress, now), []);
      batch.look(tracked, this.#worldOf(tracked), now);
    }
    this.settle(batch);
  }

  /** After an interruption: `latest` is the market's present unless a quote has come in already; `null` is no change. */
  confirm(place: Place, ticker: string, latest: Tick | null, now: number): void {
    if (place.confirmed) return;
    const quote = this.#prices.quoteOf(ticker);
    const known = place.tick ?? (quote && tickOf(quote));
    const exchangeTime = known?.exchangeTime ?? 0;
    place.tick = latest ? { ...latest, exchangeTime, receivedTime: now } : known;
    place.confirmed = true;
  }

  /** What a rule that does not exist yet would see, going by the last that was known. */
  worldFor(watch: Watch): World {
    const { tick, market } = this.places.of(watch) ?? this.#factsOf(watch);
    return { ...emptyWorld, tick, market };
  }

  lookAt(place: Place, batch: Batch, now: number): void {
    for (const tracked of place.rules.values()) {
      batch.look(tracked, this.#worldOf(tracked, place), now);
    }
  }

  /** Writes what a batch has brought, and then makes it the present; tells whether it could be written. */
  settle(batch: Batch, alongside?: () => void): boolean {
    const { news } = batch;
    if ((news.length > 0 || alongside) && !this.#record(news, alongside)) return false;
    const { touched, moved } = batch.apply();
    for (const { rule, wake } of touched) this.#wakes.set(rule.id, wake);
    if (moved.length > 0) this.#onMoved(moved);
    return true;
  }

  #look(rules: Iterable<Tracked>, now: number): void {
    const batch = new Batch();
    for (const tracked of rules) batch.look(tracked, this.#worldOf(tracked), now);
    this.settle(batch);
  }

  /** `place` saves looking it up. */
  #worldOf(tracked: Tracked, place = this.places.of(tracked.rule.watch)): World {
    return worldSeenBy(tracked, place, this.#sight);
  }

  #factsOf(watch: Watch): Pick<Place, 'tick' | 'market' | 'confirmed'> {
    const { fresh: confirmed } = this.#sight;
    if (watch.scope !== 'market') return { tick: null, market: null, confirmed };
    const quote = this.#prices.quoteOf(watch.ticker);
    return { tick: quote && tickOf(quote), market: this.#prices.marketOf(watch.ticker), confirmed };
  }
}

/** Whether time alone may have changed something about a rule. */
function isTimely({ progress, wake }: Tracked, now: number): boolean {
  return progress.window !== emptyWindow || (wake !== null && wake <= now);
}
