/**
 * What Kalshi documents, copied from its pages and not from our code, so that the practice exchange and the app cannot agree
 * on a mistake. Source: docs.kalshi.com, "WebSocket Connection" and the pages of the channels (AsyncAPI 2.0.0).
 */

/** What clients send. */
export const documentedCommands = {
  subscribe:
    '{"id":1,"cmd":"subscribe","params":{"channels":["ticker"],"market_tickers":["A","B"],"send_initial_snapshot":true}}',
  subscribeToBook:
    '{"id":1,"cmd":"subscribe","params":{"channels":["orderbook_delta"],"market_ticker":"CPI-22DEC-TN0.1"}}',
  unsubscribe: '{"id":124,"cmd":"unsubscribe","params":{"sids":[1,2]}}',
  list: '{"id":3,"cmd":"list_subscriptions"}',
  add: '{"id":124,"cmd":"update_subscription","params":{"sids":[456],"market_tickers":["NEW-MARKET-1","NEW-MARKET-2"],"action":"add_markets"}}',
  remove:
    '{"id":125,"cmd":"update_subscription","params":{"sids":[456],"market_tickers":["MARKET-TO-REMOVE-1","MARKET-TO-REMOVE-2"],"action":"delete_markets"}}',
  addToOne:
    '{"id":126,"cmd":"update_subscription","params":{"sid":456,"market_tickers":["NEW-MARKET-3","NEW-MARKET-4"],"action":"add_markets"}}',
} as const;

/** What comes back. */
export const documentedAnswers = {
  subscribed: '{"id":1,"type":"subscribed","msg":{"channel":"orderbook_delta","sid":1}}',
  unsubscribed: '{"id":102,"sid":2,"seq":7,"type":"unsubscribed"}',
  ok: '{"id":123,"sid":456,"seq":222,"type":"ok","msg":{"market_tickers":["MARKET-1","MARKET-2","MARKET-3"]}}',
  list: '{"id":3,"type":"ok","msg":[{"channel":"orderbook_delta","sid":1},{"channel":"ticker","sid":2},{"channel":"fill","sid":3}]}',
  error: '{"id":4,"type":"error","msg":{"code":8,"msg":"Unknown channel name"}}',
} as const;

/** What the channels bring. */
export const documentedMessages = {
  ticker:
    '{"type":"ticker","sid":11,"msg":{"market_ticker":"FED-23DEC-T3.00","market_id":"9b0f6b43-5b68-4f9f-9f02-9a2d1b8ac1a1","price_dollars":"0.4800","yes_bid_dollars":"0.4500","yes_ask_dollars":"0.5300","volume_fp":"33896.00","open_interest_fp":"20422.00","dollar_volume":16948,"dollar_open_interest":10211,"yes_bid_size_fp":"300.00","yes_ask_size_fp":"150.00","last_trade_size_fp":"25.00","ts":1669149841,"ts_ms":1669149841000,"time":"2022-11-22T20:44:01Z"}}',
  trade:
    '{"type":"trade","sid":11,"seq":4,"msg":{"trade_id":"d91bc706-ee49-470d-82d8-11418bda6fed","market_ticker":"HIGHNY-22DEC23-B53.5","yes_price_dollars":"0.3600","no_price_dollars":"0.6400","count_fp":"136.00","taker_outcome_side":"no","taker_book_side":"ask","is_block_trade":false,"ts_ms":1669149841000}}',
  orderbook_snapshot:
    '{"type":"orderbook_snapshot","sid":2,"seq":2,"msg":{"market_ticker":"FED-23DEC-T3.00","market_id":"9b0f6b43-5b68-4f9f-9f02-9a2d1b8ac1a1","yes_dollars_fp":[["0.0800","300.00"],["0.2200","333.00"]],"no_dollars_fp":[["0.5400","20.00"],["0.5600","146.00"]]}}',
  orderbook_delta:
    '{"type":"orderbook_delta","sid":2,"seq":3,"msg":{"market_ticker":"FED-23DEC-T3.00","market_id":"9b0f6b43-5b68-4f9f-9f02-9a2d1b8ac1a1","price_dollars":"0.9600","delta_fp":"-54.00","side":"yes","ts":"2022-11-22T20:44:01Z","ts_ms":1669149841000}}',
  created:
    '{"type":"market_lifecycle_v2","sid":13,"seq":3,"msg":{"market_ticker":"INXD-23SEP14-B4487","open_ts":1694635200,"close_ts":1694721600,"additional_metadata":{"name":"S&P 500 daily return on Sep 14","title":"S&P 500 closes up by 0.02% or more","yes_sub_title":"S&P 500 closes up 0.02%+","no_sub_title":"S&P 500 closes up <0.02%","rules_primary":"The S&P 500 index level at 4:00 PM ET...","rules_secondary":"","can_close_early":true,"event_ticker":"INXD-23SEP14","expected_expiration_ts":1694721600,"strike_type":"greater","floor_strike":4487},"event_type":"created","price_level_structure":"linear_cent"}}',
  determined:
    '{"type":"market_lifecycle_v2","sid":13,"seq":4,"msg":{"market_ticker":"INXD-23SEP14-B4487","event_type":"determined","result":"yes","settlement_value":"1.0000","determination_ts":1694721600}}',
  settled:
    '{"type":"market_lifecycle_v2","sid":13,"seq":5,"msg":{"market_ticker":"INXD-23SEP14-B4487","event_type":"settled","settled_ts":1694721600}}',
  deactivated:
    '{"type":"market_lifecycle_v2","sid":13,"seq":6,"msg":{"market_ticker":"INXD-23SEP14-B4487","event_type":"deactivated","is_deactivated":true}}',
  close_date_updated:
    '{"type":"market_lifecycle_v2","sid":13,"seq":7,"msg":{"market_ticker":"INXD-23SEP14-B4487","event_type":"close_date_updated","close_ts":1694721600}}',
} as const;

/** A candle with trades; in a period without any, `price` has `previous_dollars` alone. */
export const documentedCandle =
  '{"end_period_ts":1694721600,"price":{"open_dollars":"0.5600","low_dollars":"0.5500","high_dollars":"0.5800","close_dollars":"0.5700","mean_dollars":"0.5650","previous_dollars":"0.5500"},"yes_bid":{"open_dollars":"0.5500","low_dollars":"0.5400","high_dollars":"0.5700","close_dollars":"0.5600"},"yes_ask":{"open_dollars":"0.5700","low_dollars":"0.5600","high_dollars":"0.5900","close_dollars":"0.5800"},"volume_fp":"120.00","open_interest_fp":"4200.00"}';
