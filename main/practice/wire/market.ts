import type { Market } from 'kalshi-typescript';
import { DAY } from '../world/calendar.ts';
import type { LiveMarket } from '../world/live-market.ts';
import type { RestingLevel } from '../world/order-book.ts';
import type { MarketPlan, Strike } from '../world/plan.ts';
import { ONE } from '../world/ticks.ts';
import { count, dollars, rfc3339 } from './numbers.ts';

/** A market as Kalshi's REST API tells it. */
export function wireMarket(market: LiveMarket, now: number): Market {
  const { plan, event } = market;
  return {
    ticker: plan.ticker,
    event_ticker: event.ticker,
    market_type: 'binary',
    ...fading(plan),
    yes_sub_title: plan.yesSubtitle,
    no_sub_title: plan.yesSubtitle,
    ...times(market),
    status: market.status,
    ...quote(market),
    ...previously(market, now),
    last_price_dollars: dollars(market.lastTrade?.price ?? 0),
    volume_fp: count(market.volume),
    volume_24h_fp: count(volumeOfDay(market, now)),
    open_interest_fp: count(market.openInterest),
    notional_value_dollars: dollars(ONE),
    ...ending(market),
    can_close_early: true,
    ...strike(plan.strike),
    rules_primary: plan.rules,
    rules_secondary: '',
    ...ticks(market),
  } satisfies Market;
}

/** Fields that Kalshi calls deprecated and still sends; the title has no successor yet. */
function fading({ title, yesSubtitle }: MarketPlan) {
  return { title, subtitle: yesSubtitle, liquidity_dollars: dollars(0) };
}

function times({ event, openTime, closeTime, updatedTime }: LiveMarket) {
  const settles = event.times.settled + closeTime - event.times.close;
  return {
    created_time: rfc3339(event.times.created),
    updated_time: rfc3339(updatedTime),
    open_time: rfc3339(openTime),
    close_time: rfc3339(closeTime),
    expected_expiration_time: rfc3339(settles),
    expiration_time: rfc3339(settles + DAY),
    latest_expiration_time: rfc3339(settles + DAY),
    settlement_timer_seconds: (event.times.settled - event.times.determined) / 1000,
  };
}

const NOBODY_BIDS: RestingLevel = { price: 0, size: 0 };
const NOBODY_ASKS: RestingLevel = { price: ONE, size: 0 };

/** Best bid and ask; where nobody quotes, the far end of the scale with size 0. */
export function quoteOf(market: LiveMarket): {
  readonly bid: RestingLevel;
  readonly ask: RestingLevel;
} {
  return {
    bid: market.book.best('bid') ?? NOBODY_BIDS,
    ask: market.book.best('ask') ?? NOBODY_ASKS,
  };
}

function quote(market: LiveMarket) {
  const { bid, ask } = quoteOf(market);
  return {
    yes_bid_dollars: dollars(bid.price),
    yes_bid_size_fp: count(bid.size),
    yes_ask_dollars: dollars(ask.price),
    yes_ask_size_fp: count(ask.size),
    no_bid_dollars: dollars(ONE - ask.price),
    no_ask_dollars: dollars(ONE - bid.price),
  };
}

/** Prices a day ago; zero when it was not traded then. */
function previously(market: LiveMarket, now: number) {
  const then = now - DAY;
  const traded = then >= market.openTime;
  const { bid, ask } = traded ? market.quote(then) : { bid: null, ask: null };
  return {
    previous_yes_bid_dollars: dollars(bid ?? 0),
    previous_yes_ask_dollars: dollars(ask ?? (traded ? ONE : 0)),
    previous_price_dollars: dollars(bid ?? ask ?? 0),
  };
}

function volumeOfDay({ volume, openTime }: LiveMarket, now: number): number {
  return volume * Math.min(1, DAY / Math.max(1, now - openTime));
}

function ending({ verdict, settledTime, plan }: LiveMarket) {
  return {
    result: verdict?.result ?? '',
    expiration_value: verdict ? plan.yesSubtitle : '',
    ...(verdict && { settlement_value_dollars: dollars(verdict.value) }),
    ...(settledTime !== null && { settlement_ts: rfc3339(settledTime) }),
  } as const;
}

/** The strike fields of a market, as in REST and in the announcement of a new market. */
export function strike(strike: Strike) {
  switch (strike.type) {
    case 'greater':
    case 'greater_or_equal':
      return { strike_type: strike.type, floor_strike: strike.floor } as const;
    case 'less':
      return { strike_type: strike.type, cap_strike: strike.cap } as const;
    case 'between':
      return {
        strike_type: strike.type,
        floor_strike: strike.floor,
        cap_strike: strike.cap,
      } as const;
    case 'custom':
      return { strike_type: strike.type, custom_strike: { answer: strike.answer } } as const;
  }
}

/** The price grid of a market. */
export function ticks({ event }: LiveMarket) {
  return {
    price_level_structure: event.ticks.name,
    price_ranges: event.ticks.ranges.map(({ start, end, step }) => ({
      start: dollars(start),
      end: dollars(end),
      step: dollars(step),
    })),
  };
}
