import { setTimeout as wait } from 'node:timers/promises';
import { watchMainThread, type MainThreadReport } from './main-thread.ts';
import { useWatchlist } from './person.ts';
import { rainPrices } from './price-rain.ts';
import { Harness } from '../harness/browser.ts';
import { plainListings } from '../harness/exchange.ts';

/**
 * `node test/renderer/bench/watchlist.ts [seconds = 10] [changes per second = 1000]`: the real window with 500 markets in
 * Chromium while prices change and somebody scrolls, walks with the arrow keys and types.
 *
 * An empty page in the same browser says what frames the machine can give at all. Ends with 1 when the window's own
 * work, in processor time, takes more than a frame in 5 of 100 frames or more than 50 ms in any task.
 */
const FRAME_MS = 1000 / 60;

const seconds = Number(process.argv[2] ?? 10);
const changesPerSecond = Number(process.argv[3] ?? 1_000);

const harness = await Harness.start();
const window = await harness.openWindow();
const idle = await watchMainThread(window.page, () => wait((seconds / 2) * 1000));
report('an empty page', idle);

await window.show('five-hundred');
await window.page.getByRole('grid').waitFor();
const quotes = plainListings(500).map(({ quote }) => quote);
const stop = await rainPrices(window.page, quotes, changesPerSecond);
const resting = await watchMainThread(window.page, () => wait((seconds / 2) * 1000));
report(`500 markets, ${changesPerSecond} changes a second`, resting);
const used = await watchMainThread(window.page, () => useWatchlist(window.page, seconds * 1000));
report('the same while scrolling and typing', used);
console.log(`${stop()} pushes`);
await harness.stop();

const fits = at(used.work, 0.95) <= FRAME_MS && used.heavyTasks.length === 0;
console.log(fits ? 'Its work fits into its frames.' : 'Its work does not fit into its frames.');
process.exitCode = fits ? 0 : 1;

function report(what: string, { frames, work, perSecond, ...tasks }: MainThreadReport): void {
  const times = (values: readonly number[]): string =>
    `p50 ${at(values, 0.5).toFixed(1)}, p95 ${at(values, 0.95).toFixed(1)}, most ${at(values, 1).toFixed(1)} ms`;
  const parts = Object.entries(perSecond).map(([name, ms]) => `${name} ${ms.toFixed(0)}`);
  console.log(what);
  console.log(`  frame to frame, by the clock     ${times(frames)}`);
  console.log(`  frame to frame, processor time   ${times(work)}`);
  console.log(`  processor time, ms per second    ${parts.join(', ')}`);
  console.log(
    `  tasks above 50 ms                ${tasks.longTasks.length} by the clock, ${tasks.heavyTasks.length} by processor time`,
  );
}

function at(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? NaN;
}
