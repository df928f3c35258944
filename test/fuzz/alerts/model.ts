import type { MinuteCandle } from '../../../main/alerts/gaps/candle-ticks.ts';
import type { AlertRuleDraft, StartChoice } from '../../../preload/contract/alerts.ts';
import type { Market } from '../../../preload/contract/market.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import {
  copyLife,
  haveFired,
  live,
  newLife,
  wouldHold,
  type Facts,
  type Fired,
  type Life,
  type Numbers,
} from './model-life.ts';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;
const DOLLAR = 1_000_000;

export interface ModelFiring extends Fired {
  readonly rule: number;
  readonly source: string | null;
  time: number;
  late: string | null;
  status: 'due' | 'shown' | 'dropped';
  readonly held: boolean;
}

export interface ModelShow {
  readonly kind: string;
  readonly firings: readonly ModelFiring[];
  readonly at: number;
}

interface Rule {
  readonly id: number;
  draft: AlertRuleDraft;
  snoozedUntil: number;
  deleted: number | null;
  life: Life;
  /** It began while prices were fresh, and they have been since: it believes them, sure or not. */
  trusting: boolean;
  lifeAtLoss: Life | null;
  knownAtLoss: Known | null;
  gap: Gap | null;
}

interface Gap {
  from: number;
  readonly reason: string;
  readonly life: Life;
  /** The prices when the gap began, as far as anybody knows. */
  numbers: Numbers | null;
  /** How much had fired when the gap began. */
  readonly firedBefore: number;
}

/** What is known of a market's prices; after an interruption nobody is sure of it. */
interface Known {
  numbers: Numbers | null;
  sure: boolean;
  /** What the clock on the wall said when the prices came. */
  heardAt: number;
}

/** What the model may ask; the app gets the same answers. */
export interface Surroundings {
  /** The clock on the wall. */
  now(): number;
  /** Passes only while the machine is awake; timers go by it. */
  uptime(): number;
  quoteOf(ticker: string): Quote | null;
  marketOf(ticker: string): Market | null;
  candles(ticker: string, from: number, to: number): readonly MinuteCandle[] | null;
  /** Minutes ahead of UTC. */
  zone(time: number): number;
}

/**
 * How alerts ought to behave, written as plainly as possible and without regard to cost: every five seconds one loop over
 * every rule, everything that ever happened kept in lists. It shares no code with the app.
 */
export class Model {
  readonly ledger: ModelFiring[] = [];
  readonly shown: ModelShow[] = [];
  readonly #world: Surroundings;
  readonly #known = new Map<string, Known>();
  readonly #openings = new Map<string, Market>();
  #rules: Rule[] = [];
  #nextId = 1;
  #started = 0;
  #fresh = false;
  #asleep = false;
  #watching = false;
  #watchingSince = 0;
  #blind = { from: 0, reason: 'closed' };
  #awakeSince: number | null = null;
  #lastGap: { from: number; to: number; reason: string } | null = null;
  #watchedUntil: number | null = null;
  #savedAt = -Infinity;
  #patienceEnds = 0;
  #burst = { start: -Infinity, count: 0 };

  constructor(world: Surroundings) {
    this.#world = world;
  }

  /** Ids of rules that exist, oldest first. */
  get ids(): readonly number[] {
    return this.#living().map(({ id }) => id);
  }

  get states(): Readonly<Record<string, string>> {
    const name = ({ life }: Rule): string => {
      if (life.off !== null) return `off: ${life.off}`;
      if (!life.waiting) return 'cooling';
      return life.heldSince === null ? 'armed' : 'pending';
    };
    return Object.fromEntries(this.#living().map((rule) => [rule.id, name(rule)]));
  }

  start(): void {
    const now = this.#world.now();
    this.#started = this.#world.uptime();
    this.#rules = this.#rules.filter(({ deleted }) => deleted === null || deleted >= now - DAY);
    for (const firing of this.ledger) {
      if (firing.status === 'due' && !firing.held) firing.late ??= 'undelivered';
    }
    this.#known.clear();
    this.#openings.clear();
    for (const rule of this.#rules) {
      rule.life.heldSince = null;
      rule.life.samples = [];
      rule.trusting = false;
      rule.lifeAtLoss = null;
      rule.knownAtLoss = null;
      if (!rule.gap) continue;
      rule.gap.life.samples = [];
      rule.gap.numbers = null;
    }
    for (const rule of this.#living()) this.#learn(rule, false);
    this.#fresh = false;
    this.#asleep = false;
    this.#watching = false;
    this.#blind = { from: this.#watchedUntil ?? now, reason: 'closed' };
    this.#lastGap = null;
    this.#burst = { start: -Infinity, count: 0 };
    this.#patienceEnds = 0;
    this.#goBlind(now);
    this.#deliver();
  }

  /** The process ends in good order. */
  quit(): void {
    if (this.#watching) this.#save(this.#world.now());
  }

  /** Five seconds have passed while awake. */
  tick(): void {
    this.#settleAll();
    const now = this.#world.now();
    const isBeat = (this.#world.uptime() - this.#started) % (15 * SECOND) === 0;
    if (isBeat && this.#watching && now - this.#savedAt >= MINUTE) this.#save(now);
    this.#deliver();
  }

  /** The machine slept without saying so, and the app looks at the clock again. */
  sleptSince(before: number): void {
    if (this.#watching) {
      this.#watching = false;
      this.#blind = { from: Math.max(before, this.#watchingSince), reason: 'asleep' };
      this.#awakeSince = null;
      this.#interrupt();
    }
    this.#sleepThrough(before);
    this.#wakeUp();
  }

  suspend(): void {
    this.#asleep = true;
    if (this.#watching) this.#lose('asleep', null);
    else this.#count(null);
    this.#deliver();
  }

  resumeAfter(before: number): void {
    this.#asleep = false;
    this.#sleepThrough(before);
    this.#wakeUp();
  }

  clockSetBack(): void {
    const now = this.#world.now();
    this.#lastGap = null;
    if (this.#watching) this.#watchingSince = Math.min(this.#watchingSince, now);
    else this.#blind = { ...this.#blind, from: Math.min(this.#blind.from, now) };
    for (const rule of this.#living()) {
      if (rule.gap) rule.gap.from = Math.min(rule.gap.from, now);
      for (const life of [rule.life, rule.lifeAtLoss, rule.gap?.life]) if (life) setBack(life, now);
    }
    this.#burst = { start: -Infinity, count: 0 };
    this.#patienceEnds = 0;
    this.#settleAll();
    this.#save(now);
    if (!this.#watching) this.#count(now);
    this.#deliver();
  }

  quote(quote: Quote): void {
    const known = this.#known.get(quote.ticker);
    if (!known) return;
    const numbers = numbersOf(quote);
    if (known.numbers) {
      if (numbers.exchangeTime < known.numbers.exchangeTime) return;
      if (known.sure && JSON.stringify(numbers) === JSON.stringify(known.numbers)) return;
    }
    this.#known.set(quote.ticker, { numbers, sure: true, heardAt: quote.receivedTime });
    this.#settleAll();
    this.#deliver();
  }

  marketChanged(market: Market): void {
    const now = this.#world.now();
    if (this.#living().some(({ draft }) => draft.watch.scope === 'series')) {
      this.#openings.set(market.ticker, market);
      for (const { ticker, status, openTime } of [...this.#openings.values()]) {
        const isAlive = ['active', 'initialized', 'unknown'].includes(status);
        if (!isAlive || openTime === null || openTime < now - DAY) this.#openings.delete(ticker);
      }
    }
    this.#settleAll();
    this.#deliver();
  }

  connection(fresh: boolean): void {
    this.#fresh = fresh;
    if (!fresh && this.#watching) this.#lose('offline', this.#world.now());
    if (fresh) this.#tryToWatch();
    this.#deliver();
  }

  /** Tells whether the rule was made; `false` asks for a start. */
  create(draft: AlertRuleDraft, start: StartChoice | null): boolean {
    const now = this.#world.now();
    if (!this.#mayStart(draft, start)) return false;
    const life = newLife(now);
    const rule: Rule = {
      id: this.#nextId,
      draft,
      snoozedUntil: 0,
      deleted: null,
      life,
      trusting: false,
      lifeAtLoss: null,
      knownAtLoss: null,
      gap: null,
    };
    this.#nextId += 1;
    this.#begin(rule, start, 0);
    this.#rules.push(rule);
    this.#changed([rule]);
    return true;
  }

  edit(id: number, draft: AlertRuleDraft, start: StartChoice | null): boolean {
    const rule = this.#rule(id);
    const essence = ({
      watch,
      band,
      holdSeconds,
      repeat,
      expiresTime,
      enabled,
    }: AlertRuleDraft): string =>
      JSON.stringify([watch, band, holdSeconds, repeat, expiresTime, enabled]);
    const isAnew = essence(rule.draft) !== essence(draft);
    if (isAnew && !this.#mayStart(draft, start)) return false;
    rule.draft = draft;
    if (isAnew) this.#begin(rule, start, rule.life.round);
    this.#changed([rule]);
    return true;
  }

  enable(id: number, enabled: boolean): void {
    const rule = this.#rule(id);
    if (rule.draft.enabled === enabled && rule.life.off === null) return;
    rule.draft = { ...rule.draft, enabled };
    this.#begin(rule, null, rule.life.round);
    this.#changed([rule]);
  }

  mute(id: number, muted: boolean): void {
    const rule = this.#rule(id);
    rule.draft = { ...rule.draft, muted };
    this.#changed([rule]);
  }

  snooze(id: number, until: number | null): void {
    const rule = this.#rule(id);
    rule.snoozedUntil = until ?? 0;
    this.#changed([rule]);
  }

  remove(id: number): void {
    const rule = this.#rule(id);
    rule.deleted = this.#world.now();
    rule.gap = null;
    rule.lifeAtLoss = null;
    this.#changed([]);
  }

  restore(id: number): void {
    const rule = this.#rules.find((each) => each.id === id && each.deleted !== null);
    if (!rule) return;
    rule.deleted = null;
    const { off } = rule.life;
    this.#begin(rule, null, rule.life.round);
    if (off !== null) rule.life.off = off;
    this.#changed([rule]);
  }

  #living(): Rule[] {
    return this.#rules.filter(({ deleted }) => deleted === null);
  }

  #rule(id: number): Rule {
    const rule = this.#living().find((each) => each.id === id);
    if (!rule) throw new Error(`no rule ${id}`);
    return rule;
  }

  #mayStart(draft: AlertRuleDraft, start: StartChoice | null): boolean {
    if (start !== null || !draft.enabled) return true;
    const { watch } = draft;
    const ticker = watch.scope === 'market' ? watch.ticker : '';
    const quote = this.#world.quoteOf(ticker);
    const numbers =
      this.#known.get(ticker)?.numbers ??
      (this.#known.has(ticker) ? null : quote && numbersOf(quote));
    const market = watch.scope === 'market' ? this.#world.marketOf(ticker) : null;
    const facts = { numbers, market, openings: [], awakeWithoutPricesSince: null };
    return !wouldHold(draft, facts, this.#world.now());
  }

  /** A rule starts (again): what it went through before is of no interest any more. */
  #begin(rule: Rule, start: StartChoice | null, roundsBefore: number): void {
    const { condition } = rule.draft.watch;
    const twoWay =
      (condition.kind === 'price' && condition.direction === 'crosses') ||
      (condition.kind === 'trading' && condition.change === 'either');
    rule.life = { ...newLife(this.#world.now()), round: roundsBefore + 1 };
    if (start === 'now' && !twoWay) rule.life.seen = 'below';
    if (!rule.draft.enabled) rule.life.off = 'disabled';
    rule.trusting = this.#watching;
    rule.gap = null;
    rule.lifeAtLoss = null;
  }

  #changed(rules: readonly Rule[]): void {
    for (const rule of rules) {
      if (!rule.draft.muted) continue;
      for (const firing of this.ledger) {
        if (firing.rule === rule.id && firing.status === 'due') firing.status = 'dropped';
      }
    }
    const watched = new Set(
      this.#living().flatMap(({ draft: { watch } }) =>
        watch.scope === 'market' ? watch.ticker : [],
      ),
    );
    for (const ticker of [...this.#known.keys()])
      if (!watched.has(ticker)) this.#known.delete(ticker);
    if (!this.#living().some(({ draft }) => draft.watch.scope === 'series')) this.#openings.clear();
    for (const rule of this.#living()) this.#learn(rule, this.#watching);
    this.#settleAll();
    this.#deliver();
  }

  /** The first rule on a market starts with what is known of it elsewhere. */
  #learn({ draft: { watch } }: Rule, sure: boolean): void {
    if (watch.scope !== 'market' || this.#known.has(watch.ticker)) return;
    const quote = this.#world.quoteOf(watch.ticker);
    const heardAt = quote?.receivedTime ?? 0;
    this.#known.set(watch.ticker, { numbers: quote && numbersOf(quote), sure, heardAt });
  }

  #knownTo({ draft: { watch } }: Rule): Known | null {
    const known = watch.scope === 'market' ? this.#known.get(watch.ticker) : undefined;
    return known ? { ...known } : null;
  }

  #facts(rule: Rule, isAsleep: boolean): Facts {
    const { watch } = rule.draft;
    const known = this.#knownTo(rule);
    const isTrusted = (known?.sure === true || rule.trusting) && this.#watching && !isAsleep;
    return {
      numbers: isTrusted ? (known?.numbers ?? null) : null,
      market: watch.scope === 'market' ? this.#world.marketOf(watch.ticker) : null,
      openings: [...this.#openings.values()],
      awakeWithoutPricesSince: this.#watching || isAsleep ? null : this.#awakeSince,
    };
  }

  #settleAll(at = this.#world.now(), isAsleep = false): void {
    for (const rule of this.#living()) {
      const fired = live(rule.life, rule.draft, this.#facts(rule, isAsleep), at);
      if (fired) this.#record(rule, fired, null, null);
    }
  }

  #record(rule: Rule, fired: Fired, late: string | null, source: string | null): void {
    const now = this.#world.now();
    const isQuiet = this.#isQuiet(rule, now);
    const isDropped = rule.draft.muted || (isQuiet && rule.draft.quietHours?.then === 'drop');
    this.ledger.push({
      ...fired,
      rule: rule.id,
      source,
      late: late ?? this.#lateness(fired.time, now),
      status: isDropped ? 'dropped' : 'due',
      held: isQuiet || rule.snoozedUntil > now,
    });
  }

  #lateness(time: number, now: number): string | null {
    const gap = this.#watching ? this.#lastGap : { ...this.#blind, to: Infinity };
    if (gap === null || time < gap.from || time >= gap.to) return null;
    return now - time > MINUTE ? gap.reason : null;
  }

  #isQuiet({ draft: { quietHours } }: Rule, now: number): boolean {
    if (quietHours === null) return false;
    const wall = new Date(now + this.#world.zone(now) * MINUTE);
    const minute = wall.getUTCHours() * 60 + wall.getUTCMinutes();
    const { start, end } = quietHours;
    return start < end ? minute >= start && minute < end : minute >= start || minute < end;
  }

  #lose(reason: string, awakeSince: number | null): void {
    const now = this.#world.now();
    this.#watching = false;
    this.#blind = { from: now, reason };
    this.#goBlind(awakeSince);
  }

  #goBlind(awakeSince: number | null): void {
    this.#interrupt();
    this.#count(awakeSince);
  }

  #count(awakeSince: number | null): void {
    this.#awakeSince = awakeSince;
    for (const known of this.#known.values()) known.sure = false;
    for (const rule of this.#rules) rule.trusting = false;
    this.#settleAll(undefined, this.#asleep);
  }

  /** What rules remember now is what the time to come will be judged by. */
  #interrupt(): void {
    for (const rule of this.#living())
      if (rule.gap && this.#toldSince(rule, rule.gap)) rule.gap = null;
    for (const rule of this.#living()) {
      if (rule.lifeAtLoss) continue;
      rule.lifeAtLoss = copyLife(rule.life);
      rule.knownAtLoss = this.#knownTo(rule);
    }
    this.#save(this.#blind.from);
  }

  #sleepThrough(before: number): void {
    const now = this.#world.now();
    for (let time = before; time < now; time += 5 * SECOND) this.#settleAll(time, true);
  }

  #wakeUp(): void {
    if (!this.#watching) this.#count(this.#world.now());
    if (this.#fresh) this.#tryToWatch();
    this.#deliver();
  }

  #tryToWatch(): void {
    if (this.#watching || this.#asleep) return;
    const now = this.#world.now();
    const gap = { ...this.#blind, to: now };
    for (const rule of this.#living()) {
      if (!isAboutPrices(rule.draft)) continue;
      if (!rule.gap) {
        const life = rule.lifeAtLoss ?? copyLife(rule.life);
        const known = rule.lifeAtLoss ? rule.knownAtLoss : this.#knownTo(rule);
        const numbers = known && known.heardAt <= gap.from ? known.numbers : null;
        if (life.off === null) {
          rule.gap = { ...gap, life, numbers, firedBefore: this.ledger.length };
        }
      }
    }
    for (const rule of this.#rules) rule.lifeAtLoss = null;
    this.#patienceEnds = now + 5 * SECOND;
    this.#settleAll();
    this.#lastGap = gap;
    this.#watching = true;
    this.#watchingSince = now;
    this.#settleAll();
    this.#save(now);
    this.#lookUp();
  }

  #lookUp(): void {
    const now = this.#world.now();
    for (const [ticker, known] of this.#known) {
      const missed = this.#living().filter(
        ({ draft: { watch }, gap }) => gap && watch.scope === 'market' && watch.ticker === ticker,
      );
      if (missed.length === 0) continue;
      const from = Math.max(now - 7 * DAY, Math.min(...missed.map(({ gap }) => gap?.from ?? now)));
      const candles = this.#world.candles(ticker, from, now);
      if (candles === null) continue;
      const present = this.#judge(ticker, missed, candles);
      if (!known.sure) {
        const quote = this.#world.quoteOf(ticker);
        const before = known.numbers ?? (quote && numbersOf(quote));
        known.heardAt = present ? now : known.numbers ? known.heardAt : (quote?.receivedTime ?? 0);
        known.numbers = present
          ? { ...present, volume: null, exchangeTime: before?.exchangeTime ?? 0 }
          : before;
        known.sure = true;
      }
      this.#settleAll();
    }
  }

  /** Lets the rules live through the candles; returns the prices these end with. */
  #judge(
    ticker: string,
    rules: readonly Rule[],
    unsorted: readonly MinuteCandle[],
  ): Numbers | null {
    const known = this.#known.get(ticker);
    const candles = [...unsorted].sort((a, b) => a.endTime - b.endTime);
    const lastBefore = known?.numbers?.last ?? null;
    for (const rule of rules) {
      if (rule.gap) this.#judgeOne(rule, rule.gap, candles);
      rule.gap = null;
    }
    return candles.length === 0 ? null : momentOf(candles, candles.length - 1, 'close', lastBefore);
  }

  #judgeOne(rule: Rule, gap: Gap, candles: readonly MinuteCandle[]): void {
    const now = this.#world.now();
    const life = copyLife(gap.life);
    life.heldSince = null;
    const isVolume = rule.draft.watch.condition.kind === 'volume';
    const begun = candles.filter(({ endTime }) => endTime - MINUTE < gap.from);
    const volume = begun.reduce((sum, candle) => sum + candle.volume, 0);
    if (isVolume) life.samples = [{ at: gap.from, value: volume }];
    const before = gap.numbers && { ...gap.numbers, volume };
    const missed = this.#firstIn(rule.draft, life, gap.from, candles, before);
    const told = this.#toldSince(rule, gap);
    if (told) {
      if (missed && told.status === 'due' && missed.time <= told.time - MINUTE) {
        told.late = gap.reason;
        told.time = missed.time;
      }
      return;
    }
    if (missed) {
      haveFired(life, rule.draft, now);
      life.samples = [];
      life.round = missed.round;
      rule.life = life;
      this.#record(rule, missed, gap.reason, 'candles');
    } else if (life.round >= rule.life.round) {
      if (isVolume) life.samples = rule.life.samples;
      rule.life = life;
    }
  }

  #toldSince({ id }: Rule, { firedBefore }: Gap): ModelFiring | undefined {
    return this.ledger.slice(firedBefore).findLast(({ rule }) => rule === id);
  }

  #firstIn(
    draft: AlertRuleDraft,
    life: Life,
    from: number,
    candles: readonly MinuteCandle[],
    before: Numbers | null,
  ): Fired | null {
    const now = this.#world.now();
    const lastBefore = before?.last ?? null;
    let inForce = before && { since: from, numbers: before };
    for (const [index, candle] of candles.entries()) {
      const begin = candle.endTime - MINUTE;
      if (candle.endTime <= from) continue;
      const firedBefore = inForce && this.#rest(draft, life, inForce, begin);
      if (firedBefore) return firedBefore;
      const since = life.waiting ? life.since : Math.max(life.since, life.restUntil);
      const moments = begin < since ? (['close'] as const) : momentsFor(draft, candle);
      for (const moment of candle.endTime <= life.since ? [] : moments) {
        const numbers = momentOf(candles, index, moment, lastBefore);
        const facts = { numbers, market: null, openings: [], awakeWithoutPricesSince: null };
        const fired = live(life, draft, facts, Math.min(candle.endTime, now));
        if (fired) return { ...fired, time: begin };
      }
      inForce = {
        since: candle.endTime,
        numbers: momentOf(candles, index, 'close', lastBefore),
      };
    }
    return inForce && this.#rest(draft, life, inForce, now - MINUTE);
  }

  /** Time without a candle: the prices are what they were, and the rule goes on living with them. */
  #rest(
    draft: AlertRuleDraft,
    life: Life,
    { since, numbers }: { readonly since: number; readonly numbers: Numbers },
    until: number,
  ): Fired | null {
    const facts = { numbers, market: null, openings: [], awakeWithoutPricesSince: null };
    for (let time = Math.max(since, life.since); time <= until; time += 5 * SECOND) {
      const fired = live(life, draft, facts, time);
      if (fired) return fired;
    }
    return null;
  }

  #save(time: number): void {
    this.#watchedUntil = time;
    this.#savedAt = time;
  }

  /** Shows what may be shown: three one by one in five seconds, more together; what was held back as a digest. */
  #deliver(): void {
    const now = this.#world.now();
    for (;;) {
      const ready = this.ledger.filter(
        (firing) => firing.status === 'due' && this.#maybeShown(firing, now),
      );
      const digest = ready.filter(({ held }) => held);
      if (digest.length > 0) {
        this.#show('digest', digest);
        continue;
      }
      if (ready.length === 0) return;
      if (now < this.#burst.start || now >= this.#burst.start + 5 * SECOND)
        this.#burst = { start: now, count: 0 };
      const left = 3 - this.#burst.count;
      if (left === 0) return;
      if (ready.length > left) {
        this.#show('group', ready);
        this.#burst.count = 3;
      } else {
        this.#show('single', ready.slice(0, 1));
        this.#burst.count += 1;
      }
    }
  }

  #maybeShown(firing: ModelFiring, now: number): boolean {
    const rule = this.#living().find(({ id }) => id === firing.rule);
    if (!rule || rule.snoozedUntil > now || this.#isQuiet(rule, now)) return false;
    return !(this.#watching && rule.gap && now < this.#patienceEnds);
  }

  #show(kind: string, firings: readonly ModelFiring[]): void {
    for (const firing of firings) firing.status = 'shown';
    this.shown.push({ kind, firings, at: this.#world.now() });
  }
}

/** Nothing that is remembered may lie in the future. */
function setBack(life: Life, now: number): void {
  life.heldSince = null;
  life.samples = [];
  if (life.since <= now) return;
  if (!life.waiting) life.restUntil = now + (life.restUntil - life.since);
  life.since = now;
}

function isAboutPrices({ watch: { condition } }: AlertRuleDraft): boolean {
  return ['price', 'move', 'spread', 'volume'].includes(condition.kind);
}

function numbersOf({ yesBid, yesAsk, last, volume, exchangeTime }: Quote): Numbers {
  return { bid: yesBid?.price ?? null, ask: yesAsk?.price ?? null, last, volume, exchangeTime };
}

type Moment = 'open' | 'high' | 'low' | 'close';

function momentsFor(
  { watch: { condition } }: AlertRuleDraft,
  candle: MinuteCandle,
): readonly Moment[] {
  if (condition.kind !== 'price' && condition.kind !== 'move') return ['close'];
  const spans = {
    'yes-bid': candle.yesBid,
    'no-ask': candle.yesBid,
    'yes-ask': candle.yesAsk,
    'no-bid': candle.yesAsk,
    last: candle.price,
    mid: null,
  };
  const span = spans[condition.subject];
  if (span === null) return ['close'];
  return span.close < span.open ? ['high', 'low', 'close'] : ['low', 'high', 'close'];
}

function momentOf(
  candles: readonly MinuteCandle[],
  index: number,
  moment: Moment,
  lastBefore: number | null,
): Numbers {
  const upToHere = candles.slice(0, index + 1);
  const candle = candles[index];
  const bid = candle?.yesBid?.[moment] ?? 0;
  const ask = candle?.yesAsk?.[moment] ?? DOLLAR;
  const lastTrade = upToHere.findLast(({ price }) => price !== null)?.price?.close ?? lastBefore;
  return {
    bid: bid === 0 ? null : bid,
    ask: ask === DOLLAR ? null : ask,
    last: candle?.price?.[moment] ?? lastTrade,
    volume: upToHere.reduce((sum, { volume }) => sum + volume, 0),
    exchangeTime: 0,
  };
}
