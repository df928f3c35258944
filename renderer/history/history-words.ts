import { isFresh, type Freshness } from '../../preload/contract/connection.ts';
import { DAY_MINUTES } from '../../preload/contract/durations.ts';
import type {
  CandlePeriod,
  CandleSource,
  ChartSpan,
  HistorySummary,
  LifecycleMark,
} from '../../preload/contract/history.ts';
import type { PriceStyle } from '../../preload/contract/settings.ts';
import { countText } from '../format/count.ts';
import { statusWords } from '../format/market-words.ts';
import { NO_PRICE, priceText, priceUnit, signedCents } from '../format/price.ts';
import { shortMoment, timeOfDay } from '../format/time.ts';
import { chanceSumAt, type Compared } from './chances.ts';
import type { ChartSlot } from './chart-slots.ts';

const dayFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

const utcDay = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  timeZone: 'UTC',
});
const localDay = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const fullHour = new Intl.DateTimeFormat(undefined, { hour: 'numeric' });
/** Whether the person counts hours to twelve, twice a day: then `6 PM` says it all. */
const hasHalves = fullHour.resolvedOptions().hour12 === true;
const isFullHour = (time: number): boolean => new Date(time).getMinutes() === 0;

/** Spans as buttons say them. */
export const spanNames: Readonly<Record<ChartSpan, string>> = {
  '1h': '1 h',
  '6h': '6 h',
  '1d': '1 d',
  '1w': '1 w',
  '1m': '1 m',
  all: 'All',
};

/** When a period was: its end on the person's clock, or for a whole day, which is one of UTC, that day. Unix ms. */
export function periodText(endTime: number, period: CandlePeriod, now: number): string {
  return period === DAY_MINUTES ? dayFormat.format(endTime - 1) : shortMoment(endTime, now);
}

/** The same for an axis with little room: the day, where `isDay` says that one begins, else the time of day. */
export function tickText(endTime: number, period: CandlePeriod, isDay: boolean): string {
  if (period === DAY_MINUTES) return utcDay.format(endTime - 1);
  if (isDay) return localDay.format(endTime);
  return hasHalves && isFullHour(endTime) ? fullHour.format(endTime) : timeOfDay(endTime);
}

/** From the first period to the last, by their ends: `22 Nov, 08:00 to 14:32`. Empty for none. */
export function rangeText(slots: readonly ChartSlot[], period: CandlePeriod, now: number): string {
  const [first, last] = [slots[0], slots.at(-1)];
  if (!first || !last) return '';
  return `${periodText(first.endTime, period, now)} to ${periodText(last.endTime, period, now)}`;
}

/** One period in words, for those who do not see the chart. */
export function slotSentence(
  slot: ChartSlot,
  period: CandlePeriod,
  style: PriceStyle,
  now: number,
): string {
  const time = periodText(slot.endTime, period, now);
  if (slot.kind === 'gap') return `${time}: nothing known`;
  const last = `${time}: last ${priceText(slot.last, style)}`;
  if (slot.kind === 'quiet') return `${last}, no change`;
  const { yesBid, yesAsk, volume } = slot.candle;
  const bid = priceText(yesBid?.close ?? null, style);
  const ask = priceText(yesAsk?.close ?? null, style);
  return `${last}, bid ${bid}, ask ${ask}, volume ${countText(volume)}`;
}

/** Compared chances at one time in words, with their sum. */
export function comparedSentence(
  markets: readonly Compared[],
  endTime: number,
  period: CandlePeriod,
  style: PriceStyle,
  now: number,
): string {
  const told = markets.map(
    ({ name, chances }) => `${name} ${priceText(chances.get(endTime) ?? null, style)}`,
  );
  const sum = priceText(chanceSumAt(markets, endTime), 'chance');
  return `${periodText(endTime, period, now)}: ${told.join(', ')}, sum ${sum}`;
}

/** How far the stored data reaches, and why no further: `As of 14:32, offline`. */
export function asOfText(asOf: number, freshness: Freshness, now: number): string {
  const reasons = { stale: ', offline', offline: ', offline', maintenance: ', maintenance' };
  const reason = isFresh(freshness) ? '' : reasons[freshness];
  return `As of ${shortMoment(asOf, now)}${reason}`;
}

/** Where figures come from. */
export const sourceWords: Readonly<Record<CandleSource, string>> = {
  recorded: 'Recorded',
  backfilled: 'Backfilled',
  mixed: 'Both',
};

/** What a compared market is called where there is no room for its name: A to D. */
export const comparedLetter = (place: number): string => String.fromCharCode(65 + place);

/** What happened to a market. */
export const markWords = (mark: LifecycleMark): string => statusWords(mark) ?? 'Trading';

/** `+3¢`, `−2.5¢`, `–`. */
export function changeText(summary: HistorySummary, style: PriceStyle): string {
  const { change } = summary;
  return change === null ? NO_PRICE : `${signedCents(change)}${priceUnit(style)}`;
}

/** A chart in one sentence. */
export function summarySentence(summary: HistorySummary, style: PriceStyle): string {
  const text = (price: HistorySummary['open']): string => priceText(price, style);
  return [
    `Open ${text(summary.open)}`,
    `high ${text(summary.high)}`,
    `low ${text(summary.low)}`,
    `last ${text(summary.last)}`,
    `change ${changeText(summary, style)}`,
    `volume ${countText(summary.volume)} contracts`,
  ].join(', ');
}
