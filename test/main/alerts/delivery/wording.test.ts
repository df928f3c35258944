import { describe, expect, it } from 'vitest';
import { describeCondition } from '../../../../preload/contract/alert-words.ts';
import type { Condition, MarketCondition } from '../../../../preload/contract/alerts.ts';
import { bidRisesTo, cents, contracts, draft, Rig, TICKER } from '../rig.ts';

describe('the words of a condition', () => {
  const cases: readonly (readonly [Condition, string])[] = [
    [bidRisesTo(64), 'YES bid at or above 64¢'],
    [
      { kind: 'price', subject: 'no-ask', direction: 'falls-to', threshold: cents(2.5) },
      'NO ask at or below 2.5¢',
    ],
    [
      { kind: 'price', subject: 'mid', direction: 'crosses', threshold: cents(50) },
      'YES mid crosses 50¢',
    ],
    [
      {
        kind: 'move',
        subject: 'last',
        direction: 'either',
        amount: { unit: 'cents', by: cents(5) },
        minutes: 10,
      },
      'YES last up or down 5¢ within 10 min',
    ],
    [
      {
        kind: 'move',
        subject: 'yes-bid',
        direction: 'down',
        amount: { unit: 'percent', by: 10 },
        minutes: 120,
      },
      'YES bid down 10 % within 2 h',
    ],
    [{ kind: 'spread', direction: 'at-most', threshold: cents(1) }, 'Spread at most 1¢'],
    [
      { kind: 'volume', atLeast: contracts(12_500), minutes: 5 },
      'At least 12,500 contracts within 5 min',
    ],
    [{ kind: 'closes-in', minutes: 1440 }, 'Closes in 1 d'],
    [{ kind: 'trading', change: 'either' }, 'Trading paused or resumed'],
    [{ kind: 'outcome', stage: 'determined' }, 'Determined'],
    [{ kind: 'series-opens' }, 'Next market opens'],
    [{ kind: 'no-fresh-prices', minutes: 5 }, 'No fresh prices for 5 min'],
  ];

  it.each(cases)('%#', (condition, words) => {
    expect(describeCondition(condition)).toBe(words);
  });
});

describe('a notification', () => {
  async function shownBy(
    condition: MarketCondition,
    act: (rig: Rig) => Promise<void> | void,
  ): Promise<Rig> {
    const rig = await new Rig().start();
    rig.create(draft(condition, { note: 'Powell speaks' }));
    await act(rig);
    await rig.clock.advance(1000);
    return rig;
  }

  it('says market, side, price and direction, then the rule, the change and the note', async () => {
    const rig = await shownBy(bidRisesTo(64), async (each) => {
      each.setMarket({ previousPrice: cents(60) });
      await each.feed(60, 64.5);
    });
    expect(rig.notifier.shown).toMatchObject([
      {
        kind: 'single',
        title: 'Fed cuts in December · YES 64.5¢ ▲',
        body: 'YES bid at or above 64¢ · +4.5¢ since yesterday\nPowell speaks',
        sound: 'up',
      },
    ]);
  });

  it('has another sound for down', async () => {
    const falls: MarketCondition = {
      kind: 'price',
      subject: 'yes-bid',
      direction: 'falls-to',
      threshold: cents(40),
    };
    const rig = await shownBy(falls, (each) => each.feed(50, 39));
    expect(rig.notifier.shown[0]).toMatchObject({
      title: 'Fed cuts in December · YES 39¢ ▼',
      sound: 'down',
    });
  });

  it('names the result', async () => {
    const rig = await shownBy({ kind: 'outcome', stage: 'determined' }, (each) => {
      each.setMarket({ status: 'closed' });
      each.setMarket({ status: 'determined', result: 'no' });
    });
    expect(rig.notifier.titles).toEqual(['Fed cuts in December · Determined: NO']);
  });

  it('falls back to the ticker while nothing is known of the market', async () => {
    const rig = new Rig();
    rig.markets.clear();
    await rig.start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(60, 64);
    expect(rig.notifier.titles).toEqual([`${TICKER} · YES 64¢ ▲`]);
  });

  it('lists the first of many and counts the rest', async () => {
    const rig = await new Rig().start();
    for (let count = 0; count < 6; count += 1) rig.create(draft(bidRisesTo(64)));
    await rig.feed(60, 64);
    expect(rig.notifier.shown[0]?.body.split('\n')).toEqual([
      '12:00 Fed cuts in December · YES 64¢ ▲',
      '12:00 Fed cuts in December · YES 64¢ ▲',
      '12:00 Fed cuts in December · YES 64¢ ▲',
      'and 3 more',
    ]);
  });
});
