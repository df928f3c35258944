import { withinRange, type Quantity } from '../chance.ts';
import { hashText, walk, walkDeviation } from '../noise.ts';
import type { EventPlan, EventTimes, MarketPlan, SeriesPlan } from '../plan.ts';
import { linearCent } from '../ticks.ts';
import {
  DAY,
  HOUR,
  MINUTE,
  dayCode,
  dayName,
  hourCode,
  minuteCode,
  startsBetween,
  timeName,
  type Rhythm,
} from '../calendar.ts';
import { market } from './market.ts';

interface Coin {
  readonly code: string;
  readonly name: string;
  /** Dollars around which the practice price wanders. */
  readonly centre: number;
}

const bitcoin: Coin = { code: 'BTC', name: 'Bitcoin', centre: 95_000 };
const ether: Coin = { code: 'ETH', name: 'Ethereum', centre: 3_400 };

/** Recurring markets, whose next one opens by itself: every 5 minutes, 15 minutes, hour and day. */
export function cryptoSeries(seed: number): readonly SeriesPlan[] {
  return [
    upOrDown(seed, ether, 5),
    upOrDown(seed, bitcoin, 15),
    hourlyThresholds(seed, bitcoin),
    dailyRange(seed, bitcoin),
  ];
}

const common = {
  category: 'Crypto',
  source: { name: 'CF Benchmarks', url: 'https://www.cfbenchmarks.com' },
};

/** Closes after some minutes, is determined 20 s later and settles a minute after that. */
function upOrDown(seed: number, coin: Coin, minutes: number): SeriesPlan {
  const every = minutes * MINUTE;
  const ticker = `KX${coin.code}${minutes}M`;
  const rhythm: Rhythm = { every, phase: -every, life: 2 * every + 80_000 };
  return {
    ...common,
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
  const target = dollars(Math.exp(price.value(open)));
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

function hourlyThresholds(seed: number, coin: Coin): SeriesPlan {
  const ticker = `KX${coin.code}D`;
  const rhythm: Rhythm = { every: HOUR, phase: 0, life: 2 * HOUR + 5 * MINUTE };
  return {
    ...common,
    ticker,
    title: `${coin.name} price above or below, hourly`,
    tags: [coin.code, 'Hourly'],
    frequency: 'hourly',
    events: (from, to) =>
      startsBetween(rhythm, from, to).map((created) => {
        const close = created + 2 * HOUR;
        const price = logPrice(seed, coin, close);
        const middle = roundTo(Math.exp(price.value(created)), 250);
        const event = `${ticker}-${hourCode(close)}`;
        return {
          ticker: event,
          title: `${coin.name} price on ${dayName(close)} at ${timeName(close)}?`,
          subtitle: `${dayName(close)} at ${timeName(close)}`,
          mutuallyExclusive: false,
          times: lifeUntil(created, created + HOUR, close),
          ticks: linearCent,
          markets: [-2, -1, 0, 1, 2].map((step) =>
            threshold(coin, event, price, middle + 500 * step - 0.01, close),
          ),
        };
      }),
  };
}

function threshold(
  coin: Coin,
  event: string,
  price: Quantity,
  strike: number,
  close: number,
): MarketPlan {
  return market({
    ticker: `${event}-T${strike.toFixed(2)}`,
    title: `${coin.name} price on ${dayName(close)} at ${timeName(close)}?`,
    yesSubtitle: `${dollars(strike + 0.01)} or above`,
    rules: `If the price of ${coin.name} at ${timeName(close)} on ${dayName(close)} is above ${dollars(strike)}, then the market resolves to Yes.`,
    strike: { type: 'greater', floor: strike },
    chance: withinRange(price, Math.log(strike), Infinity, close),
    activity: 3,
  });
}

function dailyRange(seed: number, coin: Coin): SeriesPlan {
  const ticker = `KX${coin.code}`;
  const rhythm: Rhythm = { every: DAY, phase: 22 * HOUR, life: DAY + 10 * MINUTE };
  return {
    ...common,
    ticker,
    title: `${coin.name} price range, daily`,
    tags: [coin.code, 'Daily'],
    frequency: 'daily',
    events: (from, to) =>
      startsBetween(rhythm, from, to).map((open) => {
        const close = open + DAY;
        const price = logPrice(seed, coin, close);
        const low = roundTo(Math.exp(price.value(open)), 1000) - 4000;
        const event = `${ticker}-${dayCode(close)}`;
        return {
          ticker: event,
          title: `${coin.name} price range on ${dayName(close)} at ${timeName(close)}?`,
          subtitle: `${dayName(close)} at ${timeName(close)}`,
          mutuallyExclusive: true,
          times: lifeUntil(open, open, close),
          ticks: linearCent,
          markets: [0, 1, 2, 3].map((step) =>
            priceRange(coin, event, price, low + 2000 * step, close),
          ),
        };
      }),
  };
}

function priceRange(
  coin: Coin,
  event: string,
  price: Quantity,
  low: number,
  close: number,
): MarketPlan {
  const words = `${dollars(low)} to ${dollars(low + 1999.99)}`;
  return market({
    ticker: `${event}-B${low + 1000}`,
    title: `${coin.name} price range on ${dayName(close)}?`,
    yesSubtitle: words,
    rules: `If the price of ${coin.name} at ${timeName(close)} on ${dayName(close)} is between ${words}, then the market resolves to Yes.`,
    strike: { type: 'between', floor: low, cap: low + 1999.99 },
    chance: withinRange(price, Math.log(low), Math.log(low + 2000), close),
    activity: 2,
  });
}

function lifeUntil(created: number, open: number, close: number): EventTimes {
  const minute = close + MINUTE;
  return { created, open, close, determined: minute, settled: minute + 4 * MINUTE };
}

/** The logarithm of a coin's price moves evenly at every level, by about 1 % an hour. */
function logPrice(seed: number, coin: Coin, end: number): Quantity {
  const own = hashText(coin.code, seed);
  const volatility = 0.17;
  return {
    value: (time) => Math.log(coin.centre) + volatility * walk(own, Math.min(time, end)),
    deviation: (time) => 0.00002 + volatility * walkDeviation(end - time),
  };
}

const roundTo = (value: number, step: number): number => Math.round(value / step) * step;

const dollars = (value: number): string =>
  value.toLocaleString('en-US', { style: 'currency', currency: 'USD' }).replace(/\.00$/, '');
