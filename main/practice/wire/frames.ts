/**
 * The messages of the WebSocket channels, as the "Kalshi Market Data WebSocket API" (AsyncAPI 2.0.0) has them. Prices are
 * dollar strings, counts contract strings; `ts` is in seconds, `ts_ms` in milliseconds.
 */

/** Channel `ticker`: the latest quote of a market. */
export interface TickerMessage {
  readonly market_ticker: string;
  readonly market_id: string;
  readonly price_dollars: string;
  readonly yes_bid_dollars: string;
  readonly yes_ask_dollars: string;
  readonly volume_fp: string;
  readonly open_interest_fp: string;
  readonly dollar_volume: number;
  readonly dollar_open_interest: number;
  readonly yes_bid_size_fp: string;
  readonly yes_ask_size_fp: string;
  readonly last_trade_size_fp: string;
  readonly ts: number;
  readonly ts_ms: number;
  readonly time: string;
}

/** Channel `trade`. */
export interface TradeMessage {
  readonly trade_id: string;
  readonly market_ticker: string;
  readonly yes_price_dollars: string;
  readonly no_price_dollars: string;
  readonly count_fp: string;
  /** Deprecated. */
  readonly taker_side?: 'yes' | 'no';
  readonly taker_outcome_side: 'yes' | 'no';
  readonly taker_book_side: 'bid' | 'ask';
  readonly is_block_trade: boolean;
  readonly ts: number;
  readonly ts_ms: number;
}

/** Price and count, best price last. */
export type WireLevel = readonly [price: string, count: string];

/** A side's key is absent when nobody quotes it. */
export interface BookSnapshotMessage {
  readonly market_ticker: string;
  readonly market_id: string;
  readonly yes_dollars_fp?: readonly WireLevel[];
  readonly no_dollars_fp?: readonly WireLevel[];
}

/** Channel `orderbook_delta`: more or fewer contracts at one price. */
export interface BookDeltaMessage {
  readonly market_ticker: string;
  readonly market_id: string;
  readonly price_dollars: string;
  readonly delta_fp: string;
  readonly side: 'yes' | 'no';
  readonly ts: string;
  readonly ts_ms: number;
}

/** `event_type` says which of the optional fields come with it. */
export interface LifecycleMessage {
  readonly market_ticker: string;
  readonly event_type: string;
  readonly [field: string]: unknown;
}

/** A message of a channel before it is numbered for a subscription. */
export type ChannelMessage =
  | { readonly type: 'ticker'; readonly msg: TickerMessage }
  | { readonly type: 'trade'; readonly msg: TradeMessage }
  | { readonly type: 'orderbook_snapshot'; readonly msg: BookSnapshotMessage }
  | { readonly type: 'orderbook_delta'; readonly msg: BookDeltaMessage }
  | { readonly type: 'market_lifecycle_v2'; readonly msg: LifecycleMessage };
