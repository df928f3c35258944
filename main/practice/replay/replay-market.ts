import type { Market, Trade } from 'kalshi-typescript';
import { parseCount, parseDollars } from '../../../preload/contract/prices.ts';
import type {
  BookSnapshotMessage,
  ChannelMessage,
  LifecycleMessage,
  TickerMessage,
  TradeMessage,
} from '../wire/frames.ts';
import { dollars, rfc3339 } from '../wire/numbers.ts';
import { DAY } from '../world/calendar.ts';
import { History } from '../world/history.ts';
import { ONE } from '../world/ticks.ts';
import { ReplayBook } from './replay-book.ts';

/** What a recording has told of one market so far. */
export class ReplayMarket {
  readonly ticker: string;
  readonly history: History;
  readonly #start: number;
  readonly #trades: Trade[] = [];
  #quote: TickerMessage;
  readonly #book = new ReplayBook();
  #status: Market['status'] = 'active';
  #ending: Pick<Market, 'result' | 'settlement_value_dollars' | 'settlement_ts'> = { result: '' };

  /** `quote` is the first of the recording; `start` (Unix ms) is when it begins to be played. */
  constructor(quote: TickerMessage, start: number) {
    this.ticker = quote.market_ticker;
    this.#quote = quote;
    this.#start = start;
    const plan = { ticker: this.ticker, activity: 0 };
    const subject = { plan, openTime: start, closeTime: Infinity };
    this.history = new History({ ...subject, quote: () => ({ bid: null, ask: null }) }, start, 0);
  }

  get quote(): TickerMessage {
    return this.#quote;
  }

  /** Newest first. */
  get trades(): readonly Trade[] {
    return this.#trades;
  }

  /** Takes in a message that is about this market. */
  apply(message: ChannelMessage, time: number): void {
    switch (message.type) {
      case 'ticker':
        this.#quote = message.msg;
        this.#record(time, null);
        break;
      case 'trade':
        this.#trade(message.msg, time);
        break;
      case 'orderbook_snapshot':
        this.#book.replace(message.msg);
        break;
      case 'orderbook_delta':
        this.#book.change(message.msg);
        break;
      case 'market_lifecycle_v2':
        this.#live(message.msg, time);
        break;
    }
  }

  /** The order book as far as it was recorded. */
  book(): BookSnapshotMessage {
    const { market_ticker, market_id } = this.#quote;
    return { market_ticker, market_id, ...this.#book.sides() };
  }

  /** The market as REST tells it; what a recording does not say is left empty. */
  wire(): Market {
    const quote = this.#quote;
    const start = rfc3339(this.#start);
    const never = rfc3339(this.#start + 365 * DAY);
    return {
      ticker: this.ticker,
      event_ticker: eventOf(this.ticker),
      market_type: 'binary',
      ...named(this.ticker),
      yes_sub_title: '',
      no_sub_title: '',
      created_time: start,
      updated_time: start,
      open_time: start,
      close_time: never,
      latest_expiration_time: never,
      settlement_timer_seconds: 0,
      status: this.#status,
      yes_bid_dollars: quote.yes_bid_dollars,
      yes_bid_size_fp: quote.yes_bid_size_fp,
      yes_ask_dollars: quote.yes_ask_dollars,
      yes_ask_size_fp: quote.yes_ask_size_fp,
      no_bid_dollars: dollars(ONE - micro(quote.yes_ask_dollars)),
      no_ask_dollars: dollars(ONE - micro(quote.yes_bid_dollars)),
      last_price_dollars: quote.price_dollars,
      previous_yes_bid_dollars: dollars(0),
      previous_yes_ask_dollars: dollars(0),
      previous_price_dollars: dollars(0),
      volume_fp: quote.volume_fp,
      volume_24h_fp: quote.volume_fp,
      open_interest_fp: quote.open_interest_fp,
      notional_value_dollars: dollars(ONE),
      expiration_value: '',
      can_close_early: true,
      rules_primary: '',
      rules_secondary: '',
      price_level_structure: 'deci_cent',
      price_ranges: [{ start: dollars(0), end: dollars(ONE), step: dollars(1_000) }],
      ...this.#ending,
    } satisfies Market;
  }

  #trade(told: TradeMessage, time: number): void {
    this.#trades.unshift({
      trade_id: told.trade_id,
      ticker: this.ticker,
      count_fp: told.count_fp,
      yes_price_dollars: told.yes_price_dollars,
      no_price_dollars: told.no_price_dollars,
      taker_outcome_side: told.taker_outcome_side,
      taker_book_side: told.taker_book_side,
      created_time: rfc3339(time),
      is_block_trade: told.is_block_trade,
    });
    this.#record(time, {
      time,
      price: micro(told.yes_price_dollars),
      count: parseCount(told.count_fp) ?? 0,
      serial: this.#trades.length,
      taker: told.taker_outcome_side,
    });
  }

  #record(time: number, trade: Parameters<History['record']>[2]): void {
    const { yes_bid_dollars, yes_ask_dollars, open_interest_fp } = this.#quote;
    const prices = { bid: micro(yes_bid_dollars), ask: micro(yes_ask_dollars) };
    this.history.record(time, prices, trade, parseCount(open_interest_fp) ?? 0);
  }

  #live(message: LifecycleMessage, time: number): void {
    switch (message.event_type) {
      case 'activated':
        this.#status = 'active';
        break;
      case 'deactivated':
        this.#status = 'inactive';
        break;
      case 'determined':
        this.#status = 'determined';
        this.#ending = endingOf(message);
        break;
      case 'settled':
        this.#status = 'finalized';
        this.#ending = { ...this.#ending, settlement_ts: rfc3339(time) };
        break;
    }
  }
}

/** Kalshi calls the title deprecated and still sends it; a recording has none. */
function named(ticker: string) {
  return { title: ticker };
}

/** The event of a market, by its ticker: all but the last part. */
export function eventOf(ticker: string): string {
  return ticker.split('-').slice(0, -1).join('-') || ticker;
}

function endingOf({ result, settlement_value: value }: LifecycleMessage) {
  const known = (['yes', 'no', 'scalar'] as const).find((word) => word === result);
  return {
    result: known ?? '',
    ...(typeof value === 'string' && { settlement_value_dollars: value }),
  } as const;
}

function micro(price: string): number {
  return parseDollars(price) ?? 0;
}
