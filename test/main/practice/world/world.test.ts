import { describe, expect, it } from 'vitest';
import type { ChannelMessage } from '../../../../main/practice/wire/frames.ts';
import { channelMessage } from '../../../../main/practice/wire/messages.ts';
import type { LiveMarket } from '../../../../main/practice/world/live-market.ts';
import { PracticeWorld, type WorldEvent } from '../../../../main/practice/world/world.ts';

const start = Date.UTC(2026, 10, 22, 12, 3);
const minute = 60_000;

/** Runs a world from `start` in steps of 200 ms (or `step`) and returns what happened. */
function run(ms: number, { seed = 1, pace = 4, step = 200 } = {}) {
  const world = new PracticeWorld({ seed, now: start, pace });
  const events: WorldEvent[] = [];
  const messages: ChannelMessage[] = [];
  world.listen((event) => {
    events.push(event);
    messages.push(channelMessage(event));
  });
  for (let time = step; time <= ms; time += step) world.step(start + time);
  return { world, events, messages };
}

function find(world: PracticeWorld, pattern: RegExp): LiveMarket {
  const market = world.listing.live().find(({ plan }) => pattern.test(plan.ticker));
  if (!market) throw new Error(`No market like ${pattern.source}`);
  return market;
}

describe('the simulated world', () => {
  it('repeats itself message by message for the same seed and steps', () => {
    expect(run(minute).messages).toEqual(run(minute).messages);
    expect(run(minute).messages).not.toEqual(run(minute, { seed: 2 }).messages);
  });

  it('changes two to five quotes a second', () => {
    const quotes = run(2 * minute).events.filter(({ kind }) => kind === 'quote');
    expect(quotes.length / 120).toBeGreaterThan(2);
    expect(quotes.length / 120).toBeLessThan(5);
  });

  it('moves prices, not only sizes, most of all in a live game', () => {
    const prices = new Set<string>();
    for (const { type, msg } of run(5 * minute).messages) {
      if (type !== 'ticker' || !msg.market_ticker.startsWith('KXNFLGAME')) continue;
      prices.add(`${msg.market_ticker} ${msg.yes_bid_dollars}`);
    }
    expect(prices.size).toBeGreaterThan(4);
  });

  it('never lets bid and ask meet', () => {
    const { world } = run(minute);
    for (const { book, plan } of world.listing.live()) {
      const [bid, ask] = [book.best('bid')?.price ?? 0, book.best('ask')?.price ?? 1_000_000];
      expect(bid, plan.ticker).toBeLessThan(ask);
    }
  });

  it('stands still during maintenance, and with a pace of 0', () => {
    expect(run(minute, { pace: 0 }).events.filter(({ kind }) => kind === 'trade')).toEqual([]);
    const world = new PracticeWorld({ seed: 1, now: start, pace: 50 });
    const events: WorldEvent[] = [];
    world.listen((event) => events.push(event));
    world.trading = false;
    for (let time = 200; time <= 10_000; time += 200) world.step(start + time);
    expect(events).toEqual([]);
  });

  it('lets a market close, be determined and settle by itself, and the next one open', () => {
    const { world, events } = run(4 * minute);
    const ended = find(world, /^KXETH5M-26NOV220705-05$/);
    expect(ended.status).toBe('finalized');
    expect([ended.book.levels('bid'), ended.book.levels('ask')]).toEqual([[], []]);
    expect(find(world, /^KXETH5M-26NOV220710-10$/).status).toBe('active');
    const told = events.flatMap((event) =>
      event.market === ended && event.kind === 'lifecycle'
        ? [[event.announcement, event.time]]
        : [],
    );
    const close = Date.UTC(2026, 10, 22, 12, 5);
    expect(told).toEqual([
      ['determined', close + 20_000],
      ['settled', close + 80_000],
    ]);
  });

  it('takes the quotes away when trading ends, and says so', () => {
    const close = Date.UTC(2026, 10, 22, 12, 5);
    const { messages } = run(close - start + 1000);
    const last = messages.findLast(({ msg }) => msg.market_ticker === 'KXETH5M-26NOV220705-05');
    expect(last).toMatchObject({
      type: 'ticker',
      msg: { yes_bid_size_fp: '0.00', yes_ask_size_fp: '0.00', ts_ms: close },
    });
  });

  it('announces markets that are created', () => {
    const { events } = run(10 * minute, { step: 1000 });
    const created = events.filter(
      (event) => event.kind === 'lifecycle' && event.announcement === 'created',
    );
    expect(created.map(({ market }) => market.plan.ticker)).toContain('KXETH5M-26NOV220720-20');
  });

  it('pauses and resumes a market every ten minutes', () => {
    const { events } = run(25 * minute, { pace: 0, step: 1000 });
    const told = events.flatMap((event) =>
      event.kind === 'lifecycle' && event.market.plan.halts ? [event.announcement] : [],
    );
    expect(told).toEqual(['activated', 'deactivated']);
  });

  it('catches up after a long sleep', () => {
    const world = new PracticeWorld({ seed: 1, now: start, pace: 4 });
    world.step(start + 3 * 86_400_000);
    const open = world.listing.live().filter(({ status }) => status === 'active');
    expect(open.length).toBeGreaterThan(45);
    expect(open.every(({ closeTime }) => closeTime > start + 3 * 86_400_000)).toBe(true);
  });

  it('finds a market of yesterday in the history, also after a restart, with the same end', () => {
    const { world } = run(4 * minute);
    const ended = find(world, /^KXETH5M-26NOV220705-05$/);
    const later = start + 20 * 3_600_000;
    const restarted = new PracticeWorld({ seed: 1, now: later, pace: 4 });
    expect(restarted.listing.find(ended.plan.ticker)).toBeNull();
    const past = restarted.listing.findPast(ended.plan.ticker, later);
    expect(past?.status).toBe('finalized');
    expect(past?.verdict).toEqual(ended.verdict);
  });

  it('forgets what is long over', () => {
    const { world } = run(200);
    const before = world.listing.past().length + world.listing.live().length;
    for (let hour = 1; hour <= 72; hour += 1) world.step(start + hour * 3_600_000);
    expect(world.listing.past().length + world.listing.live().length).toBeLessThan(before + 600);
  });
});
