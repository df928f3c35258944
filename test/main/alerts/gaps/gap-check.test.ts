import { describe, expect, it } from 'vitest';
import type { Firing, PriceSubject } from '../../../../preload/contract/alerts.ts';
import { bidRisesTo, candle, cents, contracts, draft, Rig, risesTo, TICKER } from '../rig.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A rig with one rule at 64¢ and the bid at 60¢. */
async function watching(): Promise<Rig> {
  const rig = await new Rig().start();
  rig.create(draft(bidRisesTo(64)));
  await rig.feed(60);
  return rig;
}

/** The machine sleeps: time passes on the wall, and no timer notices. */
function sleep(rig: Rig, ms: number): number {
  rig.service.onSuspend();
  const start = rig.wall.now();
  rig.wall.skew += ms;
  return start;
}

async function wake(rig: Rig): Promise<void> {
  rig.service.onResume();
  await rig.clock.advance(1000);
}

const summary = (firings: readonly Firing[]): readonly string[] =>
  firings.map(
    ({ late, time, value }) =>
      `${late ?? 'live'} ${new Date(time).toISOString().slice(11, 16)} ${value / 10_000}`,
  );

describe('after sleep', () => {
  it.each([
    [1, ''],
    [8 * 60, ''],
    [3 * 24 * 60, ' on 23 Nov'],
  ])(
    'of %i minutes, what crossed meanwhile is one late firing that says when',
    async (minutes, day) => {
      const rig = await watching();
      const start = sleep(rig, minutes * MINUTE);
      const middle = start - (start % MINUTE) + Math.ceil(minutes / 2) * MINUTE;
      rig.candles.candles.set(TICKER, [
        candle(middle, [60, 66, 60, 61]),
        candle(middle + MINUTE, [61, 67, 58, 59]),
      ]);
      await wake(rig);
      const time = new Date(middle - MINUTE).toISOString().slice(11, 16);
      expect(summary(rig.ledger)).toEqual([`asleep ${time} 66`]);
      expect(rig.notifier.shown[0]?.body).toContain(
        `Crossed 64¢ at about ${time}${day}, while asleep`,
      );
      await rig.feed(59, 64);
      expect(rig.ledger).toHaveLength(2);
    },
  );

  it('nobody announced, the same', async () => {
    const rig = await watching();
    const start = rig.wall.now();
    rig.wall.skew += HOUR;
    rig.candles.candles.set(TICKER, [
      candle(start - (start % MINUTE) + 10 * MINUTE, [60, 65, 60, 60]),
    ]);
    await rig.clock.advance(15_000);
    expect(summary(rig.ledger)).toEqual(['asleep 12:09 65']);
  });

  it('a price that is still beyond the threshold is told once, as late', async () => {
    const rig = await watching();
    const start = sleep(rig, HOUR);
    rig.candles.candles.set(TICKER, [
      candle(start - (start % MINUTE) + 10 * MINUTE, [60, 66, 60, 66]),
    ]);
    rig.service.onResume();
    rig.tick(rig.quote(66, { exchangeTime: rig.wall.now(), receivedTime: rig.wall.now() }));
    await rig.clock.advance(10_000);
    expect(summary(rig.ledger)).toEqual(['asleep 12:09 66']);
    expect(rig.notifier.shown).toHaveLength(1);
  });

  it('a minute in which the rule was armed is judged by its last price only', async () => {
    const rig = await watching();
    await rig.clock.advance(20_000);
    await rig.feed(65, 60);
    const start = sleep(rig, HOUR);
    const minute = start - (start % MINUTE) + MINUTE;
    rig.candles.candles.set(TICKER, [candle(minute, [60, 65, 60, 60])]);
    await wake(rig);
    expect(summary(rig.ledger)).toEqual(['live 12:00 65']);
  });

  it('a rule that has to hold is judged minute by minute', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64), { holdSeconds: 120 }));
    await rig.feed(60);
    const start = sleep(rig, HOUR);
    const first = start - (start % MINUTE) + 10 * MINUTE;
    const minutes = [
      [60, 66, 60, 65],
      [65, 65, 63, 65],
      [65, 66, 65, 65],
      [65, 66, 65, 65],
      [65, 65, 50, 50],
    ] as const;
    rig.candles.candles.set(
      TICKER,
      minutes.map((prices, index) => candle(first + index * MINUTE, prices)),
    );
    await wake(rig);
    expect(summary(rig.ledger)).toEqual(['asleep 12:12 65']);
  });

  it('contracts traded meanwhile are counted', async () => {
    const rig = await new Rig().start();
    rig.create(draft({ kind: 'volume', atLeast: contracts(500), minutes: 5 }));
    rig.tick(rig.quote(60, { volume: contracts(100) }));
    const start = sleep(rig, HOUR);
    const first = start - (start % MINUTE) + 10 * MINUTE;
    const flat = [60, 60, 60, 60] as const;
    rig.candles.candles.set(TICKER, [candle(first, flat, 300), candle(first + MINUTE, flat, 300)]);
    await wake(rig);
    expect(summary(rig.ledger)).toEqual([`asleep 12:10 ${contracts(600) / 10_000}`]);
  });

  it('goes on from the last candle: a price that has not moved since is not news', async () => {
    const rig = await watching();
    const start = sleep(rig, HOUR);
    rig.candles.candles.set(TICKER, [
      candle(start - (start % MINUTE) + 10 * MINUTE, [60, 63, 60, 63]),
    ]);
    await wake(rig);
    await rig.feed(63, 64);
    expect(summary(rig.ledger)).toEqual(['live 13:00 64']);
  });
});

describe('minutes in which nothing happened', () => {
  /** A rule that has to hold for five minutes; asleep, the price rises at 12:10 and falls at 14:10. */
  async function riseAndFall(subject: PriceSubject, isEveryMinuteTold: boolean): Promise<Rig> {
    const rig = await new Rig().start();
    rig.create(draft(risesTo(64, subject), { holdSeconds: 300 }));
    await rig.feed(60);
    const start = sleep(rig, 3 * HOUR);
    const rise = start - (start % MINUTE) + 10 * MINUTE;
    const quiet = Array.from({ length: 119 }, (_, index) => ({
      ...candle(rise + (index + 1) * MINUTE, [70, 70, 70, 70]),
      price: null,
    }));
    rig.candles.candles.set(TICKER, [
      candle(rise, [60, 70, 60, 70], 5),
      ...(isEveryMinuteTold ? quiet : []),
      candle(rise + 120 * MINUTE, [60, 60, 60, 60], 5),
    ]);
    rig.service.onResume();
    rig.tick(rig.quote(60, { exchangeTime: rig.wall.now(), receivedTime: rig.wall.now() }));
    await rig.clock.advance(20_000);
    return rig;
  }

  it.each(['yes-bid', 'mid', 'last'] as const)(
    'keep the price (%s) where it was: what it held for long enough is told, whether candles tell of them or not',
    async (subject) => {
      const [told, leftOut] = [await riseAndFall(subject, true), await riseAndFall(subject, false)];
      expect(told.ledger).toMatchObject([{ late: 'asleep', source: 'candles' }]);
      expect(leftOut.ledger).toMatchObject([{ late: 'asleep', source: 'candles' }]);
      const [first, second] = [told, leftOut].map(({ ledger }) => ledger[0]?.time ?? 0);
      expect(Math.abs((first ?? 0) - (second ?? 0))).toBeLessThanOrEqual(MINUTE);
    },
  );

  it('after the last candle count as well: the firing says when the price had held, not when the machine woke', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64), { holdSeconds: 300 }));
    await rig.feed(60);
    const start = sleep(rig, HOUR);
    rig.candles.candles.set(TICKER, [
      candle(start - (start % MINUTE) + 10 * MINUTE, [60, 66, 60, 66]),
    ]);
    rig.service.onResume();
    rig.tick(rig.quote(60, { exchangeTime: rig.wall.now(), receivedTime: rig.wall.now() }));
    await rig.clock.advance(1000);
    expect(summary(rig.ledger)).toEqual(['asleep 12:15 66']);
  });

  it('do not lengthen a price that held too briefly', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64), { holdSeconds: 300 }));
    await rig.feed(60);
    const start = sleep(rig, HOUR);
    const rise = start - (start % MINUTE) + 10 * MINUTE;
    rig.candles.candles.set(TICKER, [
      candle(rise, [60, 66, 60, 66]),
      candle(rise + 4 * MINUTE, [66, 66, 60, 60]),
    ]);
    await wake(rig);
    expect(rig.ledger).toEqual([]);
  });

  it('let a rule that rests see that the price has left, and fire when its rest is over', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64), { repeat: { kind: 'at-most-every', minutes: 30 } }));
    await rig.feed(60, 65);
    const start = sleep(rig, HOUR);
    const first = start - (start % MINUTE) + 10 * MINUTE;
    rig.candles.candles.set(TICKER, [
      candle(first, [65, 65, 60, 60]),
      candle(first + 10 * MINUTE, [60, 66, 60, 66]),
      candle(first + 40 * MINUTE, [66, 66, 60, 60]),
    ]);
    await wake(rig);
    expect(summary(rig.ledger)).toEqual(['live 12:00 65', 'asleep 12:30 66']);
  });
});

describe('the prices from before the gap', () => {
  /** Asleep for an hour from 60¢ in which nobody trades; the first thing heard on waking is a trade at 70¢. */
  async function tradeOnWaking(holdSeconds: number): Promise<Rig> {
    const rig = await new Rig().start();
    await rig.feed(60);
    rig.create(draft(risesTo(64, 'last'), { holdSeconds }));
    const start = sleep(rig, HOUR);
    const end = start - (start % MINUTE) + MINUTE;
    rig.candles.candles.set(
      TICKER,
      Array.from({ length: 58 }, (_, index) => ({
        ...candle(end + index * MINUTE, [60, 60, 60, 60]),
        price: null,
      })),
    );
    rig.service.onResume();
    const now = rig.wall.now();
    rig.tick(rig.quote(60, { last: cents(70), exchangeTime: now, receivedTime: now }));
    await rig.clock.advance(10_000);
    return rig;
  }

  it('are those that minutes without a trade had: what is traded on waking does not date back', async () => {
    const rig = await tradeOnWaking(0);
    expect(summary(rig.ledger)).toEqual(['live 13:00 70']);
  });

  it('do not make a trade on waking one that has held for an hour', async () => {
    const rig = await tradeOnWaking(300);
    expect(rig.ledger).toEqual([]);
    await rig.clock.advance(5 * MINUTE);
    expect(summary(rig.ledger)).toEqual(['live 13:05 70']);
  });

  it('stay in force until the first candle, so what held from before for long enough is told', async () => {
    const rig = await new Rig().start();
    await rig.feed(60);
    rig.create(draft(risesTo(64, 'mid'), { holdSeconds: 300 }));
    await rig.feed(70);
    const start = sleep(rig, 3 * HOUR);
    rig.candles.candles.set(TICKER, [
      candle(start - (start % MINUTE) + 2 * HOUR, [70, 70, 60, 60]),
    ]);
    await wake(rig);
    expect(summary(rig.ledger)).toEqual(['asleep 12:05 70.5']);
  });

  it('are those kept from the last run, not those heard before alerts were watched again', async () => {
    const rig = await new Rig().start();
    await rig.feed(60);
    rig.create(draft(risesTo(64, 'last'), { holdSeconds: 300 }));
    await rig.clock.advance(MINUTE);
    rig.wall.skew += HOUR;
    await rig.restart({ live: false });
    const now = rig.wall.now();
    rig.candles.candles.set(TICKER, [
      { ...candle(now - (now % MINUTE) - 30 * MINUTE, [60, 60, 60, 60]), price: null },
    ]);
    rig.tick(rig.quote(60, { last: cents(70), exchangeTime: now, receivedTime: now }));
    rig.goLive();
    await rig.clock.advance(10_000);
    expect(rig.ledger).toEqual([]);
  });

  it('are not known when they came after it began: a rule made in the gap is judged by what came later', async () => {
    const rig = await new Rig().start();
    await rig.feed(60);
    rig.goOffline();
    rig.wall.skew += HOUR;
    const now = rig.wall.now();
    rig.tick(rig.quote(60, { last: cents(70), exchangeTime: now, receivedTime: now }));
    rig.create(draft(risesTo(64, 'last')), 'now');
    rig.wall.skew += HOUR;
    const end = now - (now % MINUTE) + 30 * MINUTE;
    rig.candles.candles.set(TICKER, [
      { ...candle(end, [60, 60, 60, 60]), price: null },
      candle(end + MINUTE, [60, 60, 60, 60]),
    ]);
    rig.goLive();
    await rig.clock.advance(1000);
    expect(rig.ledger.filter(({ late }) => late !== null)).toEqual([]);
  });
});

describe('the check itself', () => {
  const crossing = (rig: Rig): void => {
    const start = rig.wall.now();
    rig.candles.candles.set(TICKER, [
      candle(start - (start % MINUTE) - 10 * MINUTE, [60, 66, 60, 61]),
    ]);
  };

  it('names the reason: offline, or closed', async () => {
    const offline = await watching();
    offline.goOffline();
    offline.wall.skew += HOUR;
    crossing(offline);
    offline.goLive();
    await offline.clock.advance(1000);
    expect(summary(offline.ledger)).toEqual(['asleep 12:49 66'.replace('asleep', 'offline')]);

    const closed = await watching();
    closed.wall.skew += HOUR;
    crossing(closed);
    await closed.restart();
    expect(summary(closed.ledger)).toEqual(['closed 12:49 66']);
  });

  it('is resumed until it succeeds when the network fails, and watching goes on meanwhile', async () => {
    const rig = await watching();
    rig.candles.down = true;
    sleep(rig, HOUR);
    crossing(rig);
    await wake(rig);
    await rig.feed(61);
    expect(rig.ledger).toEqual([]);
    rig.candles.down = false;
    await rig.clock.advance(10_000);
    expect(summary(rig.ledger)).toEqual(['asleep 12:49 66']);
  });

  it('goes on after a restart where it was broken off', async () => {
    const rig = await watching();
    rig.candles.down = true;
    sleep(rig, HOUR);
    crossing(rig);
    await wake(rig);
    rig.candles.down = false;
    await rig.restart();
    expect(summary(rig.ledger)).toEqual(['asleep 12:49 66']);
  });

  it('finds nothing more when it is done twice', async () => {
    const rig = await watching();
    sleep(rig, HOUR);
    crossing(rig);
    await wake(rig);
    rig.goOffline();
    rig.goLive();
    await rig.restart();
    expect(summary(rig.ledger)).toEqual(['asleep 12:49 66']);
  });

  it('lets a firing of the present stand for the gap when the candles come too late, and says nothing twice', async () => {
    const rig = await watching();
    rig.candles.down = true;
    sleep(rig, HOUR);
    crossing(rig);
    await wake(rig);
    await rig.feed(66);
    await rig.clock.advance(6000);
    expect(rig.notifier.shown).toHaveLength(1);
    rig.candles.down = false;
    await rig.clock.advance(10_000);
    expect(summary(rig.ledger)).toEqual(['live 13:00 66']);
  });

  it('asks once for each market, and not for rules that quotes do not decide', async () => {
    const rig = await watching();
    rig.create(draft(bidRisesTo(70)));
    rig.create({
      ...draft({ kind: 'closes-in', minutes: 5 }),
      watch: { scope: 'market', ticker: 'KXOTHER-1', condition: { kind: 'closes-in', minutes: 5 } },
    });
    rig.candles.requests.length = 0;
    sleep(rig, HOUR);
    await wake(rig);
    expect(rig.candles.requests).toEqual([[TICKER]]);
  });

  it('asks for many markets together', async () => {
    const rig = await watching();
    const tickers = Array.from({ length: 45 }, (_, index) => `KXMANY-${index}`);
    for (const ticker of tickers) {
      rig.create({
        ...draft(bidRisesTo(64)),
        watch: { scope: 'market', ticker, condition: bidRisesTo(64) },
      });
      rig.tick(rig.quote(60, { ticker }));
    }
    rig.candles.requests.length = 0;
    sleep(rig, HOUR);
    await wake(rig);
    expect(rig.candles.requests.map(({ length }) => length)).toEqual([20, 20, 6]);
    expect(new Set(rig.candles.requests.flat())).toEqual(new Set([TICKER, ...tickers]));
  });

  it('forgets what a rule missed as it was before it was changed', async () => {
    const rig = await watching();
    rig.candles.down = true;
    sleep(rig, HOUR);
    crossing(rig);
    await wake(rig);
    const [status] = rig.service.rules.all;
    rig.service.rules.change(status?.rule.id ?? 0, draft(bidRisesTo(65)), null);
    rig.candles.down = false;
    await rig.clock.advance(30_000);
    expect(rig.ledger).toEqual([]);
  });

  it('brings a group when many rules have something to tell', async () => {
    const rig = await watching();
    for (const threshold of [61, 62, 63]) rig.create(draft(bidRisesTo(threshold)));
    await rig.feed(59);
    sleep(rig, HOUR);
    crossing(rig);
    await wake(rig);
    expect(rig.notifier.shown.map(({ kind, firings }) => [kind, firings.length])).toEqual([
      ['group', 4],
    ]);
  });

  it('counts the value that crossed', async () => {
    const rig = await watching();
    sleep(rig, HOUR);
    crossing(rig);
    await wake(rig);
    expect(rig.ledger).toMatchObject([
      { value: cents(66), threshold: cents(64), source: 'candles', direction: 'up' },
    ]);
  });
});
