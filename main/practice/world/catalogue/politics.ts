import { oneOf } from '../chance.ts';
import { hashText } from '../noise.ts';
import type { EventPlan, SeriesPlan } from '../plan.ts';
import { taperedDeciCent } from '../ticks.ts';
import { HOUR, eastern, yearOf } from '../calendar.ts';
import { market } from './market.ts';

/** Nobody in particular. The last name is as long as real answers get. */
const candidates = [
  { code: 'STO', name: 'Avery Stone', weight: 30 },
  { code: 'MAR', name: 'Jordan Marlowe', weight: 26 },
  { code: 'OKA', name: 'Riley Okafor', weight: 14 },
  { code: 'LIN', name: 'Casey Lindqvist', weight: 9 },
  { code: 'DEL', name: 'Morgan Delacroix', weight: 5 },
  { code: 'HAR', name: 'Quinn Hartley', weight: 2 },
  { code: 'VAS', name: 'Sasha Vasquez', weight: 0.8 },
  {
    code: 'OTH',
    name: 'Someone who has not yet declared a candidacy with the Federal Election Commission',
    weight: 0.3,
  },
] as const;

/** The next presidential election: years long, with fine ticks for the long shots. */
export function politicalSeries(seed: number): readonly SeriesPlan[] {
  return [
    {
      ticker: 'KXPRESPERSON',
      title: 'Presidential election winner',
      category: 'Elections',
      tags: ['US elections', 'President'],
      frequency: 'custom',
      source: { name: 'The Associated Press', url: 'https://apnews.com' },
      events: (from, to) =>
        electionYears(yearOf(from), yearOf(to))
          .map((year) => election(seed, year))
          .filter(({ times }) => times.created <= to && times.settled >= from),
    },
  ];
}

/** Election years from the one at or after `first` to the one after `last`. */
function electionYears(first: number, last: number): number[] {
  const start = Math.ceil(first / 4) * 4;
  return Array.from({ length: Math.ceil((last + 5 - start) / 4) }, (_, n) => start + 4 * n);
}

function election(seed: number, year: number): EventPlan {
  const ticker = `KXPRESPERSON-${year % 100}`;
  const open = eastern(year - 4, 11, 1);
  const close = eastern(year, 10, 8);
  const chanceOf = oneOf(
    candidates.map(({ code, weight }) => ({ seed: hashText(`${ticker}-${code}`, seed), weight })),
    { scale: 0.9, end: close },
  );
  return {
    ticker,
    title: `Who will win the ${year} presidential election?`,
    subtitle: String(year),
    mutuallyExclusive: true,
    times: { created: open, open, close, determined: close + HOUR, settled: close + 24 * HOUR },
    ticks: taperedDeciCent,
    markets: candidates.map(({ code, name, weight }, index) =>
      market({
        ticker: `${ticker}-${code}`,
        title: `Will ${name} win the ${year} Presidential Election?`,
        yesSubtitle: name,
        rules: `If ${name} is inaugurated as President for the term beginning January 20, ${year + 1}, then the market resolves to Yes.`,
        strike: { type: 'custom', answer: name },
        chance: chanceOf(index),
        activity: weight > 10 ? 2 : 0.5,
      }),
    ),
  };
}
