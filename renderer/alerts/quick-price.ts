import type { MarketCondition } from '../../preload/contract/alerts.ts';
import { midOf, type MicroDollars } from '../../preload/contract/prices.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { parsePrice } from './price-text.ts';

type PriceCondition = Extract<MarketCondition, { kind: 'price' }>;
type Reference = Pick<PriceCondition, 'subject'> & { readonly price: MicroDollars | null };

const directions = { '>': 'rises-to', '<': 'falls-to' } as const;

/**
 * What a typed price asks for: `64`, `64.5`, `>64`, `<30`, `64%`.
 *
 * Without a sign the price now decides: a figure above it is to be risen to, one below it to be fallen to. The price
 * looked at is the middle of bid and ask, or the last trade where one of them is missing.
 */
export function readQuickPrice(text: string, quote: Quote | null): Result<PriceCondition> {
  const [, sign = '', figures = ''] = /^\s*([<>]?)=?(.*)$/.exec(text) ?? [];
  const threshold = parsePrice(figures);
  if (threshold === null) return fail('invalid-input', 'Type a price between 0 and 100');
  const { subject, price } = referenceOf(quote);
  const direction = isSign(sign) ? directions[sign] : directionTo(threshold, price);
  if (direction === null)
    return fail('invalid-input', 'No price yet: say which way with > or <, as in >64');
  return ok({ kind: 'price', subject, direction, threshold });
}

function isSign(text: string): text is keyof typeof directions {
  return text in directions;
}

function directionTo(
  threshold: MicroDollars,
  price: MicroDollars | null,
): PriceCondition['direction'] | null {
  if (price === null) return null;
  return threshold >= price ? 'rises-to' : 'falls-to';
}

function referenceOf(quote: Quote | null): Reference {
  const { yesBid = null, yesAsk = null, last = null } = quote ?? {};
  if (yesBid && yesAsk) {
    return { subject: 'mid', price: midOf(yesBid.price, yesAsk.price) };
  }
  return last === null ? { subject: 'mid', price: null } : { subject: 'last', price: last };
}
