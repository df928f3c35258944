import { TICKER, contracts, marketOf, quoteOf, type historyKit } from './kit.ts';

/** A store with ten minutes of one market's ticks, one a second. */
export async function tenMinutes(kit: ReturnType<typeof historyKit>) {
  const { clock, store, recorder, quotes } = kit.record();
  store.markets.describe('production', marketOf(), clock.now());
  for (let count = 0; count < 600; count += 1) {
    quotes.emit(quoteOf({ exchangeTime: clock.now(), volume: contracts(count) }));
    await clock.advance(1_000);
  }
  recorder.stop();
  const id = store.markets.idOf('production', TICKER);
  return { clock, store, id };
}
