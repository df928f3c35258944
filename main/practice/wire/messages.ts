import { hashText, mix } from '../world/noise.ts';
import type { LiveMarket } from '../world/live-market.ts';
import type { Side } from '../world/order-book.ts';
import { ONE } from '../world/ticks.ts';
import type { PracticeTrade } from '../world/trade.ts';
import type { WorldEvent } from '../world/world.ts';
import type {
  BookSnapshotMessage,
  ChannelMessage,
  LifecycleMessage,
  TickerMessage,
  TradeMessage,
  WireLevel,
} from './frames.ts';
import { quoteOf, strike, ticks } from './market.ts';
import { count, dollars, rfc3339, seconds, uuidOf } from './numbers.ts';

/** What the channels say about something that happened. */
export function channelMessage(event: WorldEvent): ChannelMessage {
  const { market, time } = event;
  switch (event.kind) {
    case 'quote':
      return { type: 'ticker', msg: tickerMessage(market, time) };
    case 'trade':
      return { type: 'trade', msg: tradeMessage(market.plan.ticker, event.trade) };
    case 'lifecycle':
      return { type: 'market_lifecycle_v2', msg: lifecycleMessage(event) };
    case 'book': {
      const { side, price, delta } = event.change;
      const msg = {
        ...identity(market),
        price_dollars: dollars(bidPrice(side, price)),
        delta_fp: count(delta),
        side: side === 'bid' ? 'yes' : 'no',
        ts: rfc3339(time),
        ts_ms: time,
      } as const;
      return { type: 'orderbook_delta', msg };
    }
  }
}

/** The latest quote of a market, as the ticker channel tells it. */
export function tickerMessage(market: LiveMarket, time: number): TickerMessage {
  const { bid, ask } = quoteOf(market);
  const last = market.lastTrade;
  return {
    ...identity(market),
    price_dollars: dollars(last?.price ?? 0),
    yes_bid_dollars: dollars(bid.price),
    yes_ask_dollars: dollars(ask.price),
    volume_fp: count(market.volume),
    open_interest_fp: count(market.openInterest),
    dollar_volume: Math.round(market.volume / 200),
    dollar_open_interest: Math.round(market.openInterest / 200),
    yes_bid_size_fp: count(bid.size),
    yes_ask_size_fp: count(ask.size),
    last_trade_size_fp: count(last?.count ?? 0),
    ts: seconds(time),
    ts_ms: time,
    time: rfc3339(time),
  };
}

/** The whole order book of a market; prices of each side are on its own scale. */
export function bookMessage(market: LiveMarket): BookSnapshotMessage {
  const yes = wireLevels(market, 'bid');
  const no = wireLevels(market, 'ask');
  return {
    ...identity(market),
    ...(yes.length > 0 && { yes_dollars_fp: yes }),
    ...(no.length > 0 && { no_dollars_fp: no }),
  };
}

/** A trade as the trade channel tells it. */
export function tradeMessage(ticker: string, trade: PracticeTrade): TradeMessage {
  return {
    trade_id: tradeId(ticker, trade),
    market_ticker: ticker,
    yes_price_dollars: dollars(trade.price),
    no_price_dollars: dollars(ONE - trade.price),
    count_fp: count(trade.count),
    taker_side: trade.taker,
    taker_outcome_side: trade.taker,
    taker_book_side: trade.taker === 'yes' ? 'bid' : 'ask',
    is_block_trade: false,
    ts: seconds(trade.time),
    ts_ms: trade.time,
  };
}

/** The same trade has the same id wherever it is told. */
function tradeId(ticker: string, { time, price, serial }: PracticeTrade): string {
  return uuidOf([hashText(ticker), seconds(time), mix(time % 1000, price), serial]);
}

function lifecycleMessage(event: WorldEvent & { kind: 'lifecycle' }): LifecycleMessage {
  return {
    market_ticker: event.market.plan.ticker,
    event_type: event.announcement,
    ...lifecycleDetails(event),
  };
}

function lifecycleDetails(event: WorldEvent & { kind: 'lifecycle' }): Record<string, unknown> {
  const { market, announcement, time } = event;
  switch (announcement) {
    case 'created':
      return creation(market);
    case 'activated':
      return { is_deactivated: false };
    case 'deactivated':
      return { is_deactivated: true };
    case 'close_date_updated':
      return { close_ts: seconds(market.closeTime) };
    case 'determined':
      return {
        result: market.verdict?.result,
        settlement_value: dollars(market.verdict?.value ?? 0),
        determination_ts: seconds(time),
      };
    case 'settled':
      return { settled_ts: seconds(time) };
  }
}

function creation(market: LiveMarket): Record<string, unknown> {
  const { plan, event } = market;
  return {
    open_ts: seconds(market.openTime),
    close_ts: seconds(market.closeTime),
    additional_metadata: {
      name: plan.yesSubtitle,
      title: plan.title,
      yes_sub_title: plan.yesSubtitle,
      no_sub_title: plan.yesSubtitle,
      rules_primary: plan.rules,
      rules_secondary: '',
      can_close_early: true,
      event_ticker: event.ticker,
      expected_expiration_ts: seconds(event.times.settled),
      ...strike(plan.strike),
    },
    ...ticks(market),
  };
}

function identity({ plan }: LiveMarket) {
  const hash = hashText(plan.ticker);
  const market_id = uuidOf([hash, mix(hash, 1), mix(hash, 2), mix(hash, 3)]);
  return { market_ticker: plan.ticker, market_id };
}

/** Both sides are told as bids: an ask for YES is a bid for NO at one dollar less the price. */
function bidPrice(side: Side, price: number): number {
  return side === 'bid' ? price : ONE - price;
}

function wireLevels(market: LiveMarket, side: Side): WireLevel[] {
  return market.book
    .levels(side)
    .map(({ price, size }) => [dollars(bidPrice(side, price)), count(size)] as const)
    .reverse();
}
