import { withinRange, type Quantity } from '../chance.ts';
import { hashText, walk, walkDeviation } from '../noise.ts';
import type { EventPlan, SeriesPlan } from '../plan.ts';
import { linearCent } from '../ticks.ts';
import { DAY, HOUR, MINUTE, dayCode, dayName, eastern, startsBetween } from '../calendar.ts';
import { market } from './market.ts';

const teams = [
  { code: 'KC', name: 'Kansas City' },
  { code: 'BUF', name: 'Buffalo' },
  { code: 'SF', name: 'San Francisco' },
  { code: 'DAL', name: 'Dallas' },
  { code: 'GB', name: 'Green Bay' },
  { code: 'SEA', name: 'Seattle' },
] as const;

/** One game every day, always in play: the busiest markets of the exchange. */
export function sportsSeries(seed: number): readonly SeriesPlan[] {
  const rhythm = { every: DAY, phase: eastern(1970, 0, 1), life: DAY + 2 * HOUR };
  return [
    {
      ticker: 'KXNFLGAME',
      title: 'Professional football game',
      category: 'Sports',
      tags: ['Football'],
      frequency: 'custom',
      source: { name: 'ESPN', url: 'https://www.espn.com' },
      events: (from, to) => startsBetween(rhythm, from, to).map((open) => game(seed, open)),
    },
  ];
}

function game(seed: number, open: number): EventPlan {
  const close = open + DAY - MINUTE;
  const day = Math.floor(open / DAY);
  const [away, home] = [pick(day), pick(day + 1 + (day % 5 === 4 ? 1 : 0))];
  const ticker = `KXNFLGAME-${dayCode(open)}${away.code}${home.code}`;
  const lead = leadOfHome(hashText(ticker, seed), open, close);
  return {
    ticker,
    title: `${away.name} at ${home.name}`,
    subtitle: `${away.code} at ${home.code} (${dayName(open)})`,
    mutuallyExclusive: true,
    times: { created: open, open, close, determined: close + 10 * MINUTE, settled: close + HOUR },
    ticks: linearCent,
    markets: [away, home].map((team, index) =>
      market({
        ticker: `${ticker}-${team.code}`,
        title: `${away.name} at ${home.name} Winner?`,
        yesSubtitle: team.name,
        rules: `If ${team.name} wins the ${away.name} at ${home.name} professional football game scheduled for ${dayName(open)}, then the market resolves to Yes.`,
        strike: { type: 'custom', answer: team.name },
        chance:
          index === 0
            ? withinRange(lead, -Infinity, 0, close)
            : withinRange(lead, 0, Infinity, close),
        activity: 20,
      }),
    ),
  };
}

/** How far the home team is ahead: even at the start, and the less can change the less is left to play. */
function leadOfHome(seed: number, open: number, close: number): Quantity {
  return {
    value: (time) => walk(seed, Math.min(time, close)) - walk(seed, open),
    deviation: (time) => 0.01 + walkDeviation(close - time),
  };
}

function pick(index: number): (typeof teams)[number] {
  return teams[index % teams.length] ?? teams[0];
}
