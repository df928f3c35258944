import { complement, formatCents, type MicroDollars } from '../../preload/contract/prices.ts';
import type { Quote } from '../../preload/contract/quote.ts';
import type { PriceStyle } from '../../preload/contract/settings.ts';
import { priceText } from '../format/price.ts';

type MaybePrice = MicroDollars | null;

/**
 * What a market costs, to choose a level by: bid and ask of a side, `45 / 47¢`; where one is missing the last trade of YES
 * with them, `22¢ / –, last 23¢`. Empty where there is no price at all.
 */
export function nowText(quote: Quote | null, side: 'yes' | 'no', style: PriceStyle): string {
  const { yesBid = null, yesAsk = null, last = null } = quote ?? {};
  const [bid, ask] =
    side === 'yes'
      ? [yesBid?.price ?? null, yesAsk?.price ?? null]
      : [opposite(yesAsk?.price ?? null), opposite(yesBid?.price ?? null)];
  if (bid !== null && ask !== null) return `${formatCents(bid)} / ${priceText(ask, style)}`;
  const best =
    bid === null && ask === null ? '' : `${priceText(bid, style)} / ${priceText(ask, style)}`;
  const traded = last === null || side === 'no' ? '' : `last ${priceText(last, style)}`;
  return [best, traded].filter(Boolean).join(', ');
}

const opposite = (price: MaybePrice): MaybePrice => (price === null ? null : complement(price));
