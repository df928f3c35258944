import { z } from 'zod';
import { text } from '../wire.ts';
import { messageReader } from './message-reader.ts';

/** A subscription was made; frames of it will carry this sid. */
export interface SubscribedBody {
  readonly kind: 'subscribed';
  readonly sid: number;
}

/** A command was refused, or a subscription died. */
export interface ErrorBody {
  readonly kind: 'error';
  readonly code: number;
  readonly text: string;
}

/** Reads a `subscribed` message: the answer to `subscribe`, one for each channel. */
export const readSubscribed = messageReader(
  'subscribed',
  { sid: z.int() },
  ['channel'],
  ({ sid }): SubscribedBody => ({ kind: 'subscribed', sid }),
);

/** Reads an `error` message. Source: AsyncAPI, "Error codes". */
export const readError = messageReader(
  'error',
  { code: z.int(), msg: text },
  ['market_ticker', 'market_id'],
  ({ code, msg }): ErrorBody => ({ kind: 'error', code, text: msg }),
);
