import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFrame } from '../../../../main/kalshi/stream/frames.ts';
import { tickerMessage } from './stream-kit.ts';

function fixture(name: string): readonly string[] {
  const path = new URL(`../../../fixtures/${name}`, import.meta.url);
  return readFileSync(path, 'utf8').trim().split('\n');
}
const recorded = [...fixture('ticker-frames.jsonl'), ...fixture('trade-frames.jsonl')];

function read(frame: object | string) {
  const strangers: string[] = [];
  const text = typeof frame === 'string' ? frame : JSON.stringify(frame);
  return { ...readFrame(text, 5_000, (name) => strangers.push(name)), strangers };
}
const readMessage = (type: string, msg: object) => read({ type, sid: 11, msg });

describe('a ticker frame', () => {
  it('is read as the documentation shows it', () => {
    expect(readMessage('ticker', tickerMessage())).toEqual({
      id: null,
      sid: 11,
      seq: null,
      strangers: [],
      body: {
        kind: 'quote',
        quote: {
          ticker: 'FED-23DEC-T3.00',
          yesBid: { price: 450_000, size: 30_000 },
          yesAsk: { price: 530_000, size: 15_000 },
          last: 480_000,
          volume: 3_389_600,
          openInterest: 2_042_200,
          exchangeTime: 1_669_149_841_123,
          receivedTime: 5_000,
          source: 'stream',
        },
      },
    });
  });

  it('has no side that nobody quotes', () => {
    const none = { yes_bid_dollars: '0.0000', yes_bid_size_fp: '0.00', price_dollars: '0.0000' };
    const one = { yes_ask_dollars: '1.0000', yes_ask_size_fp: '0.00' };
    const { body } = readMessage('ticker', tickerMessage({ ...none, ...one }));
    expect(body).toMatchObject({ quote: { yesBid: null, yesAsk: null, last: null } });
  });

  it('keeps a real order at the very end of the scale', () => {
    const { body } = readMessage('ticker', tickerMessage({ yes_ask_dollars: '1.0000' }));
    expect(body).toMatchObject({ quote: { yesAsk: { price: 1_000_000, size: 15_000 } } });
  });

  it('keeps tenths and millionths of a cent, and fractions of a contract', () => {
    const fine = { yes_bid_dollars: '0.0250', price_dollars: '0.271234', yes_bid_size_fp: '31.54' };
    const { body } = readMessage('ticker', tickerMessage(fine));
    expect(body).toMatchObject({
      quote: { yesBid: { price: 25_000, size: 3_154 }, last: 271_234 },
    });
  });

  it('may carry "" for a price, as markets without a trade did', () => {
    const { body } = readMessage('ticker', tickerMessage({ price_dollars: '' }));
    expect(body).toMatchObject({ quote: { last: null } });
  });

  it.each([
    ['a float for a price', { yes_bid_dollars: 0.45 }],
    ['a price finer than a millionth', { yes_bid_dollars: '0.12345678' }],
    ['no ticker', { market_ticker: undefined }],
    ['no time at all', { ts: undefined, ts_ms: undefined }],
  ])('is unreadable with %s', (_what, changes) => {
    const { body, sid } = readMessage('ticker', tickerMessage(changes));
    expect(body.kind).toBe('unreadable');
    expect(sid).toBe(11);
  });

  it('tells which of its fields are new', () => {
    const { body, strangers } = readMessage('ticker', tickerMessage({ mood: 'calm' }));
    expect(body.kind).toBe('quote');
    expect(strangers).toEqual(['ticker.mood']);
  });
});

describe('recorded frames of February 2026', () => {
  it('are all understood, with no stranger among their fields', () => {
    for (const line of recorded) {
      const { body, strangers } = read(line);
      expect(['quote', 'trade']).toContain(body.kind);
      expect(strangers).toEqual([]);
    }
  });

  it('say the same in dollars as in the integer cents beside them', () => {
    for (const line of recorded) {
      const { msg } = JSON.parse(line) as { msg: Record<string, number> };
      const { body } = read(line);
      if (body.kind === 'quote') {
        expect(body.quote.exchangeTime).toBe((msg['ts'] ?? 0) * 1_000);
        expect(body.quote.last ?? 0).toBe((msg['price'] ?? 0) * 10_000);
        expect(body.quote.yesBid?.price ?? 0).toBe((msg['yes_bid'] ?? 0) * 10_000);
        expect(body.quote.yesAsk?.price ?? 1_000_000).toBe((msg['yes_ask'] ?? 0) * 10_000);
        expect(body.quote.volume).toBe((msg['volume'] ?? 0) * 100);
      }
      if (body.kind === 'trade') {
        expect(body.trade.price).toBe((msg['yes_price'] ?? 0) * 10_000);
        expect(body.trade.size).toBe((msg['count'] ?? 0) * 100);
        expect(body.trade.takerSide).toBe(msg['taker_side']);
        expect(body.trade.time).toBe((msg['ts'] ?? 0) * 1_000);
      }
    }
  });
});

describe('a trade frame', () => {
  const trade = {
    trade_id: 'd91bc706-ee49-470d-82d8-11418bda6fed',
    market_ticker: 'HIGHNY-22DEC23-B53.5',
    yes_price_dollars: '0.3600',
    no_price_dollars: '0.6400',
    count_fp: '136.50',
    taker_outcome_side: 'no',
    taker_book_side: 'ask',
    is_block_trade: false,
    ts_ms: 1669149841123,
  };

  it('is read exactly', () => {
    expect(read({ type: 'trade', sid: 11, seq: 7, msg: trade })).toMatchObject({
      seq: 7,
      strangers: [],
      body: {
        kind: 'trade',
        trade: {
          id: trade.trade_id,
          ticker: trade.market_ticker,
          price: 360_000,
          size: 13_650,
          takerSide: 'no',
          time: 1_669_149_841_123,
        },
      },
    });
  });

  it.each([
    ['price', { yes_price_dollars: undefined }],
    ['count', { count_fp: '' }],
    ['time', { ts_ms: undefined }],
  ])('is unreadable without its %s', (_what, changes) => {
    expect(readMessage('trade', { ...trade, ...changes }).body.kind).toBe('unreadable');
  });

  it('may leave its taker in the dark', () => {
    const { body } = readMessage('trade', { ...trade, taker_outcome_side: 'both' });
    expect(body).toMatchObject({ trade: { takerSide: null } });
  });
});

describe('a lifecycle frame', () => {
  const lifecycle = (event_type: string, more: object = {}) =>
    readMessage('market_lifecycle_v2', { market_ticker: 'A-B-C', event_type, ...more });

  it.each([
    ['activated', { is_deactivated: false }, { status: 'active' }],
    ['deactivated', { is_deactivated: true }, { status: 'inactive' }],
    ['close_date_updated', { close_ts: 1_694_635_200 }, { closeTime: 1_694_635_200_000 }],
    [
      'determined',
      { result: 'yes', settlement_value: '1.0000', determination_ts: 1_694_635_300 },
      { status: 'determined', result: 'yes', settlementValue: 1_000_000 },
    ],
    [
      'determined',
      { result: 'scalar', settlement_value: '0.4200' },
      { status: 'determined', result: 'scalar', settlementValue: 420_000 },
    ],
    [
      'settled',
      { settled_ts: 1_694_635_400 },
      { status: 'finalized', settledTime: 1_694_635_400_000 },
    ],
  ])('tells that a market was %s', (event_type, more, patch) => {
    const { body, strangers } = lifecycle(event_type, more);
    expect(body).toEqual({ kind: 'lifecycle', ticker: 'A-B-C', patch, incomplete: false });
    expect(strangers).toEqual([]);
  });

  it.each(['created', 'price_level_structure_updated', 'metadata_updated', 'reincarnated'])(
    'does not tell all about a market that was %s',
    (event_type) => {
      expect(lifecycle(event_type).body).toMatchObject({ patch: {}, incomplete: true });
    },
  );
});

describe('order book frames', () => {
  it('bring whole books, NO levels being YES asks already', () => {
    const { body, seq } = read({
      type: 'orderbook_snapshot',
      sid: 2,
      seq: 2,
      msg: {
        market_ticker: 'A',
        yes_dollars_fp: [
          ['0.0800', '300.00'],
          ['0.2200', '333.00'],
        ],
        no_dollars_fp: [
          ['0.5600', '146.00'],
          ['0.5400', '20.00'],
        ],
      },
    });
    expect(seq).toBe(2);
    expect(body).toEqual({
      kind: 'snapshot',
      book: {
        ticker: 'A',
        bids: [
          { price: 220_000, size: 33_300 },
          { price: 80_000, size: 30_000 },
        ],
        asks: [
          { price: 540_000, size: 2_000 },
          { price: 560_000, size: 14_600 },
        ],
      },
    });
  });

  it('leave out a side without orders', () => {
    const { body } = readMessage('orderbook_snapshot', { market_ticker: 'A' });
    expect(body).toEqual({ kind: 'snapshot', book: { ticker: 'A', bids: [], asks: [] } });
  });

  it.each([
    ['yes', 'bid'],
    ['no', 'ask'],
  ])('bring changes of the %s side', (side, ours) => {
    const msg = { market_ticker: 'A', price_dollars: '0.9600', delta_fp: '-54.00', side, ts_ms: 1 };
    expect(readMessage('orderbook_delta', msg).body).toEqual({
      kind: 'delta',
      delta: { ticker: 'A', side: ours, price: 960_000, change: -5_400 },
    });
  });

  it.each([
    ['orderbook_snapshot', { market_ticker: 'A', yes_dollars_fp: [['0.4', 1]] }],
    ['orderbook_snapshot', { market_ticker: 'A', yes_dollars_fp: { '0.4': '1' } }],
    ['orderbook_delta', { market_ticker: 'A', side: 'up', price_dollars: '0.4', delta_fp: '1.00' }],
    ['orderbook_delta', { market_ticker: 'A', side: 'yes', delta_fp: '1.00' }],
    ['orderbook_delta', { market_ticker: 'A', side: 'yes', price_dollars: '0.4' }],
  ])('are unreadable when malformed: %s', (type, msg) => {
    expect(readMessage(type, msg).body.kind).toBe('unreadable');
  });
});

describe('answers', () => {
  it.each([
    [
      { id: 1, type: 'subscribed', msg: { channel: 'ticker', sid: 11 } },
      { kind: 'subscribed', sid: 11 },
    ],
    [{ id: 2, type: 'ok', sid: 11, seq: 2, msg: { market_tickers: ['A'] } }, { kind: 'ok' }],
    [{ id: 2, type: 'ok', msg: [{ channel: 'ticker', sid: 1 }] }, { kind: 'ok' }],
    [{ id: 3, type: 'unsubscribed', sid: 11, seq: 7 }, { kind: 'unsubscribed' }],
    [
      { id: 4, type: 'error', msg: { code: 8, msg: 'Unknown channel name' } },
      { kind: 'error', code: 8, text: 'Unknown channel name' },
    ],
  ])('are understood: %j', (frame, body) => {
    expect(read(frame)).toMatchObject({ id: frame.id, body });
  });
});

describe('any other frame', () => {
  it.each(['event_lifecycle', 'event_fee_update'])('of type %s is known and of no use', (type) => {
    expect(read({ type, sid: 3, seq: 9, msg: {} })).toMatchObject({
      sid: 3,
      seq: 9,
      strangers: [],
      body: { kind: 'other' },
    });
  });

  it('of an unknown type is ignored and noticed', () => {
    const { body, strangers } = read({ type: 'weather', sid: 3, seq: 4, msg: { rain: true } });
    expect([body.kind, strangers]).toEqual(['other', ['weather']]);
  });

  it.each(['', '{', '[]', 'null', '7', '"ticker"', '{}', '{"type":7}', '{"type":"ticker"}'])(
    'that makes no sense is unreadable: %j',
    (text) => {
      expect(read(text).body.kind).toBe('unreadable');
    },
  );

  it('never makes the reader throw, however mutilated', () => {
    const mutilated = fc
      .tuple(fc.constantFrom(...recorded), fc.nat(600), fc.nat(40), fc.string({ maxLength: 20 }))
      .map(([line, from, length, put]) => line.slice(0, from) + put + line.slice(from + length));
    const types = [
      'ticker',
      'trade',
      'orderbook_snapshot',
      'orderbook_delta',
      'error',
      'subscribed',
    ];
    const invented = fc
      .record({ type: fc.constantFrom(...types), sid: fc.jsonValue(), msg: fc.jsonValue() })
      .map((frame) => JSON.stringify(frame));
    const anything = fc.oneof(mutilated, invented, fc.json(), fc.string());
    fc.assert(
      fc.property(anything, (text) => {
        const { body } = read(text);
        if (body.kind !== 'quote') return;
        expect(Number.isSafeInteger(body.quote.volume)).toBe(true);
        expect(Number.isSafeInteger(body.quote.exchangeTime)).toBe(true);
        for (const level of [body.quote.yesBid, body.quote.yesAsk]) {
          expect(level === null || Number.isSafeInteger(level.price)).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('never loses a digit of a price or a count', () => {
    const cents = fc.integer({ min: 1, max: 999_999 });
    const counts = fc.integer({ min: 1, max: 99_999_999_99 });
    fc.assert(
      fc.property(cents, counts, (price, size) => {
        const yes_bid_dollars = `0.${String(price).padStart(6, '0')}`;
        const digits = String(size).padStart(3, '0');
        const yes_bid_size_fp = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
        const { body } = readMessage('ticker', tickerMessage({ yes_bid_dollars, yes_bid_size_fp }));
        expect(body).toMatchObject({ quote: { yesBid: { price, size } } });
      }),
    );
  });
});
