import { beforeEach, describe, expect, it } from 'vitest';
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

  it('send nothing of prices while the window is hidden, and what changed when it is shown', async () => {
    pusher.quote(quoteOf('A'));
    pusher.market(marketOf('A'));
    await clock.advance(60_000);
    expect(sent).toEqual([]);
    pusher.setVisible(true);
    expect(sent.map(([name]) => name)).toEqual(['markets', 'quotes']);
    pusher.setVisible(false);
    pusher.quote(quoteOf('A'));
    await clock.advance(60_000);
    expect(sent).toHaveLength(2);
  });
});
