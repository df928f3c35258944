import { z } from 'zod';
import { parseJson } from '../../adapters/parse-json.ts';
import { readError, readSubscribed, type ErrorBody, type SubscribedBody } from './answer-frames.ts';
import { readDelta, readSnapshot, type DeltaBody, type SnapshotBody } from './book-frames.ts';
import { readLifecycle, type LifecycleBody } from './lifecycle-frame.ts';
import type { MessageReader, NoticeStranger } from './message-reader.ts';
import { readTicker, type QuoteBody } from './ticker-frame.ts';
import { readTrade, type TradeBody } from './trade-frame.ts';

/** What a frame says, once read. */
export type FrameBody =
  | QuoteBody
  | TradeBody
  | LifecycleBody
  | SnapshotBody
  | DeltaBody
  | SubscribedBody
  | ErrorBody
  | { readonly kind: 'ok' }
  | { readonly kind: 'unsubscribed' }
  /** Of a type that the app has no use for, or never heard of. */
  | { readonly kind: 'other' }
  | { readonly kind: 'unreadable' };

/** One message of the exchange. */
export interface Frame {
  /** The command it answers. */
  readonly id: number | null;
  /** The subscription it belongs to. */
  readonly sid: number | null;
  /** Counts up by one within its subscription, where the channel is numbered. */
  readonly seq: number | null;
  readonly body: FrameBody;
}

const integer = z.int().nullable().catch(null);
const envelope = z.object({
  type: z.string(),
  id: integer,
  sid: integer,
  seq: integer,
  msg: z.unknown().optional(),
});

const readers: ReadonlyMap<string, MessageReader<FrameBody>> = new Map<
  string,
  MessageReader<FrameBody>
>([
  ['ticker', readTicker],
  ['trade', readTrade],
  ['market_lifecycle_v2', readLifecycle],
  ['orderbook_snapshot', readSnapshot],
  ['orderbook_delta', readDelta],
  ['subscribed', readSubscribed],
  ['error', readError],
  ['ok', () => ({ kind: 'ok' })],
  ['unsubscribed', () => ({ kind: 'unsubscribed' })],
  ['event_lifecycle', () => ({ kind: 'other' })],
  ['event_fee_update', () => ({ kind: 'other' })],
]);

const unreadable: Frame = { id: null, sid: null, seq: null, body: { kind: 'unreadable' } };

/**
 * Reads one frame. It never throws, whatever the text is.
 *
 * @param receivedTime Unix ms of this machine's clock
 */
export function readFrame(text: string, receivedTime: number, notice: NoticeStranger): Frame {
  const parsed = envelope.safeParse(parseJson(text));
  if (!parsed.success) return unreadable;
  const { type, id, sid, seq, msg } = parsed.data;
  const read = readers.get(type);
  if (!read) {
    notice(type);
    return { id, sid, seq, body: { kind: 'other' } };
  }
  return { id, sid, seq, body: read(msg, receivedTime, notice) ?? { kind: 'unreadable' } };
}
