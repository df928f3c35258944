import {
  DAY,
  HOUR,
  MINUTE,
  dayCode,
  dayName,
  hourCode,
  startsBetween,
  timeName,
  type Rhythm,
} from '../calendar.ts';
import { withinRange, type Quantity } from '../chance.ts';
import type { EventTimes, MarketPlan, SeriesPlan } from '../plan.ts';
import { linearCent } from '../ticks.ts';
import { cryptoSeries, dollarText, logPrice, type Coin } from './coins.ts';
import { market } from './market.ts';

/** Five thresholds every hour; the next hour is listed an hour before it opens. */
export function hourlyThresholds(seed: number, coin: Coin): SeriesPlan {
  const ticker = `KX${coin.code}D`;
  const rhythm: Rhythm = { every: HOUR, phase: 0, life: 2 * HOUR + 5 * MINUTE };
  return {
    ...cryptoSeries,
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
    yesSubtitle: `${dollarText(strike + 0.01)} or above`,
    rules: `If the price of ${coin.name} at ${timeName(close)} on ${dayName(close)} is above ${dollarText(strike)}, then the market resolves to Yes.`,
    strike: { type: 'greater', floor: strike },
    chance: withinRange(price, Math.log(strike), Infinity, close),
    activity: 3,
  });
}

/** Four ranges every day until five in the afternoon. */
export function dailyRange(seed: number, coin: Coin): SeriesPlan {
  const ticker = `KX${coin.code}`;
  const rhythm: Rhythm = { every: DAY, phase: 22 * HOUR, life: DAY + 10 * MINUTE };
  return {
    ...cryptoSeries,
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
  const words = `${dollarText(low)} to ${dollarText(low + 1999.99)}`;
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

const roundTo = (value: number, step: number): number => Math.round(value / step) * step;
