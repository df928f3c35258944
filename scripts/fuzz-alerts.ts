import fc from 'fast-check';
import { divergence } from '../test/fuzz/alerts/run.ts';
import { sequences } from '../test/fuzz/alerts/steps.ts';

/** `node scripts/fuzz-alerts.ts [sequences = 100000] [seed]`: compares the alert engine with an independent model of it. */

const [runs = '100000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const started = Date.now();
let done = 0;
await fc.assert(
  fc.asyncProperty(sequences, async (sequence) => {
    done += 1;
    if (done % 10_000 === 0)
      console.log(`${done} sequences, ${Math.round((Date.now() - started) / 1000)} s`);
    const found = await divergence(sequence);
    if (found !== null) throw new Error(found);
  }),
  { numRuns: Number(runs), seed: Number(seed) },
);
console.log(
  `${runs} sequences, 0 divergences (seed ${seed}, ${Math.round((Date.now() - started) / 1000)} s)`,
);
