import type { Firing } from '../../preload/contract/alerts.ts';
import type { Clock } from '../adapters/clock.ts';
import { Delivery } from './delivery/delivery.ts';
import { compose } from './delivery/wording.ts';
import { GapCheck } from './gap-check.ts';
import { GapStore } from './gaps/gap-store.ts';
import { FiringList } from './ledger/firing-list.ts';
import { Inbox } from './ledger/inbox.ts';
import { Ledger } from './ledger/ledger.ts';
import { Recorder } from './ledger/recorder.ts';
import type { AlertParts } from './parts.ts';
import { RuleBook } from './rules/rule-book.ts';
import { RuleShelf, type ShelfChange } from './rules/rule-shelf.ts';
import { RuleStore } from './rules/rule-store.ts';
import { Statements } from './sql/statements.ts';
import { Writer } from './sql/writer.ts';
import { AlertEngine } from './watch/engine.ts';
import { Keeper } from './watch/keeper.ts';
import type { Tracked } from './watch/places.ts';

/** Who is told what. */
export interface AssemblyListener {
  onFired(firings: readonly Firing[]): void;
  onMoved(rules: readonly Tracked[]): void;
  onRulesChanged(change: ShelfChange): void;
}

/** The pieces of one alert service, joined. */
export interface Assembly {
  readonly writer: Writer;
  readonly ruleStore: RuleStore;
  readonly ledger: Ledger;
  readonly list: FiringList;
  readonly engine: AlertEngine;
  readonly gaps: GapCheck;
  readonly delivery: Delivery;
  readonly keeper: Keeper;
  readonly inbox: Inbox;
  readonly book: RuleBook;
}

/** Builds the pieces and joins them; nothing of them runs yet. */
export function assemble(parts: AlertParts, listener: AssemblyListener): Assembly {
  const { database, environment, clock, zone, prices, candles, notifier, log } = parts;
  const writer = new Writer(database, log);
  const statements = new Statements(database);
  const ruleStore = new RuleStore(statements, environment);
  const gapStore = new GapStore(statements, environment);
  const ledger = new Ledger(statements, environment);
  const list = new FiringList(statements, environment);
  const inbox = new Inbox(list, writer, clock);
  const recorder = new Recorder({
    clock,
    zone,
    writer,
    rules: ruleStore,
    ledger,
    lateness: (time, now) => keeper.lateness(time, now),
    onFired: (firings) => listener.onFired(firings),
  });
  const engine = new AlertEngine(prices, recorder.record, (moved) => listener.onMoved(moved));
  const kept = keptClock(clock, (callback) => keeper.during(callback));
  const gaps = new GapCheck({
    clock: kept,
    engine,
    ledger,
    store: gapStore,
    writer,
    candles,
    onChecked: () => keeper.during(() => keeper.deliver()),
  });
  const delivery = new Delivery({
    clock: kept,
    zone,
    ledger,
    writer,
    notifier,
    ruleOf: (id) => engine.places.rule(id)?.rule,
    holdsUntil: (ruleId) => gaps.holdsUntil(ruleId),
    compose: (form, firings) => compose({ prices, zone, now: clock.now() }, form, firings),
    onShown: () => inbox.noteChange(),
  });
  const keeper: Keeper = new Keeper({ clock, engine, gaps, delivery, writer, store: gapStore });
  const shelf = new RuleShelf({
    clock,
    engine,
    gaps,
    ledger,
    writer,
    store: ruleStore,
    onChange: (change) => listener.onRulesChanged(change),
  });
  const book = new RuleBook(clock, engine, shelf);
  return { writer, ruleStore, ledger, list, engine, gaps, delivery, keeper, inbox, book };
}

/** A clock whose timers come after what time has done to the rules. */
function keptClock(clock: Clock, during: (callback: () => void) => void): Clock {
  return {
    now: () => clock.now(),
    after: (ms, callback) => clock.after(ms, () => during(callback)),
  };
}
