import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/fake-clock.ts';
import { FakeSocketExchange } from '../../../fakes/fake-socket-exchange.ts';
import { makeOpenStream } from './stream-kit.ts';

const bids = (...levels: readonly (readonly [number, number])[]) => ({
  kind: 'book',
  book: { bids: levels.map(([price, size]) => ({ price, size })) },
});
const change = (delta_fp: string, price_dollars = '0.4500') => ({
  market_ticker: 'A',
  side: 'yes',
  price_dollars,
  delta_fp,
});

async function watching() {
  const kit = makeOpenStream();
  kit.stream.watchBook('A');
  await settle();
  const sid = kit.exchange.sidOf('orderbook_delta');
  return {
    ...kit,
    sid,
    actions: () => kit.sockets.last.commands.map(({ params }) => params['action']),
  };
}

describe('the watched order book', () => {
  it('is asked for with both sides as YES prices, said explicitly', async () => {
    const { sockets } = await watching();
    expect(sockets.last.commands.map(({ params }) => params)).toEqual([
      { channels: ['orderbook_delta'], market_tickers: ['A'], use_yes_price: true },
    ]);
  });

  it('is told whole at first and after every change', async () => {
    const { exchange, sid, events } = await watching();
    exchange.sends(sid, 'orderbook_delta', change('-100.00'));
    exchange.sends(sid, 'orderbook_delta', change('7.50', '0.4600'));
    expect(events).toMatchObject([
      bids([450_000, 30_000]),
      bids([450_000, 20_000]),
      bids([460_000, 750], [450_000, 20_000]),
    ]);
  });

  it('shows nothing after a lost change until it has been sent anew', async () => {
    const { exchange, sid, events, actions } = await watching();
    exchange.sends(sid, 'orderbook_delta', change('-100.00'), 1);
    exchange.sends(sid, 'orderbook_delta', change('-100.00'));
    expect(events).toHaveLength(1);
    await settle();
    expect(actions()).toEqual([undefined, 'get_snapshot']);
    expect(events).toMatchObject([bids([450_000, 30_000]), bids([450_000, 30_000])]);
    exchange.sends(sid, 'orderbook_delta', change('-100.00'));
    expect(events.at(-1)).toMatchObject(bids([450_000, 20_000]));
    await settle();
    expect(actions()).toHaveLength(2);
  });

  it('is not changed twice by a change that comes twice', async () => {
    const { sockets, sid, events } = await watching();
    const frame = { type: 'orderbook_delta', sid, seq: 2, msg: change('-100.00') };
    sockets.last.receives(frame);
    sockets.last.receives(frame);
    expect(events).toHaveLength(2);
  });

  it.each([
    ['takes away more than there is', change('-300.01')],
    ['cannot be read', change('lots')],
  ])('is sent anew after a change that %s', async (_what, msg) => {
    const { exchange, sid, events, actions } = await watching();
    exchange.sends(sid, 'orderbook_delta', msg);
    await settle();
    expect(actions()).toEqual([undefined, 'get_snapshot']);
    expect(events).toMatchObject([bids([450_000, 30_000]), bids([450_000, 30_000])]);
  });

  it('believes a snapshot whatever its number, and counts on from there', async () => {
    const { sockets, exchange, sid, events } = await watching();
    for (let i = 0; i < 5; i += 1) exchange.sends(sid, 'orderbook_delta', change('-1.00'));
    const snapshot = { market_ticker: 'A', yes_dollars_fp: [['0.1000', '1.00']] };
    sockets.last.receives({ type: 'orderbook_snapshot', sid, seq: 1, msg: snapshot });
    sockets.last.receives({ type: 'orderbook_delta', sid, seq: 2, msg: change('1.00', '0.1000') });
    expect(events.slice(-2)).toMatchObject([bids([100_000, 100]), bids([100_000, 200])]);
  });

  it('changes with the market a person looks at', async () => {
    const { stream, exchange, events } = await watching();
    stream.watchBook('B');
    await settle();
    expect(exchange.tickersOf('orderbook_delta')).toEqual(['B']);
    expect(events).toMatchObject([{ book: { ticker: 'A' } }, { book: { ticker: 'B' } }]);
    const sid = exchange.sidOf('orderbook_delta');
    exchange.sends(sid, 'orderbook_delta', change('1.00'));
    exchange.sends(sid, 'orderbook_snapshot', { market_ticker: 'A' });
    expect(events).toHaveLength(2);
  });

  it('is sent anew when a person looks away and back at once', async () => {
    const { stream, exchange, events } = await watching();
    stream.watchBook('B');
    stream.watchBook('A');
    await settle();
    await settle();
    expect(exchange.tickersOf('orderbook_delta')).toEqual(['A']);
    expect(events.at(-1)).toMatchObject({ kind: 'book', book: { ticker: 'A' } });
    expect(events.length).toBeGreaterThan(1);
  });

  it('is told again to a window that asks for it again', async () => {
    const { stream, sockets, events } = await watching();
    stream.watchBook('A');
    await settle();
    expect(events).toMatchObject([bids([450_000, 30_000]), bids([450_000, 30_000])]);
    expect(sockets.last.commands).toHaveLength(1);
  });

  it('comes whole again after the connection was lost, and not in bits before', async () => {
    const { stream, sockets, clock, sid, events } = await watching();
    sockets.last.closes();
    stream.watchBook('A');
    await clock.advance(500);
    const exchange = new FakeSocketExchange(sockets.last);
    sockets.last.opens();
    sockets.last.receives({ type: 'orderbook_delta', sid, seq: 9, msg: change('1.00') });
    expect(events).toHaveLength(1);
    await settle();
    expect(exchange.tickersOf('orderbook_delta')).toEqual(['A']);
    expect(events).toHaveLength(2);
  });
});
