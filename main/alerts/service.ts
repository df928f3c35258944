import type { Database } from 'better-sqlite3';
import type { AlertWatch, Firing, RuleStatus } from '../../preload/contract/alerts.ts';
import type { Connection, Freshness } from '../../preload/contract/connection.ts';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { Log } from '../adapters/log.ts';
import { Delivery } from './delivery.ts';
import { AlertEngine, type Prices } from './engine.ts';
import { FiringList } from './firing-list.ts';
import { GapCheck, type CandleSource } from './gap-check.ts';
import { GapStore } from './gap-store.ts';
import { Inbox } from './inbox.ts';
import { Ledger } from './ledger.ts';
import { Keeper } from './keeper.ts';
import type { Notifier } from './notifier.ts';
import { statusOf } from './places.ts';
import { Recorder } from './recorder.ts';
import { RuleBook } from './rule-book.ts';
import { RuleShelf, type ShelfChange } from './rule-shelf.ts';
import { RuleStore } from './rule-store.ts';
import { Statements } from './statements.ts';
import type { TimeZone } from './time-zone.ts';
import { judgeWatch } from './watching.ts';
import { emptyWindow } from './window.ts';
import { compose } from './wording.ts';
import { Writer } from './writer.ts';

/** What alerts are made of. The database belongs to all environments, the service to one. */
export interface AlertParts {
  readonly database: Database;
  readonly environment: EnvironmentId;
  readonly clock: Clock;
  readonly zone: TimeZone;
  readonly prices: Prices;
  readonly candles: CandleSource;
  readonly notifier: Notifier;
  readonly log: Log;
}

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

/** What stands in the way of fresh prices, as far as the key is concerned. */
export interface KeyTrouble {
  /** A key is stored, but the keychain does not hand it out. */
  readonly keyUnavailable: boolean;
  readonly pollingOff: boolean;
}

/** How long deleted rules and cleared firings can be brought back. */
const UNDO_MS = 24 * 3600_000;

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
  readonly #writer: Writer;
  readonly #store: { rules: RuleStore; ledger: Ledger; list: FiringList };
  readonly #engine: AlertEngine;
  readonly #gaps: GapCheck;
  readonly #delivery: Delivery;
  readonly #keeper: Keeper;
  readonly #ruleChanges = new Emitter<RulesChange>();
  readonly #firings = new Emitter<readonly Firing[]>();
  readonly #watchChanges = new Emitter<AlertWatch>();
  #freshness: Freshness | null = null;
  #keyTrouble: KeyTrouble = { keyUnavailable: false, pollingOff: false };

  constructor(parts: AlertParts) {
    const { database, environment, clock, zone, prices, candles, notifier, log } = parts;
    const writer = new Writer(database, log);
    const statements = new Statements(database);
    const rules = new RuleStore(statements, environment);
    const gaps = new GapStore(statements, environment);
    const ledger = new Ledger(statements, environment);
    const list = new FiringList(statements, environment);
    const recorder = new Recorder({
      clock,
      zone,
      writer,
      rules,
      ledger,
      lateness: (time, now) => this.#keeper.lateness(time, now),
      onFired: (firings) => this.#onFired(firings),
    });
    const engine = new AlertEngine(prices, recorder.record, (moved) =>
      this.#ruleChanges.emit({ changed: moved.map(statusOf), removed: [] }),
    );
    const onChecked = (): void => this.#keeper.during(() => this.#keeper.deliver());
    this.#clock = clock;
    this.#writer = writer;
    this.#store = { rules, ledger, list };
    this.#engine = engine;
    this.inbox = new Inbox(list, writer, clock);
    const kept = this.#keptClock(clock);
    this.#gaps = new GapCheck({
      clock: kept,
      engine,
      ledger,
      store: gaps,
      writer,
      candles,
      onChecked,
    });
    this.#delivery = new Delivery({
      clock: kept,
      zone,
      ledger,
      writer,
      notifier,
      ruleOf: (id) => engine.places.rule(id)?.rule,
      holdsUntil: (ruleId) => this.#gaps.holdsUntil(ruleId),
      compose: (form, firings) => compose({ prices, zone }, form, firings),
      onShown: () => this.inbox.noteChange(),
    });
    this.#keeper = new Keeper({
      clock,
      engine,
      writer,
      gaps: this.#gaps,
      delivery: this.#delivery,
      store: gaps,
    });
    const shelf = new RuleShelf({
      clock,
      engine,
      gaps: this.#gaps,
      ledger,
      writer,
      store: rules,
      onChange: (change) => this.#onRulesChanged(change),
    });
    this.rules = new RuleBook(clock, engine, shelf);
    writer.listen(() => this.#announceWatch());
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
      storageFailing: this.#writer.failing,
      ...this.#keyTrouble,
    });
  }

  /** Markets and series that rules are about: the feed has to follow them. */
  get watched(): { readonly tickers: readonly string[]; readonly series: readonly string[] } {
    const { places } = this.#engine;
    return { tickers: places.names('market'), series: places.names('series') };
  }

  /** Takes up where the last run ended: shows what it could not, and will look up what happened since. */
  start(): void {
    const now = this.#clock.now();
    const { rules, ledger, list } = this.#store;
    this.#writer.write(() => {
      rules.purge(now - UNDO_MS);
      list.purge(now - UNDO_MS);
      ledger.markUndelivered();
    });
    for (const { rule, state, generation } of rules.all()) {
      this.#engine.take(rule, { state, generation, window: emptyWindow });
    }
    this.#gaps.load();
    this.#keeper.start();
  }

  /** Lets go of everything. What was not shown is shown after the next start. */
  stop(): void {
    this.#keeper.stop();
    this.#gaps.stop();
    this.#delivery.stop();
  }

  onQuote(quote: Quote): void {
    this.#keeper.during((now) => this.#engine.onQuote(quote, now));
  }

  /** A market's state or description changed, or a market of a watched series was found. */
  onMarket(market: Market): void {
    this.#keeper.during((now) => this.#engine.onMarket(market, now));
  }

  onConnection(connection: Pick<Connection, 'freshness' | 'lastConfirmedTime'>): void {
    const { freshness, lastConfirmedTime } = connection;
    this.#freshness = freshness;
    this.#keeper.setFresh(freshness === 'live' || freshness === 'polling', lastConfirmedTime);
    this.#announceWatch();
  }

  onKeyTrouble(trouble: KeyTrouble): void {
    this.#keyTrouble = trouble;
    this.#announceWatch();
  }

  /** The machine goes to sleep. */
  onSuspend(): void {
    this.#keeper.suspend();
  }

  onResume(): void {
    this.#keeper.resume();
  }

  /** A notification was clicked, so what it told has been seen. Returns what to show; `null` for an empty one. */
  onNotificationClicked(firings: readonly Firing[]): NotificationTarget | null {
    this.inbox.markSeen(firings.map(({ id }) => id));
    const [first] = firings;
    return first ? { ticker: first.ticker, firingId: first.id } : null;
  }

  /** A clock whose timers come after what time has done to the rules. */
  #keptClock(clock: Clock): Clock {
    return {
      now: () => clock.now(),
      after: (ms, callback) => clock.after(ms, () => this.#keeper.during(callback)),
    };
  }

  #onFired(firings: readonly Firing[]): void {
    this.#firings.emit(firings);
    this.inbox.noteChange();
    this.#keeper.deliver();
  }

  #onRulesChanged({ changed, removed }: ShelfChange): void {
    const statuses = changed.flatMap((id) => this.#engine.places.rule(id) ?? []).map(statusOf);
    this.#ruleChanges.emit({ changed: statuses, removed });
    this.#keeper.during(() => this.#keeper.deliver());
  }

  #announceWatch(): void {
    this.#watchChanges.emit(this.watch);
  }
}
