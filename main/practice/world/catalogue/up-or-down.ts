import { MINUTE, dayName, minuteCode, startsBetween, timeName, type Rhythm } from '../calendar.ts';
import { withinRange } from '../chance.ts';
import type { EventPlan, EventTimes, SeriesPlan } from '../plan.ts';
import { linearCent } from '../ticks.ts';
import { cryptoSeries, dollarText, logPrice, type Coin } from './coins.ts';
import { market } from './market.ts';

/** One market after the other: each closes after some minutes, is determined 20 s later and settles a minute after that. */
export function upOrDown(seed: number, coin: Coin, minutes: number): SeriesPlan {
  const every = minutes * MINUTE;
  const ticker = `KX${coin.code}${minutes}M`;
  const rhythm: Rhythm = { every, phase: -every, life: 2 * every + 80_000 };
  return {
    ...cryptoSeries,
    ticker,
    title: `${coin.name} price up or down, ${minutes} minutes`,
    tags: [coin.code, 'Up or down'],
    frequency: 'custom',
    events: (from, to) =>
      startsBetween(rhythm, from, to).map((created) => {
        const times = { ...shortLife(created + every, every), created };
        return upOrDownEvent(seed, coin, ticker, times);
      }),
  };
}

function shortLife(open: number, length: number): Omit<EventTimes, 'created'> {
  const close = open + length;
  return { open, close, determined: close + 20_000, settled: close + 80_000 };
}

function upOrDownEvent(seed: number, coin: Coin, series: string, times: EventTimes): EventPlan {
  const { open, close } = times;
  const price = logPrice(seed, coin, close);
  const ticker = `${series}-${minuteCode(close)}`;
  const target = dollarText(Math.exp(price.value(open)));
  const minutes = (close - open) / MINUTE;
  return {
    ticker,
    title: `${coin.code} price up in next ${minutes} mins?`,
    subtitle: `${dayName(close)}, ${timeName(open)} to ${timeName(close)}`,
    mutuallyExclusive: false,
    times,
    ticks: linearCent,
    markets: [
      market({
        ticker: `${ticker}-${minuteCode(close).slice(-2)}`,
        title: `${coin.code} price up in next ${minutes} mins?`,
        yesSubtitle: `Price to beat: ${target}`,
        rules: `If the average price of ${coin.name} in the minute before ${timeName(close)} on ${dayName(close)} is at least ${target}, then the market resolves to Yes.`,
        strike: { type: 'greater_or_equal', floor: Math.exp(price.value(open)) },
        chance: withinRange(price, price.value(open), Infinity, close),
        activity: 8,
      }),
    ],
  };
}
