import { wanderingQuantity, withinRange } from '../chance.ts';
import { hashText } from '../noise.ts';
import type { EventPlan, MarketPlan, SeriesPlan } from '../plan.ts';
import { linearCent } from '../ticks.ts';
import { DAY, HOUR, MINUTE, dayCode, dayName, eastern, startsBetween } from '../calendar.ts';
import { market } from './market.ts';

type Phrase = Pick<MarketPlan, 'yesSubtitle'> &
  Partial<Pick<MarketPlan, 'sides' | 'halts'>> & { readonly code: string };

/** The markets that every screen must bear: markup in the text, endless titles, one side missing, nobody there, pauses. */
const phrases: readonly Phrase[] = [
  { code: 'BOLD', yesSubtitle: '<b>Bold</b> & "quoted" <img src=x onerror=alert(1)>' },
  {
    code: 'LONG',
    yesSubtitle:
      'A sentence so long that no popover in the world can show it on one line, spoken without pausing for breath, and repeated at least once before the show ends',
  },
  { code: 'BIDS', yesSubtitle: 'Good evening', sides: 'bids' },
  { code: 'ASKS', yesSubtitle: 'Quantum entanglement', sides: 'asks' },
  { code: 'NONE', yesSubtitle: 'Antidisestablishmentarianism', sides: 'none' },
  { code: 'HALT', yesSubtitle: 'Breaking news', halts: true },
];

/** What a talk-show host says tonight. */
export function mentionSeries(seed: number): readonly SeriesPlan[] {
  const rhythm = { every: DAY, phase: eastern(1970, 0, 1), life: DAY + 2 * HOUR };
  return [
    {
      ticker: 'KXHOSTMENTION',
      title: 'What will the host say?',
      category: 'Mentions',
      tags: ['Television'],
      frequency: 'daily',
      source: { name: 'The broadcast', url: 'https://kalshi.com' },
      events: (from, to) => startsBetween(rhythm, from, to).map((open) => show(seed, open)),
    },
  ];
}

function show(seed: number, open: number): EventPlan {
  const close = open + DAY - MINUTE;
  const ticker = `KXHOSTMENTION-${dayCode(open)}`;
  return {
    ticker,
    title: 'What will the host say during the late show?',
    subtitle: `On ${dayName(open)}`,
    mutuallyExclusive: false,
    times: { created: open, open, close, determined: close + 10 * MINUTE, settled: close + HOUR },
    ticks: linearCent,
    markets: phrases.map(({ code, yesSubtitle, ...rest }) => {
      const minutes = wanderingQuantity(hashText(`${ticker}-${code}`, seed), {
        centre: 0,
        scale: 1,
        end: close,
        floor: 0.5,
      });
      return market({
        ticker: `${ticker}-${code}`,
        title: `Will the host say "${yesSubtitle}" during the late show on ${dayName(open)}?`,
        yesSubtitle,
        rules: `If the host says "${yesSubtitle}" during the broadcast of ${dayName(open)}, then the market resolves to Yes.`,
        strike: { type: 'custom', answer: yesSubtitle },
        chance: withinRange(minutes, 0, Infinity, close),
        ...rest,
      });
    }),
  };
}
