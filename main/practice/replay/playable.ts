import { z } from 'zod';
import {
  ONE_DOLLAR,
  complement,
  formatDollars,
  parseDollars,
} from '../../../preload/contract/prices.ts';
import type { ChannelMessage, WireLevel } from '../wire/frames.ts';
import { rfc3339, seconds } from '../wire/numbers.ts';
import type { RecordedFrame } from './recording.ts';

const side = z.enum(['yes', 'no']);
const levels = z.array(z.tuple([z.string(), z.string()])).readonly();
const market = { market_ticker: z.string(), market_id: z.string().default('') };

/** The shape of early 2026 is taken as well: it lacks some fields and has others besides. */
const ticker = z.looseObject({
  ...market,
  price_dollars: z.string(),
  yes_bid_dollars: z.string(),
  yes_ask_dollars: z.string(),
  volume_fp: z.string(),
  open_interest_fp: z.string(),
  dollar_volume: z.number().default(0),
  dollar_open_interest: z.number().default(0),
  yes_bid_size_fp: z.string(),
  yes_ask_size_fp: z.string(),
  last_trade_size_fp: z.string().default('0.00'),
});

const trade = z.looseObject({
  trade_id: z.string(),
  market_ticker: z.string(),
  yes_price_dollars: z.string(),
  no_price_dollars: z.string(),
  count_fp: z.string(),
  taker_side: side.exactOptional(),
  taker_outcome_side: side.optional(),
  taker_book_side: z.enum(['bid', 'ask']).optional(),
  is_block_trade: z.boolean().default(false),
});

const snapshot = z.looseObject({
  ...market,
  yes_dollars_fp: levels.exactOptional(),
  no_dollars_fp: levels.exactOptional(),
});

const delta = z.looseObject({ ...market, price_dollars: z.string(), delta_fp: z.string(), side });

const lifecycle = z.looseObject({ market_ticker: z.string(), event_type: z.string() });

/**
 * A recorded frame as a message of a channel at `time` (Unix ms), which takes the place of its own times, so that it is as
 * fresh as it was when it was recorded. `null` for answers to commands and for frames of channels we do not have.
 *
 * Books are recorded with `use_yes_price`, as the app subscribes to them, and turned back to the NO scale here.
 */
export function playable({ frame }: RecordedFrame, time: number): ChannelMessage | null {
  const { type, msg } = frame;
  const stamp = { ts: seconds(time), ts_ms: time };
  switch (type) {
    case 'ticker': {
      const { success, data } = ticker.safeParse(msg);
      return success ? { type, msg: { ...data, ...stamp, time: rfc3339(time) } } : null;
    }
    case 'trade': {
      const { success, data } = trade.safeParse(msg);
      return success ? { type, msg: { ...data, ...takerOf(data), ...stamp } } : null;
    }
    case 'orderbook_snapshot': {
      const { success, data } = snapshot.safeParse(msg);
      return success ? { type, msg: onNoScale(data) } : null;
    }
    case 'orderbook_delta': {
      const { success, data } = delta.safeParse(msg);
      if (!success) return null;
      const price_dollars = data.side === 'yes' ? data.price_dollars : faced(data.price_dollars);
      return { type, msg: { ...data, price_dollars, ts: rfc3339(time), ts_ms: time } };
    }
    case 'market_lifecycle_v2': {
      const { success, data } = lifecycle.safeParse(msg);
      return success ? { type, msg: data } : null;
    }
    default:
      return null;
  }
}

function takerOf(data: z.infer<typeof trade>) {
  const taker_outcome_side = data.taker_outcome_side ?? data.taker_side ?? 'yes';
  const usual = taker_outcome_side === 'yes' ? 'bid' : 'ask';
  return { taker_outcome_side, taker_book_side: data.taker_book_side ?? usual } as const;
}

function onNoScale({ no_dollars_fp, ...rest }: z.infer<typeof snapshot>) {
  if (!no_dollars_fp) return rest;
  return {
    ...rest,
    no_dollars_fp: no_dollars_fp.map(([price, size]): WireLevel => [faced(price), size]),
  };
}

function faced(price: string): string {
  return formatDollars(complement(parseDollars(price) ?? ONE_DOLLAR));
}
