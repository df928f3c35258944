import type { AlertWatch, Firing, RuleStatus } from '../../preload/contract/alerts.ts';
import { isFresh, type Connection, type Freshness } from '../../preload/contract/connection.ts';
import { DAY_MS } from '../../preload/contract/durations.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import { assemble, type Assembly } from './assemble.ts';
import { emptyWindow } from './evaluate/window.ts';
import type { Inbox } from './ledger/inbox.ts';
import type { AlertParts } from './parts.ts';
import type { RuleBook } from './rules/rule-book.ts';
import type { ShelfChange } from './rules/rule-shelf.ts';
import { statusOf } from './watch/places.ts';
import { judgeWatch } from './watch/watching.ts';

/** Rules that changed, and the ids of those that were deleted. */
export interface RulesChange {
  readonly changed: readonly RuleStatus[];
  readonly removed: readonly number[];
}

/** The market to show, `null` for none, and the firing to highlight. */
export interface NotificationTarget {
  readonly ticker: string | null;
  readonly firingId: number;
}

/** How long deleted rules and cleared firings can be brought back. */
const UNDO_MS = DAY_MS;

/**
 * Alerts of one environment: watches every rule, writes what fires, shows it, and looks up what it has missed.
 *
 * Feed it every quote, market and connection change, and tell it about sleep. Everything it does happens in one of these
 * calls or when its own timers call back, in this order: the clock is checked, rules are looked at, the outcome is
 * written, and only then anything is shown.
 */
export class AlertService {
  /** Making, changing and deleting rules. */
  readonly rules: RuleBook;
  /** Reading what has fired. */
  readonly inbox: Inbox;
  readonly #clock: Clock;
  readonly #pieces: Assembly;
  readonly #ruleChanges = new Emitter<RulesChange>();
  readonly #firings = new Emitter<readonly Firing[]>();
  readonly #watchChanges = new Emitter<AlertWatch>();
  #freshness: Freshness | null = null;
  /** Why alerts are not watched, as last announced; `null` when they are. */
  #announced: string | null = 'starting';

  constructor(parts: AlertParts) {
    this.#pieces = assemble(parts, {
      onFired: (firings) => this.#onFired(firings),
      onMoved: (moved) => this.#ruleChanges.emit({ changed: moved.map(statusOf), removed: [] }),
      onRulesChanged: (change) => this.#onRulesChanged(change),
    });
    this.#clock = parts.clock;
    this.rules = this.#pieces.book;
    this.inbox = this.#pieces.inbox;
    this.#pieces.writer.listen(() => this.#announceWatch());
  }

  /** Calls back with rules that changed or moved on to another state. */
  readonly listenToRules = this.#ruleChanges.listen;
  /** Calls back with what has just fired, when it is on disk. */
  readonly listenToFirings = this.#firings.listen;
  /** Calls back when alerts begin or cease to be watched. */
  readonly listenToWatch = this.#watchChanges.listen;

  /** Whether alerts are being watched, and a sentence when they are not. */
  get watch(): AlertWatch {
    return judgeWatch({
      freshness: this.#freshness,
      storageFailing: this.#pieces.writer.failing,
    });
  }

  /** Whether rules wait for something while nobody watches. */
  get isNeglected(): boolean {
    if (this.watch.watched) return false;
    return [...this.#pieces.engine.places.rules].some(
      ({ progress: { state } }) => state.name !== 'off',
    );
  }

  /** Markets and series that rules are about: the feed has to follow them. */
  get watched(): { readonly tickers: readonly string[]; readonly series: readonly string[] } {
    const { places } = this.#pieces.engine;
    return { tickers: places.names('market'), series: places.names('series') };
  }

  /** Takes up where the last run ended: shows what it could not, and will look up what happened since. */
  start(): void {
    const now = this.#clock.now();
    const { writer, ruleStore, ledger, list, engine, gaps, keeper } = this.#pieces;
    writer.write(() => {
      ruleStore.purge(now - UNDO_MS);
      list.purge(now - UNDO_MS);
      ledger.markUndelivered();
    });
    for (const { rule, state, generation } of ruleStore.all()) {
      engine.take(rule, { state, generation, window: emptyWindow });
    }
    gaps.load();
    keeper.start();
  }

  /** Lets go of everything. What was not shown is shown after the next start. */
  stop(): void {
    this.#pieces.keeper.stop();
    this.#pieces.gaps.stop();
    this.#pieces.delivery.stop();
  }

  onQuote(quote: Quote): void {
    this.#pieces.keeper.during((now) => this.#pieces.engine.onQuote(quote, now));
  }

  /** A market's state or description changed, or a market of a watched series was found. */
  onMarket(market: Market): void {
    this.#pieces.keeper.during((now) => this.#pieces.engine.onMarket(market, now));
  }

  onConnection(connection: Pick<Connection, 'freshness' | 'lastConfirmedTime'>): void {
    const { freshness, lastConfirmedTime } = connection;
    this.#freshness = freshness;
    this.#pieces.keeper.setFresh(isFresh(freshness), lastConfirmedTime);
    this.#announceWatch();
  }

  /** The machine goes to sleep. */
  onSuspend(): void {
    this.#pieces.keeper.suspend();
  }

  onResume(): void {
    this.#pieces.keeper.resume();
  }

  /** A notification was clicked, so what it told has been seen. Returns what to show; `null` for an empty one. */
  onNotificationClicked(firings: readonly Firing[]): NotificationTarget | null {
    this.inbox.markSeen(firings.map(({ id }) => id));
    const [first] = firings;
    return first ? { ticker: first.ticker, firingId: first.id } : null;
  }

  #onFired(firings: readonly Firing[]): void {
    this.#firings.emit(firings);
    this.inbox.noteChange();
    this.#pieces.keeper.deliver();
  }

  #onRulesChanged({ changed, removed }: ShelfChange): void {
    const statuses = changed
      .flatMap((id) => this.#pieces.engine.places.rule(id) ?? [])
      .map(statusOf);
    this.#ruleChanges.emit({ changed: statuses, removed });
    this.#pieces.keeper.during(() => this.#pieces.keeper.deliver());
  }

  #announceWatch(): void {
    const { watch } = this;
    const reason = watch.watched ? null : watch.reason;
    if (reason === this.#announced) return;
    this.#announced = reason;
    this.#watchChanges.emit(watch);
  }
}
