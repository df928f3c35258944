import type {
  AlertRuleDraft,
  MarketCondition,
  MoveAmount,
  QuietHours,
  Repeat,
  Watch,
} from '../../preload/contract/alerts.ts';
import { DAY_MINUTES } from '../../preload/contract/durations.ts';
import {
  NO_CONTRACTS,
  ONE_CENT,
  ZERO_DOLLARS,
  parseCount,
  type CentiContracts,
  type MicroDollars,
} from '../../preload/contract/prices.ts';
import { minuteOfTime, momentOf } from './clock-text.ts';
import { parseCents, parsePrice } from './price-text.ts';
import type { RuleFields } from './rule-fields.ts';

const YEAR_MINUTES = 525_600;
const DAY_SECONDS = 86_400;

/** What is wrong with which field, in a sentence each. */
export type FieldErrors = Partial<Record<keyof RuleFields, string>>;

/** The rule that the fields describe, or what keeps them from describing one. */
export type FieldsRead =
  | { readonly ok: true; readonly draft: AlertRuleDraft }
  | { readonly ok: false; readonly errors: FieldErrors };

/** Reads the editor's fields as a rule; `now` (Unix ms) is what an expiry must be later than. */
export function readFields(fields: RuleFields, now: number): FieldsRead {
  const reader = new FieldReader(fields, now);
  const draft = reader.draft();
  return Object.keys(reader.errors).length > 0
    ? { ok: false, errors: reader.errors }
    : { ok: true, draft };
}

/** Reads only what the chosen kind of condition uses, and notes what it cannot read. */
class FieldReader {
  readonly errors: FieldErrors = {};
  readonly #fields: RuleFields;
  readonly #now: number;

  constructor(fields: RuleFields, now: number) {
    this.#fields = fields;
    this.#now = now;
  }

  draft(): AlertRuleDraft {
    const { sound, muted, note, enabled } = this.#fields;
    const watch = this.#watch();
    const { kind } = watch.condition;
    const leveled = kind === 'price' || kind === 'spread';
    return {
      watch,
      band: leveled ? this.#band() : ONE_CENT,
      holdSeconds: leveled ? this.#whole('holdSeconds', 0, DAY_SECONDS) : 0,
      repeat: this.#repeat(),
      expiresTime: this.#expiry(),
      quietHours: this.#quietHours(),
      sound,
      muted,
      note: note.trim(),
      enabled,
    };
  }

  #watch(): Watch {
    const { kind, series } = this.#fields;
    if (kind === 'no-fresh-prices') {
      return { scope: 'app', condition: { kind, minutes: this.#whole('minutes', 1, DAY_MINUTES) } };
    }
    if (kind === 'series-opens') {
      const name = series.trim().toUpperCase();
      this.#need('series', /^[A-Z0-9._-]+$/.test(name), 'Type the series, as in KXBTCD');
      return { scope: 'series', series: name, condition: { kind } };
    }
    const { ticker } = this.#fields;
    this.#need('ticker', ticker !== '', 'Choose a market');
    return { scope: 'market', ticker, condition: this.#condition(kind) };
  }

  #condition(kind: MarketCondition['kind']): MarketCondition {
    const { subject, priceDirection, moveDirection, spreadDirection, change, stage } = this.#fields;
    switch (kind) {
      case 'price':
        return { kind, subject, direction: priceDirection, threshold: this.#threshold() };
      case 'move': {
        const minutes = this.#whole('minutes', 1, DAY_MINUTES);
        return { kind, subject, direction: moveDirection, amount: this.#amount(), minutes };
      }
      case 'spread':
        return { kind, direction: spreadDirection, threshold: this.#threshold() };
      case 'volume': {
        const minutes = this.#whole('minutes', 1, DAY_MINUTES);
        return { kind, atLeast: this.#contracts(), minutes };
      }
      case 'closes-in':
        return { kind, minutes: this.#whole('minutes', 1, YEAR_MINUTES) };
      case 'trading':
        return { kind, change };
      case 'outcome':
        return { kind, stage };
    }
  }

  #threshold(): MicroDollars {
    const price = parsePrice(this.#fields.threshold);
    this.#need('threshold', price !== null, 'Between 0 and 100');
    return price ?? ZERO_DOLLARS;
  }

  #amount(): MoveAmount {
    const { moveUnit, moveBy } = this.#fields;
    if (moveUnit === 'percent') return { unit: moveUnit, by: this.#whole('moveBy', 1, 10_000) };
    const by = parsePrice(moveBy);
    this.#need('moveBy', by !== null, 'Type cents, as in 5 or 2.5');
    return { unit: moveUnit, by: by ?? ZERO_DOLLARS };
  }

  #contracts(): CentiContracts {
    const count = parseCount(this.#fields.contracts.replaceAll(',', '').trim());
    this.#need('contracts', count !== null && count > 0, 'Type a number of contracts');
    return count ?? NO_CONTRACTS;
  }

  /** No band at all is allowed: 0. */
  #band(): MicroDollars {
    const text = this.#fields.band.trim();
    const band = /^0*\.?0*$/.test(text) ? ZERO_DOLLARS : parseCents(text);
    this.#need('band', band !== null && band < 100 * ONE_CENT, 'Type cents, as in 1');
    return band ?? ZERO_DOLLARS;
  }

  #repeat(): Repeat {
    const { repeat: kind } = this.#fields;
    return kind === 'at-most-every'
      ? { kind, minutes: this.#whole('repeatMinutes', 1, DAY_MINUTES * 7) }
      : { kind };
  }

  #expiry(): number | null {
    const { expires } = this.#fields;
    if (expires === '') return null;
    const time = momentOf(expires);
    this.#need('expires', time !== null && time > this.#now, 'Choose a time to come');
    return time;
  }

  #quietHours(): QuietHours | null {
    const { quiet, quietStart, quietEnd, quietThen } = this.#fields;
    if (!quiet) return null;
    const start = minuteOfTime(quietStart);
    const end = minuteOfTime(quietEnd);
    this.#need('quietStart', start !== null, 'Choose a time');
    this.#need('quietEnd', end !== null && end !== start, 'Choose another time than the start');
    return { start: start ?? 0, end: end ?? 0, then: quietThen };
  }

  #whole(name: keyof RuleFields, min: number, max: number): number {
    const text = String(this.#fields[name]).trim();
    const value = /^\d{1,9}$/.test(text) ? Number(text) : NaN;
    this.#need(name, value >= min && value <= max, `Type a whole number from ${min} to ${max}`);
    return value;
  }

  #need(name: keyof RuleFields, fulfilled: boolean, otherwise: string): void {
    if (!fulfilled) this.errors[name] = otherwise;
  }
}
