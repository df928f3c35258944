import { describe, expect, it } from 'vitest';
import { bidRisesTo, candle, draft, Rig, TICKER } from '../rig.ts';

const MINUTE = 60_000;

/** A market at 49¢ with a rule that is done, after prices were missing for a while and came back unchanged. */
async function afterBlip(): Promise<Rig> {
  const rig = await new Rig().start();
  await rig.feed(48, 49);
  rig.create(draft(bidRisesTo(45), { repeat: { kind: 'once' } }), 'now');
  expect(rig.ledger).toHaveLength(1);
  await blip(rig);
  return rig;
}

async function blip(rig: Rig): Promise<void> {
  rig.goOffline();
  await rig.clock.advance(2 * MINUTE);
  rig.goLive();
  await rig.clock.advance(MINUTE);
}

const news = (rig: Rig): readonly number[] =>
  rig.ledger.slice(1).map(({ value }) => value / 10_000);

describe('a rule that begins after an interruption, on a market that has been quiet since', () => {
  it('fires at the first crossing', async () => {
    const rig = await afterBlip();
    rig.create(draft(bidRisesTo(50)));
    await rig.feed(51);
    expect(news(rig)).toEqual([51]);
  });

  it('fires at once when it holds already and the person has said "now"', async () => {
    const rig = await afterBlip();
    rig.create(draft(bidRisesTo(46)), 'now');
    expect(news(rig)).toEqual([49]);
  });

  it('fires when it has held for as long as it has to', async () => {
    const rig = await afterBlip();
    rig.create(draft(bidRisesTo(46), { holdSeconds: 60 }), 'now');
    await rig.clock.advance(59_000);
    expect(news(rig)).toEqual([]);
    await rig.clock.advance(1000);
    expect(news(rig)).toEqual([49]);
  });

  it('fires although it is an old one that was enabled again, and snoozed for a moment', async () => {
    const rig = await afterBlip();
    const [status] = rig.service.rules.all;
    const ids = [status?.rule.id ?? 0];
    rig.service.rules.change(ids[0] ?? 0, draft(bidRisesTo(50)), null);
    rig.service.rules.setEnabled(ids, false);
    rig.service.rules.setEnabled(ids, true);
    rig.service.rules.snooze(ids, rig.clock.now() + MINUTE);
    rig.service.rules.snooze(ids, null);
    await rig.feed(51);
    expect(news(rig)).toEqual([51]);
  });

  it('fires after a restart as well', async () => {
    const rig = await afterBlip();
    await rig.restart();
    rig.create(draft(bidRisesTo(50)));
    await rig.feed(51);
    expect(news(rig)).toEqual([51]);
  });

  it('fires once while others still wait for what they have missed', async () => {
    const rig = await afterBlip();
    rig.create(draft(bidRisesTo(60)));
    rig.candles.down = true;
    await blip(rig);
    rig.create(draft(bidRisesTo(50)));
    await rig.feed(51);
    rig.candles.down = false;
    await rig.clock.advance(10_000);
    expect(news(rig)).toEqual([51]);
  });
});

describe('a rule that was there before an interruption', () => {
  it('does not believe an old price until something confirms it, also when it is snoozed meanwhile', async () => {
    const rig = await new Rig().start();
    await rig.feed(49);
    const rule = rig.create(draft(bidRisesTo(46), { holdSeconds: 30 }), 'now');
    await rig.clock.advance(10_000);
    rig.candles.down = true;
    await blip(rig);
    rig.service.rules.snooze([rule.id], rig.clock.now());
    await rig.clock.advance(MINUTE);
    expect(rig.ledger).toEqual([]);
  });

  it('is not trusted with the price it began with once that has been interrupted', async () => {
    const rig = await afterBlip();
    rig.create(draft(bidRisesTo(46), { holdSeconds: 120 }), 'now');
    rig.candles.down = true;
    await blip(rig);
    await rig.clock.advance(5 * MINUTE);
    expect(news(rig)).toEqual([]);
    const end = rig.clock.now() - (rig.clock.now() % MINUTE) - 7 * MINUTE;
    rig.candles.candles.set(TICKER, [candle(end, [49, 49, 40, 40])]);
    rig.candles.down = false;
    await rig.clock.advance(10_000);
    expect(news(rig)).toEqual([]);
  });
});
