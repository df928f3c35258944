import { z } from 'zod';
import type { Market } from '../../../preload/contract/market.ts';
import { toResult } from '../market-words.ts';
import { dollars, seconds, text } from '../wire.ts';
import { messageReader } from './message-reader.ts';

/** What happened to a market. */
export interface LifecycleBody {
  readonly kind: 'lifecycle';
  readonly ticker: string;
  /** The fields of the market that are known to have changed. */
  readonly patch: Partial<Market>;
  /** Whether more changed than the message tells, so that the market has to be asked for again. */
  readonly incomplete: boolean;
}

/** What is used of a `market_lifecycle_v2` message. Source: AsyncAPI, channel `market_lifecycle_v2`. */
const shape = {
  market_ticker: z.string(),
  event_type: z.string(),
  close_ts: seconds,
  result: text,
  settlement_value: dollars,
  settled_ts: seconds,
};

const unusedFields = [
  ...['market_id', 'open_ts', 'determination_ts', 'is_deactivated', 'ts_ms', 'ts'],
  ...['price_level_structure', 'price_ranges', 'additional_metadata', 'yes_sub_title'],
  ...['strike_type', 'floor_strike', 'cap_strike', 'custom_strike'],
];

type LifecycleMessage = z.output<z.ZodObject<typeof shape>>;

/** Reads a `market_lifecycle_v2` message. Source: Kalshi API docs, "Market Lifecycle". */
export const readLifecycle = messageReader(
  'market_lifecycle_v2',
  shape,
  unusedFields,
  (message): LifecycleBody => {
    const patch = toPatch(message);
    const incomplete = patch === null;
    return { kind: 'lifecycle', ticker: message.market_ticker, patch: patch ?? {}, incomplete };
  },
);

/** What changed, or `null` when the message does not say it all: new markets, new ticks or wording, unknown events. */
function toPatch(message: LifecycleMessage): Partial<Market> | null {
  switch (message.event_type) {
    case 'activated':
      return { status: 'active' };
    case 'deactivated':
      return { status: 'inactive' };
    case 'close_date_updated':
      return { closeTime: message.close_ts };
    case 'determined':
      return {
        status: 'determined',
        result: toResult(message.result),
        settlementValue: message.settlement_value,
      };
    case 'settled':
      return { status: 'finalized', settledTime: message.settled_ts };
    default:
      return null;
  }
}
