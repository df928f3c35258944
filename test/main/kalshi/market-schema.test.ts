import { describe, expect, it } from 'vitest';
import { marketSchema, toMarket, toPolledQuote } from '../../../main/kalshi/market-schema.ts';
import { officialMarket } from './sample-answers.ts';

const read = (changes: object = {}) =>
  marketSchema.parse({ ...officialMarket(), ...changes } satisfies object);
const market = (changes?: object) => toMarket(read(changes));
const quote = (changes?: object) => toPolledQuote(read(changes), 1_000, 2_000);

describe('a market over REST', () => {
  it('is read in exact integers', () => {
    expect(quote()).toEqual({
      ticker: 'KXHIGHNY-26AUG09-B83.5',
      yesBid: { price: 270_000, size: 3_154 },
      yesAsk: { price: 290_000, size: 12_000 },
      last: 280_000,
      volume: 1_344_600,
      openInterest: 89_250,
      exchangeTime: 1_000,
      receivedTime: 2_000,
      source: 'poll',
    });
  });

  it('is described in plain words', () => {
    expect(market()).toEqual({
      ticker: 'KXHIGHNY-26AUG09-B83.5',
      eventTicker: 'KXHIGHNY-26AUG09',
      title: 'Will the high temp in NYC be 83-84° on Aug 9, 2026?',
      yesSubtitle: '83° to 84°',
      status: 'active',
      result: null,
      settlementValue: null,
      openTime: Date.UTC(2026, 7, 8, 14),
      closeTime: Date.UTC(2026, 7, 10, 3, 59),
      settledTime: null,
      previousPrice: 250_000,
      priceRanges: [{ start: 0, end: 1_000_000, step: 10_000 }],
      rules:
        'If the highest temperature is 83-84°, then the market resolves to Yes.\n\nNot all weather data is the same.',
    });
  });

  it('has no bid or ask where nobody quotes, and no last price before a trade', () => {
    const empty = {
      yes_bid_dollars: '0.0000',
      yes_bid_size_fp: '0.00',
      last_price_dollars: '0.0000',
    };
    expect(quote(empty)).toMatchObject({ yesBid: null, last: null });
    const full = { yes_ask_dollars: '1.0000', yes_ask_size_fp: '0.00' };
    expect(quote(full)).toMatchObject({ yesAsk: null, yesBid: { price: 270_000 } });
  });

  it('keeps a price without contracts that is neither nothing nor a dollar', () => {
    const gone = { yes_bid_dollars: '0.2500', yes_bid_size_fp: '0.00' };
    expect(quote(gone)).toMatchObject({ yesBid: { price: 250_000, size: 0 } });
  });

  it('says how it was settled', () => {
    const settled = {
      status: 'finalized',
      result: 'scalar',
      settlement_value_dollars: '0.4200',
      settlement_ts: '2026-08-10T14:00:00.5Z',
    };
    expect(market(settled)).toMatchObject({
      status: 'finalized',
      result: 'scalar',
      settlementValue: 420_000,
      settledTime: Date.UTC(2026, 7, 10, 14, 0, 0, 500),
    });
    expect(market({ settlement_value_dollars: '0.0000' }).settlementValue).toBeNull();
  });

  it('survives words that did not exist when this was written', () => {
    const strange = {
      status: 'hibernating',
      result: 'maybe',
      price_level_structure: 'octal',
      price_ranges: [{ start: '0', end: 'x', step: '0.01' }],
      brand_new: { field: 1 },
    };
    expect(market(strange)).toMatchObject({ status: 'unknown', result: null, priceRanges: [] });
  });

  it('needs nothing but its ticker', () => {
    const bare = marketSchema.parse({ ticker: 'X' });
    expect(toMarket(bare)).toMatchObject({ ticker: 'X', title: 'X', closeTime: null, rules: '' });
    expect(toPolledQuote(bare, 1, 2)).toMatchObject({ yesBid: null, last: null, volume: 0 });
  });

  it('borrows its event’s title, and tells its own only once', () => {
    const raw = read({ title: '' });
    expect(toMarket(raw, 'Highest temperature in NYC').title).toBe('Highest temperature in NYC');
    expect(market({ title: 'Yes?', yes_sub_title: 'Yes?' }).yesSubtitle).toBe('');
  });

  it.each([
    ['a price that is no decimal', { yes_bid_dollars: 'n/a' }],
    ['a price finer than a millionth', { yes_ask_dollars: '0.1234567' }],
    ['a price that went through a float', { last_price_dollars: 0.27 }],
    ['a count finer than a hundredth', { volume_fp: '1.234' }],
    ['no ticker', { ticker: undefined }],
  ])('is refused as a whole with %s', (_what, changes) => {
    expect(marketSchema.safeParse({ ...officialMarket(), ...changes }).success).toBe(false);
  });
});
