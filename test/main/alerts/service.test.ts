import { describe, expect, it } from 'vitest';
import type { AlertWatch } from '../../../preload/contract/alerts.ts';
import { bidRisesTo, cents, contracts, draft, market, Rig, TICKER } from './rig.ts';

const MINUTE = 60_000;

describe('a firing', () => {
  it('is on disk before it is shown', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    let linesWhenShown = -1;
    const show = rig.notifier.show.bind(rig.notifier);
    rig.notifier.show = (notification) => {
      linesWhenShown = Number(
        rig.database.prepare('SELECT count(*) FROM alert_firing').pluck().get(),
      );
      expect(rig.database.inTransaction).toBe(false);
      return show(notification);
    };
    await rig.feed(62, 64);
    expect(linesWhenShown).toBe(1);
    expect(rig.ledger).toMatchObject([
      {
        ticker: TICKER,
        value: cents(64),
        threshold: cents(64),
        direction: 'up',
        late: null,
        source: 'stream',
      },
    ]);
  });

  it('comes once from 10,000 quotes that oscillate by 1¢ around the threshold, until the band is left', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(60);
    for (let count = 0; count < 10_000; count += 1) {
      rig.tick(rig.quote(count % 2 === 0 ? 65 : 63, { volume: contracts(count) }));
    }
    expect(rig.ledger).toHaveLength(1);
    await rig.feed(62.9, 64);
    expect(rig.ledger).toHaveLength(2);
  });

  it('comes once, whichever source brings the quote, and however often', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(60);
    const quote = rig.quote(65);
    rig.tick(quote);
    rig.tick({ ...quote, source: 'poll' });
    rig.tick(quote);
    rig.tick(rig.quote(60, { exchangeTime: quote.exchangeTime - 1 }));
    rig.tick(quote);
    expect(rig.ledger).toHaveLength(1);
  });

  it('does not come again after a restart, and the rule remembers to be armed', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(62, 64);
    await rig.restart();
    await rig.feed(65, 62);
    await rig.restart();
    await rig.feed(64);
    expect(rig.ledger.map(({ generation }) => generation)).toEqual([1, 2]);
  });

  it('does not come from prices that are stale, nor from a hold nobody can vouch for', async () => {
    const rig = await new Rig().start();
    rig.candles.down = true;
    rig.create(draft(bidRisesTo(64), { holdSeconds: 10 }));
    await rig.feed(60, 65);
    rig.goOffline();
    await rig.clock.advance(MINUTE);
    expect(rig.ledger).toEqual([]);
    rig.goLive();
    rig.tick(rig.quote(65));
    await rig.clock.advance(5000);
    expect(rig.ledger).toEqual([]);
    await rig.clock.advance(6000);
    expect(rig.ledger).toHaveLength(1);
  });

  it('comes from a hold nobody watched once the candles say that nothing happened meanwhile', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64), { holdSeconds: 10 }));
    await rig.feed(60, 65);
    rig.goOffline();
    await rig.clock.advance(MINUTE);
    expect(rig.ledger).toEqual([]);
    rig.goLive();
    await rig.clock.advance(1000);
    expect(rig.ledger).toHaveLength(1);
  });
});

describe('rules that are not about quotes', () => {
  it('fire by the clock, offline too', async () => {
    const rig = await new Rig().start();
    rig.create(draft({ kind: 'closes-in', minutes: 30 }));
    rig.setMarket({ closeTime: rig.clock.now() + 60 * MINUTE });
    rig.goOffline();
    await rig.clock.advance(30 * MINUTE);
    expect(rig.notifier.titles).toEqual(['Fed cuts in December · Closes in 30 min']);
  });

  it('are late when the moment was slept through', async () => {
    const rig = await new Rig().start();
    rig.create(draft({ kind: 'closes-in', minutes: 30 }));
    rig.setMarket({ closeTime: rig.clock.now() + 60 * MINUTE });
    rig.service.onSuspend();
    rig.wall.skew += 45 * MINUTE;
    rig.service.onResume();
    expect(rig.ledger).toMatchObject([{ late: 'asleep', source: 'clock' }]);
  });

  it('tell the next market of a series when its time comes, though the exchange says nothing then', async () => {
    const rig = await new Rig().start();
    rig.create({
      ...draft(bidRisesTo(1)),
      watch: { scope: 'series', series: 'KXBTC', condition: { kind: 'series-opens' } },
    });
    const openTime = rig.clock.now() + 10 * MINUTE;
    rig.setMarket(
      market({ ticker: 'KXBTC-2-A', title: 'Bitcoin at 13:00', status: 'initialized', openTime }),
    );
    await rig.clock.advance(10 * MINUTE);
    expect(rig.notifier.titles).toEqual(['Bitcoin at 13:00 · Open now']);
  });

  it('say that there have been no fresh prices, not counting sleep', async () => {
    const rig = await new Rig().start();
    rig.create({
      ...draft(bidRisesTo(1)),
      watch: { scope: 'app', condition: { kind: 'no-fresh-prices', minutes: 5 } },
    });
    rig.goOffline();
    await rig.clock.advance(4 * MINUTE);
    rig.service.onSuspend();
    rig.wall.skew += 60 * MINUTE;
    rig.service.onResume();
    await rig.clock.advance(4 * MINUTE);
    expect(rig.ledger).toEqual([]);
    await rig.clock.advance(MINUTE);
    expect(rig.notifier.titles).toEqual(['No fresh prices for 5 min']);
  });
});

describe('when the disk is full', () => {
  it('nothing is shown that is not written, the person is told, and everything goes on by itself', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    await rig.feed(60);
    const heard: AlertWatch[] = [];
    rig.service.listenToWatch((watch) => heard.push(watch));
    rig.database.pragma('query_only = ON');
    await rig.feed(65);
    expect([rig.notifier.shown, rig.service.watch]).toMatchObject([
      [],
      { watched: false, reason: 'storage' },
    ]);
    rig.database.pragma('query_only = OFF');
    await rig.clock.advance(15_000);
    expect([rig.notifier.titles.length, rig.service.watch]).toEqual([1, { watched: true }]);
    expect(heard.map(({ watched }) => watched)).toEqual([false, true]);
    expect(rig.warnings).toHaveLength(1);
  });

  it('a shown notification that cannot be marked is not shown again', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    const show = rig.notifier.show.bind(rig.notifier);
    rig.notifier.show = (notification) => {
      rig.database.pragma('query_only = ON');
      return show(notification);
    };
    await rig.feed(60, 65);
    await rig.clock.advance(5 * MINUTE);
    rig.database.pragma('query_only = OFF');
    await rig.clock.advance(MINUTE);
    expect([rig.notifier.shown.length, rig.ledger[0]?.delivery]).toEqual([1, 'shown']);
  });
});

describe('the clock', () => {
  it('may be set back without anything firing twice or waiting for hours', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64), { repeat: { kind: 'at-most-every', minutes: 5 } }));
    await rig.feed(60, 65, 60);
    rig.wall.skew -= 3600_000;
    await rig.clock.advance(6 * MINUTE);
    rig.tick(rig.quote(65, { exchangeTime: rig.clock.now() }));
    expect(rig.ledger).toHaveLength(2);
  });
});

describe('environments', () => {
  it('do not see each other’s rules', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64)));
    rig.database.exec(`UPDATE alert_rule SET environment = 'demo'`);
    await rig.restart();
    await rig.feed(60, 65);
    expect([rig.service.rules.all, rig.ledger]).toEqual([[], []]);
  });
});

describe('stopping', () => {
  it('leaves no timer behind', async () => {
    const rig = await new Rig().start();
    rig.create(draft(bidRisesTo(64), { expiresTime: rig.clock.now() + 3600_000 }));
    await rig.feed(60, 65);
    rig.service.stop();
    expect(rig.clock.pending).toEqual([]);
  });
});
