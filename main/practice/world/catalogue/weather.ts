import { withinRange, type Quantity } from '../chance.ts';
import { hashText, walk, walkDeviation } from '../noise.ts';
import type { EventPlan, MarketPlan, SeriesPlan } from '../plan.ts';
import { linearCent } from '../ticks.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  dayCode,
  dayName,
  eastern,
  startsBetween,
  yearOf,
} from '../calendar.ts';
import { market } from './market.ts';

interface City {
  readonly code: string;
  readonly name: string;
  readonly station: string;
  /** Mean of the daily high over the year, and how far summer and winter are from it, in °F. */
  readonly mean: number;
  readonly swing: number;
}

const cities: readonly City[] = [
  { code: 'NY', name: 'NYC', station: 'Central Park, New York', mean: 62, swing: 23 },
  { code: 'CHI', name: 'Chicago', station: 'Chicago Midway', mean: 59, swing: 27 },
];

/** Daily high temperatures: trading opens at 10:00 the day before and ends with the day. */
export function weatherSeries(seed: number): readonly SeriesPlan[] {
  return cities.map((city) => ({
    ticker: `KXHIGH${city.code}`,
    title: `Highest temperature in ${city.name}`,
    category: 'Climate and Weather',
    tags: ['Daily temperature'],
    frequency: 'daily',
    source: { name: 'National Weather Service', url: 'https://www.weather.gov' },
    events: (from, to) =>
      startsBetween({ every: DAY, phase: eastern(1970, 0, 1, 10), life: 47 * HOUR }, from, to).map(
        (open) => highOfDay(city, seed, open),
      ),
  }));
}

function highOfDay(city: City, seed: number, open: number): EventPlan {
  const midnight = open + 14 * HOUR;
  const ticker = `KXHIGH${city.code}-${dayCode(midnight)}`;
  const close = midnight + DAY - MINUTE;
  const high = forecast(city, hashText(ticker, seed), close);
  const low = Math.round(high.value(open)) - 4;
  const bounds = [-Infinity, low, low + 2, low + 4, low + 6, low + 8, Infinity];
  const markets = bounds.slice(1).map((upper, index) => {
    const lower = bounds[index] ?? -Infinity;
    return bracket(city, ticker, midnight, { high, lower, upper, close });
  });
  return {
    ticker,
    title: `Highest temperature in ${city.name} on ${dayName(midnight)}?`,
    subtitle: `On ${dayName(midnight)}`,
    mutuallyExclusive: true,
    times: { created: open, open, close, determined: close + 8 * HOUR, settled: close + 9 * HOUR },
    ticks: linearCent,
    markets,
  };
}

/** The forecast of the day's high in °F: it wanders, and is certain within 0.3° at the end of the day. */
function forecast(city: City, seed: number, close: number): Quantity {
  const season = (close - eastern(yearOf(close), 0, 20)) / (365 * DAY);
  const usual = city.mean - city.swing * Math.cos(2 * Math.PI * season);
  return {
    value: (time) => usual + 8 * walk(seed, Math.min(time, close)),
    deviation: (time) => 0.3 + 8 * walkDeviation(close - time),
  };
}

/** One bracket of the day: degrees from `lower` up to but not including `upper`. */
function bracket(
  city: City,
  event: string,
  midnight: number,
  range: { high: Quantity; lower: number; upper: number; close: number },
): MarketPlan {
  const { high, lower, upper, close } = range;
  const words = bracketWords(lower, upper);
  const day = dayName(midnight);
  return market({
    ticker: `${event}-${words.code}`,
    title: `Will the **high temp in ${city.name}** be ${words.short} on ${day}?`,
    yesSubtitle: words.long,
    rules: `If the highest temperature recorded at ${city.station} for ${day} is ${words.rule}, then the market resolves to Yes.`,
    strike: words.strike,
    chance: withinRange(high, lower - 0.5, upper - 0.5, close),
  });
}

function bracketWords(
  lower: number,
  upper: number,
): {
  readonly code: string;
  readonly short: string;
  readonly long: string;
  readonly rule: string;
  readonly strike: MarketPlan['strike'];
} {
  if (lower === -Infinity) {
    return {
      code: `T${upper}`,
      short: `<${upper}°`,
      long: `${upper - 1}° or below`,
      rule: `less than ${upper}°`,
      strike: { type: 'less', cap: upper },
    };
  }
  if (upper === Infinity) {
    return {
      code: `T${lower - 1}`,
      short: `>${lower - 1}°`,
      long: `${lower}° or above`,
      rule: `greater than ${lower - 1}°`,
      strike: { type: 'greater', floor: lower - 1 },
    };
  }
  return {
    code: `B${lower + 0.5}`,
    short: `${lower}-${upper - 1}°`,
    long: `${lower}° to ${upper - 1}°`,
    rule: `between ${lower}-${upper - 1}°`,
    strike: { type: 'between', floor: lower, cap: upper - 1 },
  };
}
