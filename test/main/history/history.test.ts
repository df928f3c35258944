import { expect, it } from 'vitest';
import { History } from '../../../main/history/history.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { ok } from '../../../preload/contract/result.ts';
import { FakeQuotes, TICKER, historyKit, marketOf } from './kit.ts';

const kit = historyKit();

it('what was deleted of a market is there again when it was followed while the disk was full', async () => {
  const clock = new FakeClock();
  const store = kit.openStore(clock);
  store.markets.describe('production', marketOf(), clock.now());
  store.markets.setDeleted('production', [TICKER], clock.now());
  const book = Object.assign(new FakeQuotes(), { listenToMarkets: () => () => undefined });
  let hasRoom = false;
  const history = new History({
    environment: 'production',
    store,
    book,
    candles: { candles: () => Promise.resolve(ok(new Map())) },
    clock,
    now: () => clock.now(),
    hasRoom: () => hasRoom,
    log: { info: () => undefined, warn: () => undefined },
  });
  store.database.pragma('query_only = ON');
  history.start();
  history.follow([TICKER]);
  await clock.advance(60_000);
  store.database.pragma('query_only = OFF');
  hasRoom = true;
  await clock.advance(60_000);
  const chart = history.chart('production', { ticker: TICKER, span: '1d' });
  history.stop();
  expect(chart).toMatchObject({ ok: true });
});
