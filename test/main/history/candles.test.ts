import { describe, expect, it } from 'vitest';
import { candlePeriods } from '../../../preload/contract/history.ts';
import { periodMs } from '../../../main/history/period.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { seededRandom } from './random.ts';
import { ALWAYS, TICKER, contracts, dollars, historyKit, quoteOf } from './kit.ts';
import { plainCandle, recount } from './recount.ts';

const kit = historyKit();

function level(price: number) {
  return { price: dollars(price), size: contracts(100) };
}

describe('candles', () => {
  it('equal an independent recomputation from 200,000 ticks, through restarts, sleep and prices going stale', async () => {
    const random = seededRandom(7);
    const clock = new FakeClock();
    let { store, recorder, quotes, log } = kit.record(clock);
    let volume = 0;
    let last = 500_000;
    for (let tick = 0; tick < 200_000; tick += 1) {
      const kind = random();
      clock.jump(Math.floor((random() < 0.0005 ? 80_000 : 400) * random()));
      if (kind < 0.0002) {
        recorder.stop();
        ({ store, recorder, quotes, log } = kit.record(clock));
      } else if (kind < 0.0005) {
        recorder.setFresh(false, null);
        clock.jump(Math.floor(400_000 * random()));
        recorder.setFresh(true, null);
      } else if (kind < 0.001) recorder.settle();
      if (random() < 0.3) {
        volume += Math.floor(500 * random());
        last = 10_000 * Math.floor(1 + 98 * random());
      }
      const bid = 10_000 * Math.floor(1 + 97 * random());
      quotes.emit(
        quoteOf({
          exchangeTime: clock.now() - (random() < 0.01 ? 2_000 : 0),
          yesBid: random() < 0.01 ? null : level(bid),
          yesAsk: random() < 0.01 ? null : level(bid + 10_000),
          last: dollars(last),
          volume: contracts(volume),
          openInterest: contracts(Math.floor(1000 * random())),
        }),
      );
      if (tick % 50 === 0) await clock.advance(5_000);
    }
    recorder.stop();
    expect(log).toEqual([]);
    const id = store.markets.idOf('production', TICKER);
    const ticks = [...store.ticks.between(id, ALWAYS)];
    expect(ticks.length).toBeGreaterThanOrEqual(200_000);
    for (const period of candlePeriods) {
      const candles = store.candles.between(id, period, ALWAYS).map(plainCandle);
      expect(candles).toEqual(recount(ticks, periodMs(period)));
    }
  });

  it.each(['America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe'])(
    'begin and end with UTC’s minutes, hours and days on a machine in %s, through a change of its clocks',
    (zone) => {
      const usual = process.env.TZ;
      process.env.TZ = zone;
      try {
        const { clock, store, recorder, quotes } = kit.record();
        clock.jump(Date.UTC(2026, 2, 8, 4) - clock.now());
        for (let minute = 0; minute < 6 * 60; minute += 1) {
          clock.jump(60_000);
          quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(minute) }));
        }
        recorder.stop();
        const id = store.markets.idOf('production', TICKER);
        const ticks = [...store.ticks.between(id, ALWAYS)];
        for (const period of candlePeriods) {
          const candles = store.candles.between(id, period, ALWAYS).map(plainCandle);
          expect(candles).toEqual(recount(ticks, periodMs(period)));
        }
        expect(store.candles.between(id, 1440, ALWAYS)).toHaveLength(1);
      } finally {
        if (usual === undefined) delete process.env.TZ;
        else process.env.TZ = usual;
      }
    },
  );

  it('count a tick on the boundary to the period that ends there', () => {
    const { store, recorder, quotes, clock } = kit.record();
    const minute = Math.ceil(clock.now() / 60_000) * 60_000 + 60_000;
    clock.jump(minute - clock.now());
    quotes.emit(quoteOf({ exchangeTime: minute, volume: contracts(10) }));
    quotes.emit(quoteOf({ exchangeTime: minute + 1, volume: contracts(15) }));
    recorder.stop();
    const id = store.markets.idOf('production', TICKER);
    expect(store.candles.between(id, 1, ALWAYS)).toMatchObject([
      { endTime: minute, volume: 0 },
      { endTime: minute + 60_000, volume: 5 },
    ]);
  });

  it('open with the price that stood when the minute began', () => {
    const { store, recorder, quotes, clock } = kit.record();
    const start = Math.ceil(clock.now() / 60_000) * 60_000;
    quotes.emit(quoteOf({ exchangeTime: start - 1_000, yesBid: level(200_000) }));
    quotes.emit(quoteOf({ exchangeTime: start + 30_000, yesBid: level(250_000) }));
    recorder.stop();
    const id = store.markets.idOf('production', TICKER);
    expect(store.candles.between(id, 1, ALWAYS)[1]?.yesBid).toEqual({
      open: 200_000,
      high: 250_000,
      low: 200_000,
      close: 250_000,
    });
  });
});
