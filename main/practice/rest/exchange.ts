import type {
  ExchangeStatus,
  GetExchangeScheduleResponse,
  GetHistoricalCutoffResponse,
  GetTradesResponse,
} from 'kalshi-typescript';
import type { MarketSource } from '../source.ts';
import { found, type Answer, type Query } from './answer.ts';
import { page } from './pages.ts';
import { optionalTime } from './params.ts';

/** `GET /exchange/status` */
export function getStatus(source: MarketSource): Answer {
  return found(source.status() satisfies ExchangeStatus);
}

/** `GET /exchange/schedule` */
export function getSchedule(source: MarketSource): Answer {
  return found({ schedule: source.schedule() } satisfies GetExchangeScheduleResponse);
}

/** `GET /historical/cutoff` */
export function getCutoff(source: MarketSource): Answer {
  const cutoff = source.cutoff();
  return found({
    market_settled_ts: cutoff,
    trades_created_ts: cutoff,
    orders_updated_ts: cutoff,
  } satisfies GetHistoricalCutoffResponse);
}

/** `GET /markets/trades` */
export function listTrades(source: MarketSource, { params }: Query): Answer {
  const ticker = params.get('ticker');
  const range = {
    from: optionalTime(params, 'min_ts') ?? 0,
    to: optionalTime(params, 'max_ts') ?? Number.MAX_SAFE_INTEGER / 1000,
  };
  const { items, cursor } = page(source.trades(ticker === '' ? null : ticker, range), params, {
    idOf: ({ trade_id }) => trade_id,
    limit: { usual: 100, max: 1000 },
  });
  return found({ trades: [...items], cursor } satisfies GetTradesResponse);
}
