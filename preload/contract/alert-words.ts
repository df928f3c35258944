import type { Condition, Firing, MarketCondition, PriceSubject } from './alerts.ts';
import { DAY_MINUTES, MINUTE_MS } from './durations.ts';
import { formatCents, type MicroDollars } from './prices.ts';
import { assertNever } from './result.ts';

const SUBJECTS: Readonly<Record<PriceSubject, string>> = {
  'yes-bid': 'YES bid',
  'yes-ask': 'YES ask',
  mid: 'YES mid',
  last: 'YES last',
  'no-bid': 'NO bid',
  'no-ask': 'NO ask',
};

/** What a rule waits for, without its market: `YES bid at or above 64¢`. */
export function describeCondition(condition: Condition): string {
  switch (condition.kind) {
    case 'price':
      return `${SUBJECTS[condition.subject]} ${priceVerb(condition)} ${cents(condition.threshold)}`;
    case 'move':
      return describeMove(condition);
    case 'spread':
      return `Spread ${condition.direction === 'at-most' ? 'at most' : 'at least'} ${cents(condition.threshold)}`;
    case 'volume':
      return `At least ${contracts(condition.atLeast)} within ${span(condition.minutes)}`;
    case 'closes-in':
      return `Closes in ${span(condition.minutes)}`;
    case 'trading':
      return {
        paused: 'Trading paused',
        resumed: 'Trading resumed',
        either: 'Trading paused or resumed',
      }[condition.change];
    case 'outcome':
      return condition.stage === 'settled' ? 'Settled' : 'Determined';
    case 'series-opens':
      return 'Next market opens';
    case 'no-fresh-prices':
      return `No fresh prices for ${span(condition.minutes)}`;
    default:
      return assertNever(condition);
  }
}

/** What happened, without its market: `YES 64¢ ▲`. */
export function describeFiring({ watch: { condition }, value, direction, result }: Firing): string {
  switch (condition.kind) {
    case 'price':
      return `${sideOf(condition.subject)} ${cents(value)} ${arrow(direction)}`.trimEnd();
    case 'move': {
      const sign = direction === 'down' ? '−' : '+';
      const size = condition.amount.unit === 'cents' ? cents(value) : percent(value);
      return `${sideOf(condition.subject)} ${sign}${size} ${arrow(direction)}`.trimEnd();
    }
    case 'spread':
      return `Spread ${cents(value)}`;
    case 'volume':
      return `${contracts(value)} in ${span(condition.minutes)}`;
    case 'closes-in':
      return `Closes in ${span(Math.round(value / MINUTE_MS))}`;
    case 'trading':
      return value === 0 ? 'Trading paused' : 'Trading resumed';
    case 'outcome':
      return `${condition.stage === 'settled' ? 'Settled' : 'Determined'}${result === null ? '' : `: ${result.toUpperCase()}`}`;
    case 'series-opens':
      return 'Open now';
    case 'no-fresh-prices':
      return `No fresh prices for ${span(Math.round(value / MINUTE_MS))}`;
    default:
      return assertNever(condition);
  }
}

/** Why and when, for a firing that is told late: `Crossed 64¢ at about 14:32, while asleep`. Empty when it is not. */
export function describeLateness(firing: Firing, timeText: (time: number) => string): string {
  const time = timeText(firing.time);
  const { condition } = firing.watch;
  const what = condition.kind === 'price' ? `Crossed ${cents(condition.threshold)}` : 'Happened';
  switch (firing.late) {
    case null:
      return '';
    case 'asleep':
      return `${what} at about ${time}, while asleep`;
    case 'offline':
      return `${what} at about ${time}, while offline`;
    case 'closed':
      return `${what} at about ${time}, while Kalshi Tray was closed`;
    case 'undelivered':
      return `${what} at ${time}, but could not be shown then`;
  }
}

/** A number of minutes in the largest unit that fits it: `90 min`, `2 h`, `3 d`. */
export function span(minutes: number): string {
  if (minutes >= DAY_MINUTES && minutes % DAY_MINUTES === 0) return `${minutes / DAY_MINUTES} d`;
  if (minutes >= 60 && minutes % 60 === 0) return `${minutes / 60} h`;
  return `${minutes} min`;
}

type Of<Kind extends MarketCondition['kind']> = Extract<MarketCondition, { kind: Kind }>;

function priceVerb({ direction }: Of<'price'>): string {
  return { 'rises-to': 'at or above', 'falls-to': 'at or below', crosses: 'crosses' }[direction];
}

function describeMove({ subject, direction, amount, minutes }: Of<'move'>): string {
  const size = amount.unit === 'cents' ? cents(amount.by) : `${amount.by} %`;
  const way = { up: 'up', down: 'down', either: 'up or down' }[direction];
  return `${SUBJECTS[subject]} ${way} ${size} within ${span(minutes)}`;
}

function sideOf(subject: PriceSubject): 'YES' | 'NO' {
  return subject === 'no-bid' || subject === 'no-ask' ? 'NO' : 'YES';
}

function arrow(direction: 'up' | 'down' | null): string {
  return direction === null ? '' : { up: '▲', down: '▼' }[direction];
}

const cents = (value: number): string => `${formatCents(value as MicroDollars)}¢`;

const percent = (basisPoints: number): string => `${Math.floor(basisPoints / 100)} %`;

const contracts = (count: number): string => `${(count / 100).toLocaleString('en-US')} contracts`;
