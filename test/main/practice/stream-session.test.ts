import { beforeEach, describe, expect, it } from 'vitest';
import { usualLimits } from '../../../main/practice/index.ts';
import { Simulation } from '../../../main/practice/simulation.ts';
import { StreamSession, type StreamLimits } from '../../../main/practice/stream/session.ts';
import type { LiveMarket } from '../../../main/practice/world/live-market.ts';
import {
  closeEarly,
  determine,
  pause,
  settle,
  type LifeStep,
} from '../../../main/practice/world/lifecycle.ts';
import { seededRandom } from '../../../main/practice/world/noise.ts';
import { PracticeWorld } from '../../../main/practice/world/world.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { documentedAnswers, documentedCommands, documentedMessages } from './documented.ts';
import { misspelt, missing } from './shapes.ts';

interface Frame {
  readonly type: string;
  readonly id?: number;
  readonly sid?: number;
  readonly seq?: number;
  readonly msg?: Record<string, unknown>;
}

const clock = new FakeClock();
let world: PracticeWorld;
let frames: Frame[];
let session: StreamSession;
let backlog: number;
let followers: number;

/** A simulation that counts who listens. */
class WatchedSimulation extends Simulation {
  override listen(listener: Parameters<Simulation['listen']>[0]): () => void {
    followers += 1;
    const stop = super.listen(listener);
    return () => {
      followers -= 1;
      stop();
    };
  }
}

function connect(limits: Partial<StreamLimits> = {}): void {
  world = new PracticeWorld({ seed: 1, now: clock.now(), pace: 0 });
  const source = new WatchedSimulation(world, clock);
  followers = 0;
  frames = [];
  backlog = 0;
  session = new StreamSession(
    source,
    clock,
    { ...usualLimits, ...limits },
    {
      send: (frame) => frames.push(JSON.parse(JSON.stringify(frame)) as Frame),
      backlog: () => backlog,
    },
  );
}

beforeEach(() => connect());

/** Sends a command and returns what it brought. */
function send(command: object | string): Frame[] {
  frames = [];
  session.receive(typeof command === 'string' ? command : JSON.stringify(command));
  return frames;
}

const open = (): LiveMarket[] =>
  world.listing
    .live()
    .filter(({ status, book }) => status === 'active' && book.best('ask') !== null);

function openMarket(index = 0): LiveMarket {
  const market = open()[index];
  if (!market) throw new Error('Nothing is open');
  return market;
}

const tickers = (count: number): string[] =>
  open()
    .slice(0, count)
    .map(({ plan }) => plan.ticker);

/** Somebody takes the best ask or bid of a market; returns what the session heard. */
function happen(market: LiveMarket, side: 'bid' | 'ask' = 'ask'): Frame[] {
  frames = [];
  const chances = [side === 'ask' ? 0 : 1, 0, 1, 1];
  const traded = market.trade(clock.now(), () => chances.shift() ?? 1);
  if (!traded) throw new Error('Nobody quotes');
  world.tell(market, clock.now(), [traded.change], traded.trade);
  return frames;
}

const errorCode = (command: object | string): unknown => send(command)[0]?.msg?.['code'];
const subscribe = (params: object): Frame[] => send({ id: 1, cmd: 'subscribe', params });
const update = (params: object): Frame[] => send({ id: 2, cmd: 'update_subscription', params });

describe('answers', () => {
  it('has the documented form when a channel was subscribed', () => {
    const [ticker = ''] = tickers(1);
    const [answer] = subscribe({ channels: ['orderbook_delta'], market_ticker: ticker });
    expect(answer).toEqual(JSON.parse(documentedAnswers.subscribed));
  });

  it('gives each channel of a command a sid of its own', () => {
    const answers = subscribe({ channels: ['ticker', 'trade', 'fill'] });
    expect(answers).toEqual([
      { id: 1, type: 'subscribed', msg: { channel: 'ticker', sid: 1 } },
      { id: 1, type: 'subscribed', msg: { channel: 'trade', sid: 2 } },
      { id: 1, type: 'subscribed', msg: { channel: 'fill', sid: 3 } },
    ]);
  });

  it('says ok to an update with the full list of markets', () => {
    const [a = '', b = '', c = ''] = tickers(3);
    subscribe({ channels: ['ticker'], market_tickers: [a, b] });
    const [added] = update({ sids: [1], action: 'add_markets', market_tickers: [c] });
    expect(missing(JSON.parse(documentedAnswers.ok), added)).toEqual([]);
    expect(added?.msg).toEqual({ market_tickers: [a, b, c] });
    const [removed] = update({ sid: 1, action: 'delete_markets', market_tickers: [a] });
    expect(removed?.msg).toEqual({ market_tickers: [b, c] });
  });

  it('lists subscriptions as the documentation does', () => {
    const [ticker = ''] = tickers(1);
    subscribe({ channels: ['orderbook_delta', 'ticker', 'fill'], market_ticker: ticker });
    expect(send(documentedCommands.list)).toEqual([JSON.parse(documentedAnswers.list)]);
  });

  it('confirms an unsubscription and sends nothing of it afterwards', () => {
    subscribe({ channels: ['ticker'] });
    const [answer] = send({ id: 9, cmd: 'unsubscribe', params: { sids: [1] } });
    expect(answer).toEqual({ id: 9, sid: 1, seq: 1, type: 'unsubscribed' });
    expect(happen(openMarket())).toEqual([]);
  });

  it('takes an id of 0 for none', () => {
    expect(send({ id: 0, cmd: 'list_subscriptions' })).toEqual([{ type: 'ok', msg: [] }]);
  });
});

describe('refusals', () => {
  it('has the documented form', () => {
    const refusal = send({ id: 4, cmd: 'subscribe', params: { channels: ['weather'] } });
    expect(refusal).toEqual([JSON.parse(documentedAnswers.error)]);
  });

  const cases: readonly (readonly [code: number, why: string, command: object | string])[] = [
    [1, 'not JSON', '{"id":'],
    [1, 'no command', '{"id":1}'],
    [2, 'no params', { id: 1, cmd: 'subscribe' }],
    [3, 'no channels', { id: 1, cmd: 'subscribe', params: {} }],
    [4, 'no sids', { id: 1, cmd: 'unsubscribe', params: {} }],
    [5, 'unknown command', { id: 1, cmd: 'shout', params: {} }],
    [7, 'unknown sid', { id: 1, cmd: 'unsubscribe', params: { sids: [99] } }],
    [7, 'unknown sid in an update', documentedCommands.addToOne],
    [11, 'malformed', { id: 1, cmd: 'subscribe', params: { channels: 'ticker' } }],
    [12, 'no sid', { id: 1, cmd: 'update_subscription', params: { action: 'add_markets' } }],
    [
      12,
      'two sids',
      { id: 1, cmd: 'update_subscription', params: { sids: [1, 2], action: 'add_markets' } },
    ],
    [13, 'unknown action', { id: 1, cmd: 'update_subscription', params: { sid: 1, action: 'x' } }],
    [
      14,
      'book of no market',
      { id: 1, cmd: 'subscribe', params: { channels: ['orderbook_delta'] } },
    ],
    [15, 'no action', { id: 1, cmd: 'update_subscription', params: { sid: 1 } }],
    [16, 'book of an unknown market', documentedCommands.subscribeToBook],
  ];

  it.each(cases)('is error %i: %s', (code, _, command) => {
    expect(errorCode(command)).toBe(code);
  });

  it('is error 11 to add a market to a subscription to all', () => {
    subscribe({ channels: ['ticker'] });
    const [refusal] = update({ sid: 1, action: 'add_markets', market_tickers: tickers(1) });
    expect(refusal?.msg?.['code']).toBe(11);
  });

  it('is error 13 to ask for the book of a ticker subscription', () => {
    const wanted = tickers(1);
    subscribe({ channels: ['ticker'], market_tickers: wanted });
    const [refusal] = update({ sid: 1, action: 'get_snapshot', market_tickers: wanted });
    expect(refusal?.msg?.['code']).toBe(13);
  });

  it('is error 16 to add an unknown market to a book subscription', () => {
    subscribe({ channels: ['orderbook_delta'], market_tickers: tickers(1) });
    const [refusal] = update({ sid: 1, action: 'add_markets', market_tickers: ['KXNOSUCH-1'] });
    expect(refusal?.msg?.['code']).toBe(16);
  });

  it('names the limit of markets in one subscription', () => {
    connect({ marketsPerSubscription: 2 });
    const [a, b, c] = tickers(3);
    expect(subscribe({ channels: ['ticker'], market_tickers: [a, b, c] })[0]?.msg?.['code']).toBe(
      26,
    );
    subscribe({ channels: ['ticker'], market_tickers: [a, b] });
    expect(update({ sid: 1, action: 'add_markets', market_tickers: [c] })[0]?.msg?.['code']).toBe(
      26,
    );
    expect(update({ sid: 1, action: 'add_markets', market_tickers: [a] })[0]?.type).toBe('ok');
  });

  it('slows down a client that asks too often, and forgives it after a second', async () => {
    connect({ commandsPerSecond: 2 });
    const list = { id: 1, cmd: 'list_subscriptions' };
    expect([send(list), send(list), send(list)].map(([answer]) => answer?.type)).toEqual([
      'ok',
      'ok',
      'error',
    ]);
    expect(errorCode(list)).toBe(27);
    await clock.advance(1001);
    expect(send(list)[0]?.type).toBe('ok');
  });
});

describe('the ticker channel', () => {
  it('sends documented tickers without sequence numbers, of the wanted markets only', () => {
    const [wanted, other] = [openMarket(0), openMarket(1)];
    subscribe({ channels: ['ticker'], market_tickers: [wanted.plan.ticker] });
    expect(happen(other)).toEqual([]);
    const [frame] = happen(wanted);
    expect(missing(JSON.parse(documentedMessages.ticker), frame)).toEqual([]);
    expect(misspelt(frame)).toEqual([]);
    expect(frame).not.toHaveProperty('seq');
  });

  it('sends the state first when asked to, also of markets added later', () => {
    const [a, b] = tickers(2);
    expect(subscribe({ channels: ['ticker'], market_tickers: [a] })).toHaveLength(1);
    const first = subscribe({
      channels: ['ticker'],
      market_tickers: [a],
      send_initial_snapshot: true,
    });
    expect(first.map(({ type }) => type)).toEqual(['subscribed', 'ticker']);
    const adding = { sid: 2, action: 'add_markets', market_tickers: [a, b] };
    const later = update({ ...adding, send_initial_snapshot: true });
    expect(later.map(({ type, msg }) => [type, msg?.['market_ticker']])).toEqual([
      ['ok', undefined],
      ['ticker', b],
    ]);
  });

  it('tells an empty side as no price with size 0', () => {
    const empty = world.listing.live().find(({ plan }) => plan.ticker.endsWith('-NONE'));
    const [, frame] = subscribe({
      channels: ['ticker'],
      market_ticker: empty?.plan.ticker,
      send_initial_snapshot: true,
    });
    expect(frame?.msg).toMatchObject({
      yes_bid_dollars: '0.0000',
      yes_bid_size_fp: '0.00',
      yes_ask_dollars: '1.0000',
      yes_ask_size_fp: '0.00',
    });
  });
});

describe('the order book channel', () => {
  it('sends the documented snapshot, best price last, then documented changes', () => {
    const market = openMarket();
    const [, snapshot] = subscribe({
      channels: ['orderbook_delta'],
      market_ticker: market.plan.ticker,
    });
    expect(missing(JSON.parse(documentedMessages.orderbook_snapshot), snapshot)).toEqual([]);
    expect(misspelt(snapshot)).toEqual([]);
    const yes = snapshot?.msg?.['yes_dollars_fp'] as [string, string][];
    expect(yes).toEqual([...yes].sort(([a], [b]) => Number(a) - Number(b)));
    const [delta] = happen(market);
    expect(missing(JSON.parse(documentedMessages.orderbook_delta), delta)).toEqual([]);
    expect(misspelt(delta)).toEqual([]);
  });

  it('numbers snapshots, changes and acknowledgements of a sid together', () => {
    const [one, other] = [openMarket(0), openMarket(1)];
    const seqs: (number | undefined)[] = [];
    const note = (heard: Frame[]): void => void seqs.push(...heard.map(({ seq }) => seq));
    note(subscribe({ channels: ['orderbook_delta'], market_ticker: one.plan.ticker }).slice(1));
    note(happen(one));
    note(update({ sid: 1, action: 'add_markets', market_tickers: [other.plan.ticker] }));
    note(update({ sid: 1, action: 'get_snapshot', market_tickers: [one.plan.ticker] }));
    note(happen(other));
    note(update({ sid: 1, action: 'delete_markets', market_tickers: [one.plan.ticker] }));
    expect(seqs).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('rebuilds the same book from snapshot and changes as a fresh snapshot has', () => {
    const market = openMarket();
    const params = { channels: ['orderbook_delta'], market_ticker: market.plan.ticker };
    const [, snapshot] = subscribe(params);
    frames = [];
    const random = seededRandom(11);
    for (let visit = 0; visit < 50; visit += 1) {
      world.tell(market, clock.now(), market.requote(clock.now(), random));
      const traded = market.trade(clock.now(), random);
      if (traded) world.tell(market, clock.now(), [traded.change], traded.trade);
    }
    const book = new Map<string, number>();
    const change = (side: string, price: string, size: string): void => {
      const total = (book.get(`${side} ${price}`) ?? 0) + Math.round(Number(size) * 100);
      if (total === 0) book.delete(`${side} ${price}`);
      else book.set(`${side} ${price}`, total);
    };
    const load = (frame: Frame | undefined): void => {
      for (const side of ['yes', 'no']) {
        const levels = (frame?.msg?.[`${side}_dollars_fp`] ?? []) as [string, string][];
        for (const [price, size] of levels) change(side, price, size);
      }
    };
    load(snapshot);
    for (const { msg } of frames) {
      const { side, price_dollars, delta_fp } = msg as Record<string, string>;
      change(side ?? '', price_dollars ?? '', delta_fp ?? '');
    }
    const followed = [...book].sort();
    book.clear();
    load(update({ sid: 1, action: 'get_snapshot', market_ticker: market.plan.ticker })[0]);
    expect(frames).not.toHaveLength(0);
    expect(followed).toEqual([...book].sort());
  });

  it('takes every level away when trading ends', () => {
    const market = openMarket();
    subscribe({ channels: ['orderbook_delta'], market_ticker: market.plan.ticker });
    const levels = market.book.levels('bid').length + market.book.levels('ask').length;
    frames = [];
    world.tellStep(market, closeEarly(market, clock.now()), clock.now());
    expect(frames).toHaveLength(levels);
    const [again] = update({ sid: 1, action: 'get_snapshot', market_ticker: market.plan.ticker });
    expect(Object.keys(again?.msg ?? {})).toEqual(['market_ticker', 'market_id']);
  });

  it('never lets bid and ask meet between two changes', () => {
    const market = openMarket();
    const { ticker } = market.plan;
    subscribe({ channels: ['orderbook_delta'], market_ticker: ticker, use_yes_price: true });
    for (const bid of [200_000, 700_000, 100_000, 950_000]) {
      const levels = { yes: new Map<number, number>(), no: new Map<number, number>() };
      const apply = (side: 'yes' | 'no', price: string, size: string): void => {
        const key = Math.round(Number(price) * 1e6);
        const total = (levels[side].get(key) ?? 0) + Math.round(Number(size) * 100);
        if (total > 0) levels[side].set(key, total);
        else levels[side].delete(key);
      };
      const [snapshot] = update({ sid: 1, action: 'get_snapshot', market_ticker: ticker });
      for (const side of ['yes', 'no'] as const) {
        const list = (snapshot?.msg?.[`${side}_dollars_fp`] ?? []) as [string, string][];
        for (const [price, size] of list) apply(side, price, size);
      }
      frames = [];
      world.tell(market, clock.now(), market.moveTo(bid, clock.now(), seededRandom(2)));
      for (const { msg } of frames) {
        const change = msg as Record<'price_dollars' | 'delta_fp', string> & { side: 'yes' | 'no' };
        apply(change.side, change.price_dollars, change.delta_fp);
        expect(Math.max(...levels.yes.keys())).toBeLessThan(Math.min(...levels.no.keys()));
      }
    }
  });

  it('leaves out the key of an empty side', () => {
    const oneSided = world.listing.live().find(({ plan }) => plan.ticker.endsWith('-BIDS'));
    const [, snapshot] = subscribe({
      channels: ['orderbook_delta'],
      market_ticker: oneSided?.plan.ticker,
    });
    expect(snapshot?.msg).toHaveProperty('yes_dollars_fp');
    expect(snapshot?.msg).not.toHaveProperty('no_dollars_fp');
  });

  it('tells NO levels at the YES price they face when asked to', () => {
    const { ticker } = openMarket().plan;
    const [, plain] = subscribe({ channels: ['orderbook_delta'], market_ticker: ticker });
    const [, faced] = subscribe({
      channels: ['orderbook_delta'],
      market_ticker: ticker,
      use_yes_price: true,
    });
    const prices = (frame: Frame | undefined, side: string): number[] =>
      (frame?.msg?.[side] as [string, string][]).map(([price]) => Math.round(Number(price) * 1e6));
    expect(prices(faced, 'no_dollars_fp')).toEqual(
      prices(plain, 'no_dollars_fp').map((price) => 1_000_000 - price),
    );
    expect(prices(faced, 'yes_dollars_fp')).toEqual(prices(plain, 'yes_dollars_fp'));
    const changes = happen(openMarket(), 'ask');
    const [no, yes] = changes.map(({ msg }) => Math.round(Number(msg?.['price_dollars']) * 1e6));
    expect(changes.map(({ msg }) => msg?.['side'])).toEqual(['no', 'no']);
    expect(yes).toBe(1_000_000 - Number(no));
    expect(yes).toBe(prices(faced, 'no_dollars_fp').at(-1));
    const bids = happen(openMarket(), 'bid').map(({ msg }) => msg?.['price_dollars']);
    expect(new Set(bids).size).toBe(1);
  });
});

describe('the trade channel', () => {
  it('sends documented trades with sequence numbers', () => {
    subscribe({ channels: ['trade'] });
    const [first] = happen(openMarket(0));
    const [second] = happen(openMarket(1));
    expect(missing(JSON.parse(documentedMessages.trade), first)).toEqual([]);
    expect(misspelt(first)).toEqual([]);
    expect([first?.seq, second?.seq]).toEqual([1, 2]);
  });
});

describe('the lifecycle channel', () => {
  it('cannot be filtered and announces each event as documented', () => {
    subscribe({ channels: ['market_lifecycle_v2'], market_tickers: tickers(1) });
    frames = [];
    const market = open().find(({ plan }) => plan.strike.type === 'greater');
    if (!market) throw new Error('Nothing with a floor is open');
    const step = ({ announcement, time }: LifeStep): void => {
      if (announcement) world.announce(market, announcement, time);
    };
    world.announce(market, 'created', clock.now());
    step(pause(market, clock.now()));
    step(closeEarly(market, clock.now()));
    step(determine(market, clock.now()));
    step(settle(market, clock.now()));
    const names = [
      'created',
      'deactivated',
      'close_date_updated',
      'determined',
      'settled',
    ] as const;
    expect(frames.map(({ msg }) => msg?.['event_type'])).toEqual(names);
    expect(frames.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    for (const [index, name] of names.entries()) {
      const example: unknown = JSON.parse(documentedMessages[name]);
      expect(missing(example, frames[index]), name).toEqual([]);
      expect(misspelt(frames[index])).toEqual([]);
    }
  });
});

describe('a session', () => {
  it('listens to the markets from the first subscription until its client is gone', () => {
    connect();
    expect(followers).toBe(0);
    subscribe({ channels: ['ticker'] });
    subscribe({ channels: ['trade'] });
    expect(followers).toBe(1);
    session.close();
    expect(followers).toBe(0);
    expect(happen(openMarket())).toEqual([]);
  });
});

describe('terminal errors', () => {
  it('ends a subscription that its client does not read', () => {
    subscribe({ channels: ['ticker'] });
    backlog = usualLimits.backlogBytes + 1;
    const heard = happen(openMarket());
    expect(heard).toEqual([
      { type: 'error', sid: 1, msg: { code: 25, msg: 'Subscription buffer overflow' } },
    ]);
    backlog = 0;
    expect(happen(openMarket(1))).toEqual([]);
  });
});
