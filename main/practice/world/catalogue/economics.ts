import { oneOf, wanderingQuantity, withinRange } from '../chance.ts';
import { hashText } from '../noise.ts';
import type { EventPlan, EventTimes, SeriesPlan } from '../plan.ts';
import { deciCent, linearCent } from '../ticks.ts';
import { DAY, HOUR, MINUTE, monthAndYear, monthCode, monthsBetween } from '../calendar.ts';
import { market } from './market.ts';

/** One month of a series. */
interface Month {
  readonly ticker: string;
  readonly name: string;
  readonly times: EventTimes;
}

type Series = Omit<SeriesPlan, 'events'>;
type MonthlyEvent = Omit<EventPlan, 'ticker' | 'times'>;

/** The central bank's decision and inflation, once a month each. */
export function economicSeries(seed: number): readonly SeriesPlan[] {
  return [
    monthly(fedRate, 10, 14 * HOUR, (month) => rateThresholds(seed, month)),
    monthly(fedDecision, 10, 14 * HOUR, (month) => rateDecision(seed, month)),
    monthly(inflation, 12, 8.5 * HOUR, (month) => inflationThresholds(seed, month)),
  ];
}

const fed = { name: 'Federal Reserve', url: 'https://www.federalreserve.gov' };

const fedRate: Series = {
  ticker: 'KXFED',
  title: 'Fed funds rate',
  category: 'Economics',
  tags: ['Fed', 'Interest rates'],
  frequency: 'monthly',
  source: fed,
};

const fedDecision: Series = { ...fedRate, ticker: 'KXFEDDECISION', title: 'Fed meeting decision' };

const inflation: Series = {
  ticker: 'KXCPIYOY',
  title: 'Inflation, year over year',
  category: 'Economics',
  tags: ['Inflation'],
  frequency: 'monthly',
  source: { name: 'Bureau of Labor Statistics', url: 'https://www.bls.gov' },
};

/** Repeats an event every month; trading for the next opens two hours after the last one closed. */
function monthly(
  series: Series,
  day: number,
  hour: number,
  plan: (month: Month) => MonthlyEvent,
): SeriesPlan {
  return {
    ...series,
    events(from, to) {
      const starts = monthsBetween(from, to, 1, 2);
      const closes = starts.map((start) => start + (day - 1) * DAY + hour);
      return closes
        .flatMap((close, index) => {
          const before = closes[index - 1];
          if (before === undefined) return [];
          const times = { ...settling(close), created: before + HOUR, open: before + 2 * HOUR };
          const ticker = `${series.ticker}-${monthCode(close)}`;
          return [{ ticker, times, ...plan({ ticker, times, name: monthAndYear(close) }) }];
        })
        .filter(({ times }) => times.created <= to && times.settled >= from);
    },
  };
}

function settling(close: number): Pick<EventTimes, 'close' | 'determined' | 'settled'> {
  return { close, determined: close + 10 * MINUTE, settled: close + HOUR };
}

function rateThresholds(seed: number, { ticker, name, times }: Month): MonthlyEvent {
  const rate = wanderingQuantity(hashText(ticker, seed), {
    centre: 3.68,
    scale: 0.1,
    end: times.close,
    floor: 0.02,
  });
  return {
    title: `Fed funds rate after ${name} meeting?`,
    subtitle: name,
    mutuallyExclusive: false,
    ticks: linearCent,
    markets: [3, 3.25, 3.5, 3.75, 4].map((strike) =>
      market({
        ticker: `${ticker}-T${strike.toFixed(2)}`,
        title: `Will the upper bound of the federal funds rate be above ${strike.toFixed(2)}% following the Fed's ${name} meeting?`,
        yesSubtitle: `Above ${strike.toFixed(2)}%`,
        rules: `If the upper bound of the target federal funds rate is above ${strike.toFixed(2)}% following the Federal Open Market Committee meeting of ${name}, then the market resolves to Yes.`,
        strike: { type: 'greater', floor: strike },
        chance: withinRange(rate, strike, Infinity, times.close),
      }),
    ),
  };
}

const decisions = [
  { code: 'H25', words: 'Hike 25bps', does: 'hike rates by 25bps', weight: 2 },
  { code: 'H0', words: 'Fed maintains rate', does: 'hold rates steady', weight: 60 },
  { code: 'C25', words: 'Cut 25bps', does: 'cut rates by 25bps', weight: 34 },
  { code: 'C26', words: 'Cut >25bps', does: 'cut rates by more than 25bps', weight: 3 },
] as const;

function rateDecision(seed: number, { ticker, name, times }: Month): MonthlyEvent {
  const chanceOf = oneOf(
    decisions.map(({ code, weight }) => ({ seed: hashText(`${ticker}-${code}`, seed), weight })),
    { scale: 0.6, end: times.close },
  );
  return {
    title: `Fed decision in ${name}?`,
    subtitle: name,
    mutuallyExclusive: true,
    ticks: deciCent,
    markets: decisions.map(({ code, words, does }, index) =>
      market({
        ticker: `${ticker}-${code}`,
        title: `Will the Federal Reserve ${does} at their ${name} meeting?`,
        yesSubtitle: words,
        rules: `If the Federal Reserve decides to ${does} at the ${name} meeting, then the market resolves to Yes.`,
        strike: { type: 'custom', answer: words },
        chance: chanceOf(index),
        activity: 2,
      }),
    ),
  };
}

function inflationThresholds(seed: number, { ticker, name, times }: Month): MonthlyEvent {
  const rate = wanderingQuantity(hashText(ticker, seed), {
    centre: 2.9,
    scale: 0.25,
    end: times.close,
    floor: 0.05,
  });
  return {
    title: `Inflation in ${name}?`,
    subtitle: name,
    mutuallyExclusive: false,
    ticks: deciCent,
    markets: [2.5, 2.7, 2.9, 3.1, 3.3].map((strike) =>
      market({
        ticker: `${ticker}-T${strike.toFixed(1)}`,
        title: `Will the rate of CPI inflation be above **${strike.toFixed(1)}%** for the year ending in ${name}?`,
        yesSubtitle: `Above ${strike.toFixed(1)}%`,
        rules: `If the Consumer Price Index for the year ending in ${name} increases by more than ${strike.toFixed(1)}%, then the market resolves to Yes.`,
        strike: { type: 'greater', floor: strike },
        chance: withinRange(rate, strike, Infinity, times.close),
      }),
    ),
  };
}
