import { describe, expect, it } from 'vitest';
import { CatalogueIndex } from '../../../main/catalogue/catalogue-index.ts';
import type { CatalogueEntry } from '../../../preload/contract/catalogue.ts';
import type { CentiContracts } from '../../../preload/contract/prices.ts';

const entry = (place: number, title = `Rain on day ${place}?`, volume = place): CatalogueEntry => ({
  ticker: `KXRAIN-${place}`,
  eventTicker: 'KXRAIN',
  title,
  yesSubtitle: '',
  category: '',
  volume: volume as CentiContracts,
  closeTime: null,
});
const days = Array.from({ length: 1_000 }, (_, place) => entry(place));

/** An index, and how often it has let others have a turn. */
function counted() {
  const turns = { others: 0 };
  const index = new CatalogueIndex(() => {
    turns.others += 1;
    return Promise.resolve();
  });
  return { index, turns };
}

describe('indexing many markets', () => {
  it('lets others have a turn after every hundred', async () => {
    const { index, turns } = counted();
    await index.add(days);
    expect(turns.others).toBe(9);
    expect(index.search('rain 777').map(({ ticker }) => ticker)).toContain('KXRAIN-777');
  });

  it('knows the liveliest before it has indexed all words', () => {
    const { index } = counted();
    void index.add(days);
    expect(index.size).toBe(1_000);
    expect(index.search('')[0]?.ticker).toBe('KXRAIN-999');
  });

  it('indexes again only what reads differently, and answers with what is newest', async () => {
    const { index, turns } = counted();
    await index.add(days);
    turns.others = 0;
    await index.add(days.map((day) => ({ ...day, volume: 7 as CentiContracts })));
    expect(turns.others).toBe(0);
    expect(index.search('rain 777')[0]?.volume).toBe(7);
    await index.add([entry(777, 'Snow on day 777?')]);
    expect(index.search('rain 777')).toEqual([]);
    expect(index.search('snow')).toHaveLength(1);
  });

  it('forgets what is listed no longer, and finds it when it comes back', async () => {
    const { index } = counted();
    await index.add(days);
    index.retain(new Set(['KXRAIN-1']));
    expect(index.search('rain')).toHaveLength(1);
    await index.add(days);
    expect(index.search('rain 777')).toHaveLength(1);
  });
});
