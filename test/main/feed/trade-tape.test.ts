import { beforeEach, describe, expect, it } from 'vitest';
import { TradeTape } from '../../../main/feed/trade-tape.ts';
import type { CentiContracts } from '../../../preload/contract/prices.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Trade } from '../../../preload/contract/trade.ts';
import { cents } from '../../fakes/samples.ts';

const tradeOf = (id: string, ticker = 'A'): Trade => ({
  id,
  ticker,
  price: cents(45),
  size: 100 as CentiContracts,
  takerSide: 'yes',
  time: 1_000,
});

let told: Result<readonly Trade[]>;
let tape: TradeTape;

beforeEach(() => {
  told = ok([tradeOf('told')]);
  tape = new TradeTape({
    ask: () => Promise.resolve(told),
    recorded: () => [tradeOf('recorded')],
  });
});

describe('the trades of the market whose details are open', () => {
  it('are asked for, and each new one is told', async () => {
    const heard: string[] = [];
    tape.listen(({ id }) => heard.push(id));
    expect(await tape.watch('A')).toEqual(ok({ trades: [tradeOf('told')], problem: null }));
    tape.offer(tradeOf('new'));
    tape.offer(tradeOf('of another market', 'B'));
    expect(heard).toEqual(['new']);
  });

  it('are those recorded here when the exchange cannot be asked, and say why', async () => {
    told = fail('offline', 'Cannot reach Kalshi.');
    expect(await tape.watch('A')).toMatchObject({
      ok: true,
      value: { trades: [{ id: 'recorded' }], problem: { code: 'offline' } },
    });
  });

  it('are those recorded here when the exchange has dropped them', async () => {
    told = ok([]);
    expect(await tape.watch('A')).toMatchObject({
      value: { trades: [{ id: 'recorded' }], problem: null },
    });
  });

  it('end when no market is watched, and the stream is told of each change once', async () => {
    const watched: (string | null)[] = [];
    const heard: string[] = [];
    tape.listenToWatched((ticker) => watched.push(ticker));
    tape.listen(({ id }) => heard.push(id));
    await tape.watch('A');
    await tape.watch('A');
    expect(await tape.watch(null)).toEqual(ok({ trades: [], problem: null }));
    tape.offer(tradeOf('late'));
    expect([watched, heard]).toEqual([['A', null], []]);
  });
});
