import { describe, expect, it } from 'vitest';
import { settle } from '../../../fakes/fake-clock.ts';
import { FakeSocketExchange } from '../../../fakes/fake-socket-exchange.ts';
import { makeOpenStream } from './stream-kit.ts';

const numbered = (count: number) => Array.from({ length: count }, (_, i) => `T${i}`).sort();

/** Lets time pass in steps short enough for the exchange to seem alive. */
async function live(
  { clock, sockets }: ReturnType<typeof makeOpenStream>,
  ms: number,
): Promise<void> {
  for (let passed = 0; passed < ms; passed += 5_000) {
    await clock.advance(Math.min(5_000, ms - passed));
    sockets.last.beats();
  }
}

describe('a command', () => {
  it('that stays unanswered is said again after 10 s', async () => {
    const kit = makeOpenStream();
    const { stream, sockets, exchange } = kit;
    sockets.last.answerWith(() => undefined);
    stream.setTradeMarkets(['A']);
    await live(kit, 9_999);
    expect(sockets.last.commands).toHaveLength(1);
    await live(kit, 1);
    expect(sockets.last.commands.map(({ id }) => id)).toEqual([1, 2]);
    sockets.last.receives({ id: 2, type: 'subscribed', msg: { channel: 'trade', sid: 3 } });
    await live(kit, 60_000);
    expect(sockets.last.commands).toHaveLength(2);
    expect(exchange.subscriptions.size).toBe(0);
  });

  it('that stays unanswered three times shows that the connection is of no use', async () => {
    const kit = makeOpenStream();
    kit.sockets.last.answerWith(() => undefined);
    kit.stream.setMarkets(['A']);
    await live(kit, 29_999);
    expect(kit.stream.state.name).toBe('open');
    await live(kit, 1);
    expect(kit.stream.state).toMatchObject({ name: 'waiting', reason: { code: 'bad-answer' } });
  });

  it('answered too late makes no second subscription', async () => {
    const kit = makeOpenStream();
    const { stream, sockets } = kit;
    sockets.last.answerWith(() => undefined);
    stream.setTradeMarkets(['A']);
    await live(kit, 10_000);
    sockets.last.receives({ id: 2, type: 'subscribed', msg: { channel: 'trade', sid: 21 } });
    sockets.last.receives({ id: 1, type: 'subscribed', msg: { channel: 'trade', sid: 20 } });
    expect(sockets.last.lastCommand).toMatchObject({ cmd: 'unsubscribe', params: { sids: [20] } });
    sockets.last.receives({ id: 1, type: 'subscribed', msg: { channel: 'trade', sid: 21 } });
    expect(sockets.last.commands).toHaveLength(3);
  });

  it('follows another only when that one has been answered', async () => {
    const { stream, sockets } = makeOpenStream();
    sockets.last.answerWith(() => undefined);
    stream.setTradeMarkets(['A']);
    stream.setTradeMarkets(['A', 'B']);
    stream.setTradeMarkets(['B']);
    await settle();
    expect(sockets.last.commands).toHaveLength(1);
    sockets.last.receives({ id: 1, type: 'subscribed', msg: { channel: 'trade', sid: 7 } });
    expect(sockets.last.lastCommand?.params).toMatchObject({ sid: 7, action: 'add_markets' });
  });
});

describe('a lost connection', () => {
  it('takes an unanswered command with it: the next one begins afresh', async () => {
    const { stream, sockets } = makeOpenStream();
    sockets.last.answerWith(() => undefined);
    stream.setTradeMarkets(['A']);
    stream.reconnectNow();
    const exchange = new FakeSocketExchange(sockets.last);
    sockets.last.opens();
    await settle();
    expect(exchange.tickersOf('trade')).toEqual(['A']);
  });

  it('takes a pause with it', async () => {
    const kit = makeOpenStream();
    kit.exchange.willFailWith(27, 27, 27, 27);
    kit.stream.setTradeMarkets(['A']);
    await live(kit, 3_000);
    kit.stream.reconnectNow();
    const exchange = new FakeSocketExchange(kit.sockets.last);
    kit.sockets.last.opens();
    await settle();
    expect(exchange.tickersOf('trade')).toEqual(['A']);
  });
});

describe('error code', () => {
  it.each([18, 27])('%i lets the command be said again, later each time', async (code) => {
    const kit = makeOpenStream();
    kit.exchange.willFailWith(code, code, code);
    kit.stream.setTradeMarkets(['A']);
    await settle();
    const times = [kit.sockets.last.commands.length];
    for (const delay of [250, 500, 1_000]) {
      await kit.clock.advance(delay - 1);
      times.push(kit.sockets.last.commands.length);
      await kit.clock.advance(1);
    }
    expect(times).toEqual([1, 1, 2, 3]);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A']);
  });

  it('27 makes every command wait, until one succeeds', async () => {
    const kit = makeOpenStream();
    kit.exchange.willFailWith(27, 27);
    kit.stream.setTradeMarkets(['A']);
    await settle();
    kit.stream.setTradeMarkets(['A', 'B']);
    await settle();
    expect(kit.sockets.last.commands).toHaveLength(1);
    await kit.clock.advance(750);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A', 'B']);
    kit.exchange.willFailWith(27);
    kit.stream.setTradeMarkets(['A']);
    await settle();
    await kit.clock.advance(250);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A']);
  });

  it('25 on a subscription that is just being changed does not wait for that change', async () => {
    const kit = makeOpenStream();
    kit.stream.setTradeMarkets(['A']);
    await settle();
    const sid = kit.exchange.sidOf('trade');
    kit.sockets.last.answerWith(() => undefined);
    kit.stream.setTradeMarkets(['A', 'B']);
    kit.exchange.kills(sid, 25);
    await kit.clock.advance(250);
    expect(kit.sockets.last.lastCommand).toMatchObject({ cmd: 'subscribe' });
  });

  it.each([10, 17, 25])('%i on a subscription makes it anew, and tells of a gap', async (code) => {
    const kit = makeOpenStream();
    kit.stream.setTradeMarkets(['A', 'B']);
    await settle();
    const sid = kit.exchange.sidOf('trade');
    kit.exchange.kills(sid, code);
    expect(kit.events).toEqual([{ kind: 'gap' }]);
    expect(kit.sockets.last.commands).toHaveLength(1);
    await kit.clock.advance(250);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A', 'B']);
    expect(kit.exchange.sidOf('trade')).not.toBe(sid);
  });

  it('25 on the order book brings a whole book again, and no gap', async () => {
    const kit = makeOpenStream();
    kit.stream.watchBook('A');
    await settle();
    kit.exchange.kills(kit.exchange.sidOf('orderbook_delta'), 25);
    await kit.clock.advance(249);
    expect(kit.sockets.last.commands).toHaveLength(1);
    await kit.clock.advance(1);
    expect(kit.events.map(({ kind }) => kind)).toEqual(['book', 'book']);
    expect(kit.sockets.last.commands.map(({ cmd }) => cmd)).toEqual(['subscribe', 'subscribe']);
  });

  it.each([10, 25])(
    '%i that names no subscription makes the whole connection anew',
    async (code) => {
      const kit = makeOpenStream();
      kit.stream.setMarkets(['A']);
      await settle();
      kit.sockets.last.receives({ type: 'error', msg: { code, msg: 'Something broke.' } });
      expect(kit.stream.state.name).toBe('waiting');
    },
  );

  it.each([7, 10, 25])('%i in answer to a change makes the subscription anew', async (code) => {
    const kit = makeOpenStream();
    kit.stream.setTradeMarkets(['A']);
    await settle();
    const old = kit.exchange.sidOf('trade');
    kit.exchange.willFailWith(code);
    kit.exchange.subscriptions.delete(old);
    kit.stream.setTradeMarkets(['A', 'B']);
    await settle();
    await kit.clock.advance(250);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A', 'B']);
    expect(kit.exchange.subscriptions.has(old)).toBe(false);
  });

  it('10 in answer to a subscription asks again after a pause', async () => {
    const kit = makeOpenStream();
    kit.exchange.willFailWith(10);
    kit.stream.setTradeMarkets(['A']);
    await settle();
    expect(kit.sockets.last.commands).toHaveLength(1);
    await kit.clock.advance(250);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A']);
  });

  it('26 spreads markets over several subscriptions', async () => {
    const kit = makeOpenStream({ limit: 40 });
    kit.stream.setTradeMarkets(numbered(150));
    await settle();
    await live(kit, 120_000);
    expect(kit.exchange.tickersOf('trade')).toEqual(numbered(150));
    expect(kit.exchange.subscriptions.size).toBeLessThan(8);
    kit.stream.setTradeMarkets(['T7']);
    await live(kit, 60_000);
    expect(kit.exchange.tickersOf('trade')).toEqual(['T7']);
    expect(kit.exchange.subscriptions.size).toBe(1);
  });

  it('26 costs no time while there is something to learn from it', async () => {
    const kit = makeOpenStream({ limit: 40 });
    kit.stream.setTradeMarkets(numbered(150));
    await settle();
    await settle();
    expect(kit.exchange.tickersOf('trade')).toEqual(numbered(150));
    expect(kit.clock.pending.every((ms) => ms >= 5_000)).toBe(true);
  });

  it('26 for one market alone makes the next ones wait', async () => {
    const kit = makeOpenStream({ limit: 0 });
    kit.stream.setTradeMarkets(['A', 'B', 'C']);
    await settle();
    expect(kit.sockets.last.commands).toHaveLength(2);
    await live(kit, 60_000);
    expect(kit.sockets.last.commands).toHaveLength(4);
  });

  it('9 counts as a refusal of the key, whether it answers a command or not', async () => {
    const kit = makeOpenStream();
    kit.exchange.willFailWith(9);
    kit.stream.setMarkets(['A']);
    await settle();
    expect(kit.stream.state).toMatchObject({ name: 'waiting', reason: { code: 'unauthorized' } });
    for (let attempt = 2; attempt <= 3; attempt += 1) {
      await kit.clock.advance(1_000);
      kit.sockets.last.opens();
      kit.sockets.last.receives({
        type: 'error',
        msg: { code: 9, msg: 'Authentication required' },
      });
    }
    expect(kit.stream.state).toMatchObject({ name: 'refused', reason: { code: 'unauthorized' } });
  });

  it.each([2, 3, 4, 5, 8, 12, 13, 15])(
    '%i on prices shows that the connection is of no use',
    async (code) => {
      const kit = makeOpenStream();
      kit.exchange.willFailWith(code);
      kit.stream.setMarkets(['A']);
      await settle();
      expect(kit.stream.state).toMatchObject({ name: 'waiting', reason: { code: 'bad-answer' } });
    },
  );

  it.each([2, 5, 8])('%i on anything else leaves that out and keeps the rest', async (code) => {
    const kit = makeOpenStream();
    kit.exchange.willFailWith(code);
    kit.stream.watchBook('A');
    await settle();
    kit.stream.setMarkets(['A']);
    kit.stream.watchBook('B');
    await live(kit, 60_000);
    expect(kit.stream.state.name).toBe('open');
    expect(kit.exchange.tickersOf('ticker')).toEqual(['A']);
    expect(kit.exchange.tickersOf('orderbook_delta')).toEqual([]);
    expect(kit.logged.join()).toContain('orderbook_delta');
  });

  it('16, and every other one, leaves out only the market that is to blame', async () => {
    const kit = makeOpenStream({ unknown: ['T5'] });
    kit.stream.setTradeMarkets(numbered(30));
    await live(kit, 300_000);
    expect(kit.exchange.tickersOf('trade')).toEqual(numbered(30).filter((name) => name !== 'T5'));
    expect(kit.logged.join('\n')).toContain('does not stream T5');
    expect(kit.events).toEqual([{ kind: 'gap' }]);
    const { length } = kit.sockets.last.commands;
    await live(kit, 300_000);
    expect(kit.sockets.last.commands).toHaveLength(length);
  });

  it.each([1, 6, 11, 14, 99])('%i once is overcome', async (code) => {
    const kit = makeOpenStream();
    kit.exchange.willFailWith(code);
    kit.stream.setTradeMarkets(['A', 'B']);
    await live(kit, 10_000);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A', 'B']);
  });

  it.each([11, 14])('%i on a removal ends that subscription and makes it anew', async (code) => {
    const kit = makeOpenStream();
    kit.stream.setTradeMarkets(['A', 'B', 'C']);
    await settle();
    kit.exchange.willFailWith(code);
    kit.stream.setTradeMarkets(['A', 'B']);
    await live(kit, 10_000);
    expect(kit.exchange.tickersOf('trade')).toEqual(['A', 'B']);
    expect(kit.exchange.subscriptions.size).toBe(1);
  });

  it('of any kind in answer to nothing is only noted', async () => {
    const kit = makeOpenStream();
    kit.stream.setMarkets(['A']);
    await settle();
    for (const code of [1, 8, 18, 26, 99]) {
      const msg = 'What? '.repeat(1_000);
      kit.sockets.last.receives({ id: 999, type: 'error', msg: { code, msg } });
    }
    expect(kit.stream.state.name).toBe('open');
    expect(kit.logged).toHaveLength(5);
    expect(kit.logged.every((line) => line.length < 300)).toBe(true);
    await live(kit, 60_000);
    expect(kit.sockets.last.commands).toHaveLength(2);
  });
});
