import {
  describeCondition,
  describeFiring,
  describeLateness,
} from '../../../preload/contract/alert-words.ts';
import type { Firing } from '../../../preload/contract/alerts.ts';
import { formatCents, type MicroDollars } from '../../../preload/contract/prices.ts';
import type { Prices } from '../watch/engine.ts';
import type { AlertNotification } from '../notifier.ts';
import { wallMoment, type TimeZone } from '../time-zone.ts';

/** Longer lists do not fit into a notification. */
const MAX_LINES = 4;

/** What the words of a notification are taken from. */
export interface WordingParts {
  readonly prices: Prices;
  readonly zone: TimeZone;
  /** Unix ms. */
  readonly now: number;
}

/** Puts firings into the words of one notification. */
export function compose(
  parts: WordingParts,
  kind: AlertNotification['kind'],
  firings: readonly Firing[],
): AlertNotification {
  const [first] = firings;
  const sound = firings.map(soundOf).find((each) => each !== 'none') ?? 'none';
  if (kind === 'single' && first) {
    return { kind, title: headline(parts, first), body: details(parts, first), sound, firings };
  }
  const alerts = firings.length === 1 ? '1 alert' : `${firings.length} alerts`;
  const title = kind === 'digest' ? `${alerts} while it was quiet` : alerts;
  return { kind, title, body: overview(parts, firings), sound, firings };
}

/** `Fed cuts in December · YES 64¢ ▲` */
function headline({ prices }: WordingParts, firing: Firing): string {
  const { ticker } = firing;
  if (ticker === null) return describeFiring(firing);
  return `${prices.marketOf(ticker)?.title ?? ticker} · ${describeFiring(firing)}`;
}

/** The rule, today's change, why it is late, and the note, as far as there is something to say. */
function details(parts: WordingParts, firing: Firing): string {
  const rule = [describeCondition(firing.watch.condition), changeToday(parts, firing.ticker)];
  const lateness = describeLateness(firing, (time) => wallMoment(parts.zone, time, parts.now));
  const lines = [rule.filter(Boolean).join(' · '), lateness, firing.note];
  return lines.filter(Boolean).join('\n');
}

function overview(parts: WordingParts, firings: readonly Firing[]): string {
  const lines = firings.map(
    (firing) => `${wallMoment(parts.zone, firing.time, parts.now)} ${headline(parts, firing)}`,
  );
  if (lines.length <= MAX_LINES) return lines.join('\n');
  const shown = lines.slice(0, MAX_LINES - 1);
  return [...shown, `and ${lines.length - shown.length} more`].join('\n');
}

/** `+3¢ since yesterday`: the last trade against the one a day before. */
function changeToday({ prices }: WordingParts, ticker: string | null): string {
  const last = ticker === null ? null : (prices.quoteOf(ticker)?.last ?? null);
  const previous = ticker === null ? null : (prices.marketOf(ticker)?.previousPrice ?? null);
  if (last === null || previous === null || last === previous) return '';
  const size = formatCents(Math.abs(last - previous) as MicroDollars);
  return `${last > previous ? '+' : '−'}${size}¢ since yesterday`;
}

function soundOf({ sound, direction }: Firing): AlertNotification['sound'] {
  return sound === 'by-direction' ? (direction ?? 'up') : sound;
}
