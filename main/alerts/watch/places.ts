import type { AlertRule, RuleStatus, Watch } from '../../../preload/contract/alerts.ts';
import { DAY_MS } from '../../../preload/contract/durations.ts';
import { seriesOf, type Market } from '../../../preload/contract/market.ts';
import type { Progress } from '../evaluate/evaluator.ts';
import { sameTick, type Tick } from '../evaluate/tick.ts';

/** A market that has opened is of interest to a series for this long. */
const OPENING_MS = DAY_MS;

/** A rule being watched. The fields change as it goes on. */
export interface Tracked {
  rule: AlertRule;
  progress: Progress;
  wake: number | null;
  /**
   * Whether it began while prices were fresh, with no interruption since: it goes by the last price that is known, as the
   * person did who made it, although nothing may have confirmed that price since an earlier interruption.
   */
  beganInSight: boolean;
}

export function statusOf({ rule, progress }: Tracked): RuleStatus {
  return { rule, state: progress.state };
}

/** What rules watch together: one market, one series, or the whole app; with what is known of it. */
export interface Place {
  readonly rules: Map<number, Tracked>;
  tick: Tick | null;
  /** Whether the tick is known to be the latest; after an interruption it is not, until something says so. */
  confirmed: boolean;
  market: Market | null;
  /** Of a series: its markets by ticker. */
  readonly openings: Map<string, Market>;
}

/** Every watched rule, found by what it watches: an event costs as much as the rules it concerns, however many others. */
export class Places {
  readonly #places = new Map<string, Place>();
  readonly #rules = new Map<number, Tracked>();

  get rules(): Iterable<Tracked> {
    return this.#rules.values();
  }

  get all(): Iterable<Place> {
    return this.#places.values();
  }

  /** Tickers of markets and series that have rules. */
  names(scope: 'market' | 'series'): readonly string[] {
    const prefix = `${scope}:`;
    return [...this.#places.keys()]
      .filter((key) => key.startsWith(prefix))
      .map((key) => key.slice(prefix.length));
  }

  rule(id: number): Tracked | undefined {
    return this.#rules.get(id);
  }

  of(watch: Watch): Place | undefined {
    return this.#places.get(keyOf(watch));
  }

  ofMarket(ticker: string): Place | undefined {
    return this.#places.get(`market:${ticker}`);
  }

  ofSeries(ticker: string): Place | undefined {
    return this.#places.get(`series:${seriesOf(ticker)}`);
  }

  /** Takes a rule in, replacing one of the same id; a place seen for the first time starts with `facts`. */
  add(tracked: Tracked, facts: Pick<Place, 'tick' | 'market' | 'confirmed'>): void {
    const { id, watch } = tracked.rule;
    const key = keyOf(watch);
    const place = this.#places.get(key) ?? { ...facts, rules: new Map(), openings: new Map() };
    place.rules.set(id, tracked);
    const before = this.#rules.get(id);
    if (before && keyOf(before.rule.watch) !== key) this.remove(id);
    this.#places.set(key, place);
    this.#rules.set(id, tracked);
  }

  /** Lets a rule go, and its place with it when it was the last one there. */
  remove(id: number): void {
    const tracked = this.#rules.get(id);
    if (!tracked) return;
    const key = keyOf(tracked.rule.watch);
    const place = this.#places.get(key);
    place?.rules.delete(id);
    if (place?.rules.size === 0) this.#places.delete(key);
    this.#rules.delete(id);
  }
}

function keyOf(watch: Watch): string {
  switch (watch.scope) {
    case 'market':
      return `market:${watch.ticker}`;
    case 'series':
      return `series:${watch.series}`;
    case 'app':
      return 'app';
  }
}

/** Whether a tick says something new: not older than the one known, and not the same again. */
export function isNews({ tick: known, confirmed }: Place, tick: Tick): boolean {
  if (known === null) return true;
  return tick.exchangeTime >= known.exchangeTime && !(confirmed && sameTick(known, tick));
}

/** Keeps the markets of a series that open soon or opened not long ago. */
export function noteOpening(openings: Map<string, Market>, market: Market, now: number): void {
  openings.set(market.ticker, market);
  for (const { ticker, status, openTime } of openings.values()) {
    const isOver = status !== 'active' && status !== 'initialized' && status !== 'unknown';
    if (isOver || openTime === null || openTime < now - OPENING_MS) openings.delete(ticker);
  }
}
