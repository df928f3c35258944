import { describe, expect, it } from 'vitest';
import { bidRisesTo, candle, cents, draft, market, Rig, TICKER } from './rig.ts';

describe('a price alert', () => {
  it('fires when the price reaches its threshold, and is on disk before it is shown', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(62, 64);
    expect(rig.ledger).toMatchObject([
      {
        ticker: TICKER,
        value: cents(64),
        threshold: cents(64),
        direction: 'up',
        late: null,
        delivery: 'shown',
      },
    ]);
    expect(rig.notifier.titles).toEqual(['Fed cuts in December · YES 64¢ ▲']);
  });

  it('tells an oscillation of ±1¢ once, until the band is left', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(60);
    for (let turn = 0; turn < 5000; turn += 1) {
      rig.tick(rig.quote(65, { volume: turn as never }));
      rig.tick(rig.quote(63, { volume: turn as never }));
    }
    expect(rig.ledger).toHaveLength(1);
    await rig.feed(62.9, 64);
    expect(rig.ledger).toHaveLength(2);
  });

  it('survives a restart without firing again', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(62, 64);
    await rig.restart();
    await rig.feed(65, 62, 64);
    expect(rig.ledger).toHaveLength(2);
  });

  it('looks up what happened while the machine slept', async () => {
    const rig = await new Rig().start();
    rig.markets.set(TICKER, market());
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(60);
    rig.service.onSuspend();
    const start = rig.clock.now();
    await rig.clock.advance(3600_000);
    rig.candles.candles.set(TICKER, [candle(start + 120_000, [60, 66, 60, 61])]);
    rig.service.onResume();
    await rig.clock.advance(1000);
    expect(rig.ledger).toMatchObject([{ late: 'asleep', source: 'candles', value: cents(66) }]);
    expect(rig.notifier.shown[0]?.body).toContain('Crossed 64¢ at about 12:01, while asleep');
    await rig.feed(61, 64);
    expect(rig.ledger).toHaveLength(2);
  });
});
