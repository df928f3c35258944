import { expect, it } from 'vitest';
import type { Candle } from '../../main/kalshi/candlesticks.ts';
import type { TimeRange } from '../../preload/contract/history.ts';
import { inLocalTime, minuteCandlesOf } from '../../main/local-time.ts';
import { NO_CONTRACTS } from '../../preload/contract/prices.ts';
import { fail, ok } from '../../preload/contract/result.ts';
import { marketOf } from '../fakes/samples.ts';
import { bidRisesTo, candle, draft, Rig, TICKER } from './alerts/rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

const withInterest = (minute: ReturnType<typeof candle>): Candle => ({
  ...minute,
  openInterest: NO_CONTRACTS,
});

/** An exchange that has one candle, and leaves it out when it is not asked for. */
function exchangeWith(told: Candle): Parameters<typeof minuteCandlesOf>[0] {
  const isAsked = ({ startTime, endTime }: TimeRange): boolean =>
    told.endTime > startTime && told.endTime - MINUTE <= endTime;
  return {
    candles: (_tickers, range) =>
      Promise.resolve(ok(new Map([[TICKER, isAsked(range) ? [told] : []]]))),
  };
}

it.each([0, 10 * MINUTE, -10 * MINUTE, 35_000, -20_000])(
  'what crossed during sleep is told, and when by the clock on the wall, with the exchange %i ms ahead of it',
  async (ahead) => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(60);
    rig.service.onSuspend();
    const slept = rig.wall.now() + ahead;
    const end = slept - (slept % MINUTE) + 8 * MINUTE;
    const told = withInterest(candle(end, [60, 66, 60, 60]));
    const source = minuteCandlesOf(exchangeWith(told), () => ahead);
    rig.candles.minuteCandles = (...asked) => source.minuteCandles(...asked);
    rig.wall.skew += HOUR;
    rig.service.onResume();
    await rig.clock.advance(1000);
    expect(rig.ledger).toMatchObject([{ late: 'asleep', time: end - MINUTE - ahead }]);
  },
);

it('takes over a market with its times, where it has any', () => {
  const times = { openTime: 1_000, closeTime: 5_000, settledTime: null };
  expect(inLocalTime(marketOf('A', times), 600)).toEqual(
    marketOf('A', { openTime: 400, closeTime: 4_400, settledTime: null }),
  );
});

it('hands on why candles cannot be had', async () => {
  const failure = fail('offline', 'Kalshi cannot be reached.');
  const source = minuteCandlesOf({ candles: () => Promise.resolve(failure) }, () => 0);
  expect(await source.minuteCandles([TICKER], 0, MINUTE)).toEqual(failure);
});
