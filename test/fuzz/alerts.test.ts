import fc from 'fast-check';
import { expect, it } from 'vitest';
import { divergence } from './alerts/run.ts';
import { sequences } from './alerts/steps.ts';

/** `node scripts/fuzz-alerts.ts` does the same 100,000 times. */
const RUNS = 400;

it(`alerts do what the plain model says in ${RUNS} random sequences`, async () => {
  await fc.assert(
    fc.asyncProperty(sequences, async (sequence) => {
      expect(await divergence(sequence)).toBeNull();
    }),
    { numRuns: RUNS },
  );
}, 120_000);
