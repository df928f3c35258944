import { beforeEach, describe, expect, it } from 'vitest';
import type { Firing, RuleStatus } from '../../../preload/contract/alerts.ts';
import type { CentiContracts } from '../../../preload/contract/prices.ts';
import type { OrderBook } from '../../../preload/contract/quote.ts';
import { Pusher } from '../../../main/ipc/pushes.ts';
import { FakeClock } from '../../fakes/fake-clock.ts';
import { cents, marketOf, quoteOf } from '../../fakes/samples.ts';

let clock: FakeClock;
let sent: [string, unknown][];
let pusher: Pusher;
beforeEach(() => {
  clock = new FakeClock();
  sent = [];
  pusher = new Pusher(clock, (name, value) => void sent.push([name, value]));
});

describe('pushes to the window', () => {
  it('send quotes at most once a frame, the latest of each market', async () => {
    pusher.setVisible(true);
    for (let turn = 1; turn <= 50; turn += 1) pusher.quote(quoteOf('A', { last: cents(turn) }));
    pusher.quote(quoteOf('B'));
    expect(sent).toEqual([]);
    await clock.advance(16);
    expect(sent).toEqual([['quotes', [quoteOf('A', { last: cents(50) }), quoteOf('B')]]]);
    await clock.advance(1_000);
    expect(sent).toHaveLength(1);
  });

  it('send nothing at all while the window is hidden, and what changed when it is shown', async () => {
    const firing = { id: 1 } as Firing;
    pusher.quote(quoteOf('A'));
    pusher.market(marketOf('A'));
    pusher.push('unseen', 1);
    pusher.push('unseen', 2);
    pusher.push('firings', [firing]);
    pusher.push('firings', [firing]);
    await clock.advance(60_000);
    expect(sent).toEqual([]);
    pusher.setVisible(true);
    expect(sent).toEqual([
      ['unseen', 2],
      ['firings', [firing, firing]],
      ['markets', [marketOf('A')]],
      ['quotes', [quoteOf('A')]],
    ]);
    pusher.setVisible(false);
    pusher.quote(quoteOf('A'));
    pusher.push('unseen', 3);
    await clock.advance(60_000);
    expect(sent).toHaveLength(4);
  });

  it('send nothing when a frame is due in a window that has just been hidden', async () => {
    pusher.setVisible(true);
    pusher.quote(quoteOf('A'));
    pusher.setVisible(false);
    await clock.advance(60_000);
    expect(sent).toEqual([]);
  });

  it('send what a person did at once, and order books once a frame', async () => {
    const book = (size: number): OrderBook => ({
      ticker: 'A',
      bids: [{ price: cents(40), size: size as CentiContracts }],
      asks: [],
    });
    pusher.setVisible(true);
    pusher.push('groups', []);
    expect(sent).toEqual([['groups', []]]);
    for (let turn = 1; turn <= 50; turn += 1) pusher.push('orderBook', book(turn));
    expect(sent).toHaveLength(1);
    await clock.advance(16);
    expect(sent.slice(1)).toEqual([['orderBook', book(50)]]);
  });

  it('join what happened to rules meanwhile into one push that ends the same', () => {
    const status = (id: number, since: number): RuleStatus =>
      ({ rule: { id }, state: { name: 'armed', since, side: null } }) as RuleStatus;
    pusher.push('rules', { changed: [status(1, 1), status(2, 1)], removed: [] });
    pusher.push('rules', { changed: [status(1, 2)], removed: [2] });
    pusher.push('rules', { changed: [status(3, 3)], removed: [] });
    pusher.setVisible(true);
    expect(sent).toEqual([['rules', { changed: [status(1, 2), status(3, 3)], removed: [2] }]]);
  });

  it('drop prices of an exchange that was left', async () => {
    pusher.setVisible(true);
    pusher.quote(quoteOf('A'));
    pusher.forget();
    await clock.advance(16);
    expect(sent).toEqual([]);
  });
});
