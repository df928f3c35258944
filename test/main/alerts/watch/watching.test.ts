import { describe, expect, it } from 'vitest';
import { judgeWatch } from '../../../../main/alerts/watch/watching.ts';

const fine = { freshness: 'live', storageFailing: false } as const;

describe('whether alerts are being watched', () => {
  it.each(['live', 'polling'] as const)('they are while prices are %s', (freshness) => {
    expect(judgeWatch({ ...fine, freshness })).toEqual({ watched: true });
  });

  it.each([
    [{ ...fine, freshness: null }, 'starting', 'waiting for the first prices'],
    [{ ...fine, freshness: 'offline' as const }, 'offline', 'cannot be reached'],
    [{ ...fine, freshness: 'stale' as const }, 'stale', 'stale'],
    [{ ...fine, freshness: 'maintenance' as const }, 'maintenance', 'maintenance'],
    [{ ...fine, storageFailing: true }, 'storage', 'cannot be saved'],
  ])('they are not, and a sentence says why: %#', (evidence, reason, words) => {
    const watch = judgeWatch(evidence);
    expect(watch).toMatchObject({ watched: false, reason });
    expect(watch.watched ? '' : watch.sentence).toContain(words);
  });
});
