import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/fake-clock.ts';
import { FakeSocketExchange } from '../../../fakes/fake-socket-exchange.ts';
import { makeOpenStream, makeStream, tickerMessage } from './stream-kit.ts';

const ticker = (market_ticker: string, changes: object = {}) => ({
  type: 'ticker',
  sid: 11,
  msg: tickerMessage({ market_ticker, ...changes }),
});

describe('a stream', () => {
  it('asks for what is wanted as soon as it opens', async () => {
    const { stream, sockets } = makeStream();
    stream.setMarkets(['A', 'B']);
    expect(sockets.last.commands).toEqual([]);
    sockets.last.opens();
    await settle();
    expect(sockets.last.commands).toEqual([
      {
        id: 1,
        cmd: 'subscribe',
        params: { channels: ['ticker'], market_tickers: ['A', 'B'], send_initial_snapshot: true },
      },
      { id: 2, cmd: 'subscribe', params: { channels: ['market_lifecycle_v2'] } },
    ]);
  });

  it('asks for nothing while nothing is wanted', async () => {
    const { sockets } = makeOpenStream();
    await settle();
    expect(sockets.last.commands).toEqual([]);
  });

  it('changes its subscription as markets come and go', async () => {
    const { stream, sockets, exchange } = makeOpenStream();
    stream.setMarkets(['A', 'B']);
    await settle();
    stream.setMarkets(['B', 'C']);
    await settle();
    const sid = exchange.sidOf('ticker');
    expect(sockets.last.commands.slice(2).map(({ cmd, params }) => ({ cmd, ...params }))).toEqual([
      {
        cmd: 'update_subscription',
        sid,
        market_tickers: ['C'],
        action: 'add_markets',
        send_initial_snapshot: true,
      },
      { cmd: 'update_subscription', sid, market_tickers: ['A'], action: 'delete_markets' },
    ]);
    expect(exchange.tickersOf('ticker')).toEqual(['B', 'C']);
  });

  it('ends its subscriptions when nothing is wanted any more', async () => {
    const { stream, exchange } = makeOpenStream();
    stream.setMarkets(['A']);
    stream.watchBook('A');
    await settle();
    expect(exchange.subscriptions.size).toBe(3);
    stream.setMarkets([]);
    stream.watchBook(null);
    await settle();
    expect(exchange.subscriptions.size).toBe(0);
  });

  it('subscribes to many markets in batches', async () => {
    const tickers = Array.from({ length: 250 }, (_, i) => `T${i}`);
    const { stream, sockets, exchange } = makeOpenStream();
    stream.setMarkets(tickers);
    await settle();
    const sizes = sockets.last.commands.map(({ params }) => params['market_tickers']);
    expect(sizes.map((list) => (Array.isArray(list) ? list.length : 'all'))).toEqual([
      100,
      'all',
      100,
      50,
    ]);
    expect(exchange.tickersOf('ticker')).toEqual([...tickers].sort());
  });

  it('replays everything wanted, as it is wanted now, on every opening', async () => {
    const { stream, sockets, clock } = makeOpenStream();
    stream.setMarkets(['A']);
    stream.watchBook('A');
    await settle();
    sockets.last.closes();
    stream.setMarkets(['A', 'B']);
    await clock.advance(500);
    const exchange = new FakeSocketExchange(sockets.last);
    sockets.last.opens();
    await settle();
    expect(exchange.tickersOf('ticker')).toEqual(['A', 'B']);
    expect(exchange.tickersOf('orderbook_delta')).toEqual(['A']);
    expect(exchange.tickersOf('market_lifecycle_v2')).toEqual([]);
    expect(exchange.subscriptions.size).toBe(3);
    expect(sockets.last.commands[0]?.id).toBe(1);
  });

  it('tells quotes of followed markets only', async () => {
    const { stream, sockets, events, clock } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    sockets.last.receives(ticker('A'));
    sockets.last.receives(ticker('B'));
    expect(events).toMatchObject([
      { kind: 'quote', quote: { ticker: 'A', source: 'stream', receivedTime: clock.now() } },
    ]);
  });

  it('tells what happens to followed markets only, and all there is to know', async () => {
    const { stream, exchange, events } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    const sid = exchange.sidOf('market_lifecycle_v2');
    const close = { event_type: 'close_date_updated', close_ts: 1_694_635_200 };
    exchange.sends(sid, 'market_lifecycle_v2', { market_ticker: 'B', ...close });
    exchange.sends(sid, 'market_lifecycle_v2', { market_ticker: 'A', ...close });
    const patch = { closeTime: 1_694_635_200_000 };
    expect(events).toEqual([{ kind: 'lifecycle', ticker: 'A', patch, incomplete: false }]);
  });

  it('names every market that something happens to, so that new ones are found', async () => {
    const { stream, exchange } = makeOpenStream();
    const turns: string[] = [];
    stream.listenToTurns((ticker) => turns.push(ticker));
    stream.setMarkets(['A']);
    await settle();
    const sid = exchange.sidOf('market_lifecycle_v2');
    for (const market_ticker of ['B-NEW', 'A']) {
      exchange.sends(sid, 'market_lifecycle_v2', { market_ticker, event_type: 'created' });
    }
    expect(turns).toEqual(['B-NEW', 'A']);
  });

  it('tells trades where they are wanted', async () => {
    const { stream, exchange, sockets } = makeOpenStream();
    const trades: string[] = [];
    stream.listenToTrades(({ id }) => trades.push(id));
    stream.setTradeMarkets(['A']);
    await settle();
    expect(exchange.tickersOf('trade')).toEqual(['A']);
    const trade = { yes_price_dollars: '0.36', count_fp: '1.00', ts_ms: 1 };
    exchange.sends(exchange.sidOf('trade'), 'trade', {
      trade_id: 't1',
      market_ticker: 'A',
      ...trade,
    });
    expect(trades).toEqual(['t1']);
    expect(sockets.last.lastCommand?.params).toEqual({
      channels: ['trade'],
      market_tickers: ['A'],
    });
  });

  it('hands every frame to a recorder, as it came', () => {
    const { stream, sockets, clock } = makeOpenStream();
    const frames: unknown[] = [];
    const stop = stream.listenToFrames((frame) => frames.push(frame));
    sockets.last.receives('{"type":"weather"}');
    sockets.last.receives('not even JSON');
    stop();
    sockets.last.receives('{}');
    const receivedTime = clock.now();
    expect(frames).toEqual([
      { receivedTime, text: '{"type":"weather"}' },
      { receivedTime, text: 'not even JSON' },
    ]);
  });

  it('counts what it does not understand, and mentions it once', () => {
    const { stream, sockets, logged } = makeOpenStream();
    for (let i = 0; i < 3; i += 1) {
      sockets.last.receives({ type: 'weather', sid: 1, seq: i });
      sockets.last.receives(ticker('A', { mood: 'calm' }));
      sockets.last.receives('{');
    }
    expect(stream.statistics).toMatchObject({ frames: 9, unreadable: 3 });
    expect([...stream.statistics.strangers]).toEqual([
      ['weather', 3],
      ['ticker.mood', 3],
    ]);
    expect(logged).toHaveLength(3);
  });

  it('goes idle and tells so when it is stopped', () => {
    const { stream, sockets } = makeOpenStream();
    const states: string[] = [];
    stream.listenToState(({ name }) => states.push(name));
    stream.stop();
    expect([stream.state.name, sockets.last.terminated]).toEqual(['idle', true]);
    stream.start();
    stream.reconnectNow();
    stream.setSigner(null);
    expect(states).toEqual(['idle', 'connecting', 'connecting', 'idle']);
  });
});

describe('what a stream missed', () => {
  const lifecycle = { market_ticker: 'Z', event_type: 'created' };

  it('is noticed by the numbers, and told', async () => {
    const { stream, exchange, events } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    const sid = exchange.sidOf('market_lifecycle_v2');
    exchange.sends(sid, 'market_lifecycle_v2', lifecycle);
    exchange.sends(sid, 'event_lifecycle', {});
    exchange.sends(sid, 'market_lifecycle_v2', lifecycle);
    expect(events).toEqual([]);
    exchange.sends(sid, 'market_lifecycle_v2', lifecycle, 1);
    expect(events).toEqual([{ kind: 'gap' }]);
  });

  it('is not suspected because answers took numbers of their own', async () => {
    const { stream, exchange, events } = makeOpenStream();
    stream.setTradeMarkets(['A']);
    await settle();
    const trade = {
      trade_id: 't',
      market_ticker: 'A',
      yes_price_dollars: '0.36',
      count_fp: '1.00',
      ts: 1,
    };
    const sid = exchange.sidOf('trade');
    exchange.sends(sid, 'trade', trade);
    stream.setTradeMarkets(['A', 'B']);
    await settle();
    stream.setTradeMarkets(['B']);
    await settle();
    exchange.sends(sid, 'trade', trade);
    expect(events).toEqual([]);
  });

  it('cannot be read from the numbers of price answers, since prices have none', async () => {
    const { stream, exchange, sockets, events } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    const sid = exchange.sidOf('ticker');
    for (const seq of [1, 7]) sockets.last.receives({ type: 'ok', id: 99, sid, seq });
    expect(events).toEqual([]);
  });

  it('is told at most every 10 s, and never forgotten', async () => {
    const { stream, exchange, events, clock, sockets } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    const sid = exchange.sidOf('market_lifecycle_v2');
    const lose = (): void => exchange.sends(sid, 'market_lifecycle_v2', lifecycle, 1);
    exchange.sends(sid, 'market_lifecycle_v2', lifecycle);
    for (let i = 0; i < 5; i += 1) lose();
    expect(events).toHaveLength(1);
    await clock.advance(9_000);
    sockets.last.beats();
    await clock.advance(1_000);
    expect(events).toHaveLength(2);
    await clock.advance(9_000);
    sockets.last.beats();
    await clock.advance(9_000);
    expect(events).toHaveLength(2);
    lose();
    expect(events).toHaveLength(3);
  });

  it('includes what could not be read', async () => {
    const { stream, exchange, sockets, events } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    sockets.last.receives({
      type: 'ticker',
      sid: exchange.sidOf('ticker'),
      msg: { market_ticker: 'A' },
    });
    expect(events).toEqual([{ kind: 'gap' }]);
  });

  it('needs no telling once the connection is lost: whoever listens asks after the next opening', async () => {
    const { stream, exchange, sockets, events, clock } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    const sid = exchange.sidOf('market_lifecycle_v2');
    for (let i = 0; i < 3; i += 1) exchange.sends(sid, 'market_lifecycle_v2', lifecycle, i);
    sockets.last.closes();
    await clock.advance(60_000);
    expect(events).toEqual([{ kind: 'gap' }]);
  });

  it('is not counted from one connection to the next', async () => {
    const { stream, exchange, sockets, events, clock } = makeOpenStream();
    stream.setMarkets(['A']);
    await settle();
    exchange.sends(exchange.sidOf('market_lifecycle_v2'), 'market_lifecycle_v2', lifecycle, 40);
    sockets.last.closes();
    await clock.advance(500);
    const next = new FakeSocketExchange(sockets.last);
    sockets.last.opens();
    await settle();
    const activated = { market_ticker: 'A', event_type: 'activated' };
    next.sends(next.sidOf('market_lifecycle_v2'), 'market_lifecycle_v2', activated);
    expect(events).toMatchObject([{ kind: 'lifecycle', patch: { status: 'active' } }]);
  });
});
