import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { WorldEvent } from '../../../main/practice/world/world.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { startPracticeServer, type PracticeServer } from '../../fakes/practice-server.ts';

let clock: FakeClock;
let server: PracticeServer;
let told: string[];

beforeEach(async () => {
  clock = new FakeClock();
  server = await startPracticeServer({ clock });
  told = [];
  server.exchange.world.listen((event: WorldEvent) => {
    if (event.kind === 'lifecycle') told.push(event.announcement);
  });
});
afterEach(() => server.stop());

const fed = 'KXFED-26DEC-T3.50';

async function market(ticker: string): Promise<Record<string, unknown> | null> {
  const response = await fetch(`${server.exchange.restUrl}/markets/${ticker}`);
  const body = (await response.json()) as { market?: Record<string, unknown> };
  return body.market ?? null;
}

describe('an operator', () => {
  it('moves a price to the cent, where it stays while prices are frozen', async () => {
    for (const price of ['0.0100', '0.6400', '0.9800', '0.3300']) {
      server.operator.move(fed, price);
      await clock.advance(60_000);
      expect((await market(fed))?.['yes_bid_dollars']).toBe(price);
      expect(server.operator.truth(fed).yes_bid_dollars).toBe(price);
    }
    expect((await market(fed))?.['yes_ask_dollars']).toBe('0.3400');
  });

  it('moves a price to either end, where one side has no quote', async () => {
    server.operator.move(fed, '0.0000');
    expect(await market(fed)).toMatchObject({ yes_bid_size_fp: '0.00', yes_ask_dollars: '0.0100' });
    server.operator.move(fed, '0.9900');
    expect(await market(fed)).toMatchObject({ yes_bid_dollars: '0.9900', yes_ask_size_fp: '0.00' });
    expect(() => server.operator.move(fed, '1.5')).toThrow('Not a price');
  });

  it('pauses, resumes, closes, determines, settles and drops a market', async () => {
    const status = async (): Promise<unknown> => (await market(fed))?.['status'];
    server.operator.pause(fed);
    expect(await status()).toBe('inactive');
    server.operator.resume(fed);
    expect(await status()).toBe('active');
    server.operator.close(fed);
    expect(await market(fed)).toMatchObject({
      status: 'closed',
      close_time: new Date(clock.now()).toISOString(),
      yes_bid_size_fp: '0.00',
    });
    server.operator.determine(fed, 'scalar', '0.2500');
    expect(await market(fed)).toMatchObject({
      status: 'determined',
      result: 'scalar',
      settlement_value_dollars: '0.2500',
    });
    server.operator.settle(fed);
    expect(await market(fed)).toMatchObject({
      status: 'finalized',
      settlement_ts: new Date(clock.now()).toISOString(),
    });
    server.operator.dropSettled();
    expect(await market(fed)).toBeNull();
    expect(told).toEqual([
      'deactivated',
      'activated',
      'close_date_updated',
      'determined',
      'settled',
    ]);
    expect(() => server.operator.pause(fed)).toThrow('does not list');
  });

  it('closes a market that is determined while it is open', async () => {
    server.operator.determine(fed, 'no');
    expect(await market(fed)).toMatchObject({
      status: 'determined',
      result: 'no',
      close_time: new Date(clock.now()).toISOString(),
      yes_ask_size_fp: '0.00',
    });
  });

  it('lets a market that was closed early be determined and settle in its own time', async () => {
    server.operator.close(fed);
    await clock.advance(10 * 60_000);
    expect((await market(fed))?.['status']).toBe('determined');
    await clock.advance(50 * 60_000);
    expect((await market(fed))?.['status']).toBe('finalized');
  });

  it('opens the next event of a series at once, again and again', async () => {
    for (const series of ['KXBTCD', 'KXHIGHNY', 'KXFED', 'KXPRESPERSON']) {
      const opened = new Set<string>();
      for (let time = 0; time < 2; time += 1) {
        const tickers = server.operator.openNext(series);
        for (const ticker of tickers) {
          expect((await market(ticker))?.['status']).toBe('active');
          expect(opened).not.toContain(ticker);
          opened.add(ticker);
        }
        await clock.advance(1_000);
      }
      expect(opened.size).toBeGreaterThan(9);
    }
    expect(() => server.operator.openNext('KXNOSUCH')).toThrow('No later event');
  });

  it('begins and ends maintenance', async () => {
    const status = async (): Promise<unknown> =>
      (await fetch(`${server.exchange.restUrl}/exchange/status`)).json();
    server.operator.maintenance(true);
    expect(await status()).toEqual({ exchange_active: false, trading_active: false });
    server.operator.maintenance(false);
    expect(await status()).toEqual({ exchange_active: true, trading_active: true });
  });

  it('floods the stream evenly and knows the last quote of every market', async () => {
    const last = new Map<string, number>();
    let quotes = 0;
    server.exchange.world.listen(({ kind, market: { plan, volume } }) => {
      if (kind !== 'quote') return;
      quotes += 1;
      last.set(plan.ticker, volume);
    });
    const done = server.operator.burst(1_000, 2_000);
    await clock.advance(1_000);
    expect(quotes).toBe(1_000);
    await clock.advance(1_000);
    await done;
    expect(quotes).toBe(2_000);
    for (const [ticker, volume] of last) {
      expect(server.operator.truth(ticker).volume_fp).toBe((volume / 100).toFixed(2));
    }
  });
});
