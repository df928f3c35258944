import { HOUR_MS } from '../../preload/contract/durations.ts';
import type { Market } from '../../preload/contract/market.ts';
import type { SeriesStanding } from '../../preload/contract/snapshot.ts';
import { shortMoment } from './time.ts';

/** Markets that live longer than this are told by their day, the others by the time they close. */
const SHORT_LIFE_MS = 20 * HOUR_MS;

const timeFormat = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const zonedFormat = new Intl.DateTimeFormat(undefined, {
  hour: '2-digit',
  minute: '2-digit',
  timeZoneName: 'short',
});
const dayFormat = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });

/** How the markets of a series are told apart on its row. */
export interface SeriesWords {
  /** The one before, with its result: `13:00 YES`; `null` when none is known. */
  readonly previous: string | null;
  /** The one of the present, or when the next opens: `14:00`, `opens 15:00`. */
  readonly present: string;
}

/** `13:00 YES` → `14:00`. `now` is Unix ms. */
export function seriesWords(
  { nextOpenTime }: Pick<SeriesStanding, 'nextOpenTime'>,
  previous: Market | null,
  market: Market | null,
  now: number,
): SeriesWords {
  const before = previous && turnName(previous);
  const name = market ? turnName(market) : waitingWords(nextOpenTime, now);
  // The night the clocks are set back has the same hour twice.
  const isTwice = market !== null && previous !== null && before === name;
  const [first, second] = isTwice ? [zonedName(previous), zonedName(market)] : [before, name];
  const result = previous?.result ? ` ${previous.result.toUpperCase()}` : '';
  return { previous: first && first + result, present: second };
}

function waitingWords(nextOpenTime: number | null, now: number): string {
  if (nextOpenTime === null) return 'none open';
  return nextOpenTime <= now ? 'opening…' : `opens ${shortMoment(nextOpenTime, now)}`;
}

/** What a person calls one market of many: `14:00` when it closes the same day, `23 Nov` else. */
function turnName(market: Market): string {
  const { openTime, closeTime, eventTicker } = market;
  const day = dayOfTicker(eventTicker);
  if (day !== null) return dayFormat.format(day);
  if (closeTime === null) return eventTicker.split('-').slice(1).join('-');
  const isShort = openTime !== null && closeTime - openTime < SHORT_LIFE_MS;
  return (isShort ? timeFormat : dayFormat).format(closeTime);
}

const zonedName = ({ closeTime, eventTicker }: Market): string =>
  closeTime === null ? eventTicker : zonedFormat.format(closeTime);

const months = 'JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC';

/**
 * The day an event ticker names, `KXHIGHNY-26NOV23`, as local midnight; `null` when it names none. The time of closing would
 * name another day west or east of the exchange's own.
 */
function dayOfTicker(eventTicker: string): number | null {
  const match = /-(\d{2})([A-Z]{3})(\d{2})$/.exec(eventTicker);
  const month = months.indexOf(match?.[2] ?? '-') / 3;
  if (!match || !Number.isInteger(month) || month < 0) return null;
  return new Date(2000 + Number(match[1]), month, Number(match[3])).getTime();
}
