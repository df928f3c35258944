import { setImmediate as nextTurn } from 'node:timers/promises';
import { CatalogueIndex } from '../main/catalogue/catalogue-index.ts';
import type { CatalogueEntry } from '../preload/contract/catalogue.ts';
import type { CentiContracts } from '../preload/contract/prices.ts';

/**
 * How long a search takes among many markets: `node scripts/bench-search.ts [markets]`, 10,000 unless told otherwise.
 *
 * Counts processor time, so that other programs on the machine make no difference. Ends with 1 when 5 of 100 searches, or any
 * stretch of indexing, take longer than 50 ms.
 */
const LIMIT_MS = 50;
const ROUNDS = 5;

const cities = ['New York', 'Chicago', 'Austin', 'Miami', 'Denver', 'Seattle', 'Boston', 'Houston'];
const themes = [
  'Highest temperature in',
  'Lowest temperature in',
  'Will it rain in',
  'Snow depth in',
  'Mayor of',
  'Average rent in',
  'Airport passengers of',
  'Will the team win in',
  'Power outages in',
  'Gas prices in',
];
const months = ['January', 'February', 'March', 'April', 'October', 'November', 'December'];

/** Like the exchange's list: ten markets to an event, titles that share most of their words. */
function market(place: number): CatalogueEntry {
  const pick = (list: readonly string[], step: number): string =>
    list[Math.floor(place / step) % list.length] ?? '';
  const day = 1 + (Math.floor(place / 800) % 28);
  const eventTicker = `KXBENCH${Math.floor(place / 100)}-27D${day}E${Math.floor(place / 10)}`;
  return {
    ticker: `${eventTicker}-B${place % 10}.5`,
    eventTicker,
    title: `${pick(themes, 10)} ${pick(cities, 100)} on ${pick(months, 5600)} ${day}, 2027?`,
    yesSubtitle: `${place % 100}° to ${(place % 100) + 1}°`,
    category: pick(['Climate', 'Politics', 'Sports', 'Economics'], 10),
    volume: ((place * 7919) % 1_000_000) as CentiContracts,
    closeTime: null,
  };
}

/** Every state of the field while these are typed, letter by letter, mistakes included. */
const typed = [
  'highest temperature new york',
  'tempreture chcago',
  'rain seattle december',
  'KXBENCH42-27D6',
  'win in boston 44',
  'averge rent',
];
const texts = typed.flatMap((words) => Array.from(words, (_, end) => words.slice(0, end + 1)));

/** Milliseconds of processor time so far. */
function worked(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

const count = Number(process.argv[2] ?? 10_000);
let turn = 0;
let longest = 0;
const index = new CatalogueIndex(async () => {
  longest = Math.max(longest, worked() - turn);
  await nextTurn();
  turn = worked();
});
const listed = Array.from({ length: count }, (_, place) => market(place));
const begun = (turn = worked());
await index.add(listed);
console.log(
  `${count} markets indexed in ${Math.round(worked() - begun)} ms, at most ${longest.toFixed(1)} ms at a stretch`,
);

const times = Array.from({ length: ROUNDS }, () => texts)
  .flat()
  .map((text) => {
    const start = worked();
    index.search(text);
    return worked() - start;
  })
  .sort((a, b) => a - b);
const at = (share: number): number => times[Math.floor((times.length - 1) * share)] ?? 0;
console.log(
  `${times.length} searches: p50 ${at(0.5).toFixed(1)} ms, p95 ${at(0.95).toFixed(1)} ms, slowest ${at(1).toFixed(1)} ms`,
);
process.exitCode = Math.max(at(0.95), longest) > LIMIT_MS ? 1 : 0;
