import type { Market } from '../../../preload/contract/market.ts';
import type { Quote } from '../../../preload/contract/quote.ts';
import { dollars, hours, market, quote, tenthsOfCents } from './markets.ts';

/** A market and what it costs. */
export interface Listing {
  readonly market: Market;
  readonly quote: Quote;
}

type Prices = readonly [bid: string | null, ask: string | null, last: string | null];

function listing(ticker: string, [bid, ask, last]: Prices, over: Partial<Market>): Listing {
  return { market: market(ticker, over), quote: quote(ticker, bid, ask, last) };
}

const rainTitle =
  'Will the total number of named Atlantic tropical storms and hurricanes that make landfall on the continental United States before the end of the season be above the thirty-year average?';

/** Markets in the shapes that a list must get right: sub-cent, one-sided, paused, closed, settled, long, hostile. */
export const listings = (): readonly Listing[] => [
  listing('KXHIGHNY-26NOV23-B48.5', ['0.4500', '0.4700', '0.4600'], {
    title: 'Highest temperature in New York City tomorrow?',
    yesSubtitle: '48° to 49°',
    previousPrice: dollars('0.4100'),
    closeTime: Date.now() + hours(27),
  }),
  listing('KXFEDDECISION-26DEC-H0', ['0.8120', '0.8150', '0.8130'], {
    title: 'Fed decision in December?',
    yesSubtitle: 'Fed maintains rate',
    previousPrice: dollars('0.8380'),
    priceRanges: tenthsOfCents,
    closeTime: Date.now() + hours(24 * 17 + 3),
  }),
  listing('KXBTCD-26NOV2217-T101249.99', ['0.0250', '0.0310', '0.0280'], {
    title: 'Bitcoin price today at 5pm EST?',
    yesSubtitle: '$101,250 or above',
    previousPrice: dollars('0.1140'),
    priceRanges: tenthsOfCents,
    closeTime: Date.now() + 754_000,
  }),
  listing('KXHURLANDFALL-26-T5', ['0.0300', '0.0400', '0.0300'], {
    title: rainTitle,
    yesSubtitle: 'Above the average of the years 1991 to 2020, landfalls counted once per storm',
    previousPrice: dollars('0.0300'),
    closeTime: Date.now() + hours(24 * 38),
  }),
  listing('KXOSCARPIC-27-ODY', ['0.2200', null, '0.2300'], {
    title: 'Best Picture at the 2027 Oscars?',
    yesSubtitle: 'The Odyssey',
    previousPrice: dollars('0.2100'),
    closeTime: Date.now() + hours(24 * 112),
  }),
  listing('KXNFLGAME-26NOV22KCDEN-KC', ['0.6100', '0.6200', '0.6200'], {
    title: 'Kansas City at Denver winner?',
    yesSubtitle: 'Kansas City',
    status: 'inactive',
    previousPrice: dollars('0.5700'),
    closeTime: Date.now() + hours(5),
  }),
  listing('KXHIGHCHI-26NOV22-B41.5', [null, null, '0.9900'], {
    title: 'Highest temperature in Chicago today?',
    yesSubtitle: '41° to 42°',
    status: 'finalized',
    result: 'yes',
    settlementValue: dollars('1.0000'),
    previousPrice: dollars('0.6200'),
    closeTime: Date.now() - hours(6),
    settledTime: Date.now() - hours(2),
  }),
  listing('KXGDP-26Q4-T2.5', ['0.5400', '0.5600', '0.5500'], {
    title: 'US GDP growth in Q4 2026?',
    yesSubtitle: 'Above 2.5%',
    status: 'closed',
    closeTime: Date.now() - 60_000,
  }),
  listing('KXSPACEX-26-B150', [null, '0.9900', null], {
    title: 'SpaceX launches this year?',
    yesSubtitle: '150 to 159',
    closeTime: Date.now() + hours(24 * 39),
  }),
  listing('KXHTML-26-X', ['0.5000', '0.5100', '0.5000'], {
    title: '<img src=x onerror="document.title=\'owned\'"><b>Bold</b> & "quoted" title?',
    yesSubtitle: '<script>document.title="owned"</script>',
    rules:
      '<h1 id="owned">Rules</h1> If <i>X</i> happens & Y does not, the market resolves to Yes.',
    previousPrice: dollars('0.5100'),
  }),
];

const cities = ['Austin', 'Boston', 'Denver', 'Houston', 'Miami', 'Philadelphia', 'Seattle'];

/** Any number of plain markets: temperatures of cities on many days, 10 to an event. */
export function plainListings(count: number): readonly Listing[] {
  return Array.from({ length: count }, (_, place) => {
    const city = cities[Math.floor(place / 10) % cities.length] ?? 'Austin';
    const day = 1 + (Math.floor(place / 70) % 28);
    const degrees = 40 + (place % 10) * 2;
    const cents = 3 + ((place * 37) % 94);
    const price = (offset: number): string => `0.${String(cents + offset).padStart(2, '0')}`;
    const ticker = `KXHIGH${city.slice(0, 3).toUpperCase()}-27JAN${String(day).padStart(2, '0')}-B${degrees}.${place}`;
    return listing(ticker, [price(0), price(2), price(1)], {
      title: `Highest temperature in ${city} on Jan ${day}, 2027?`,
      yesSubtitle: `${degrees}° to ${degrees + 1}°`,
      previousPrice: dollars(price((place % 5) - 2)),
      closeTime: Date.now() + hours(24 + place),
    });
  });
}
