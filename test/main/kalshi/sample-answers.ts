import type { Market } from 'kalshi-typescript';

/** On its way out of the API, and still what most titles come from. */
const deprecated = { title: 'Will the **high temp in NYC** be 83-84° on Aug 9, 2026?' };

/** A market as the exchange describes it, after the examples of its documentation. */
export function officialMarket(changes: Partial<Market> = {}): Market {
  return {
    ticker: 'KXHIGHNY-26AUG09-B83.5',
    event_ticker: 'KXHIGHNY-26AUG09',
    market_type: 'binary',
    ...deprecated,
    yes_sub_title: '83° to 84°',
    no_sub_title: '83° to 84°',
    created_time: '2026-08-08T14:00:00Z',
    updated_time: '2026-08-08T14:00:00Z',
    open_time: '2026-08-08T14:00:00Z',
    close_time: '2026-08-10T03:59:00Z',
    latest_expiration_time: '2026-08-17T14:00:00Z',
    settlement_timer_seconds: 1800,
    status: 'active',
    yes_bid_dollars: '0.2700',
    yes_bid_size_fp: '31.54',
    yes_ask_dollars: '0.2900',
    yes_ask_size_fp: '120.00',
    no_bid_dollars: '0.7100',
    no_ask_dollars: '0.7300',
    last_price_dollars: '0.2800',
    volume_fp: '13446.00',
    volume_24h_fp: '13446.00',
    result: '',
    can_close_early: true,
    open_interest_fp: '892.50',
    notional_value_dollars: '1.0000',
    previous_yes_bid_dollars: '0.2400',
    previous_yes_ask_dollars: '0.2600',
    previous_price_dollars: '0.2500',
    expiration_value: '',
    rules_primary: 'If the highest temperature is 83-84°, then the market resolves to Yes.',
    rules_secondary: 'Not all weather data is the same.',
    price_level_structure: 'linear_cent',
    price_ranges: [{ start: '0.0000', end: '1.0000', step: '0.0100' }],
    ...changes,
  };
}
