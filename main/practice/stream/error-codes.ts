/** Error codes of the stream and the words the exchange sends with them (Kalshi API docs, "WebSocket Connection"). */
const errorWords = {
  1: 'Unable to process message',
  2: 'Params required',
  3: 'Channels required',
  4: 'Subscription IDs required',
  5: 'Unknown command',
  7: 'Unknown subscription ID',
  8: 'Unknown channel name',
  9: 'Authentication required',
  10: 'Channel error',
  11: 'Invalid parameter',
  12: 'Exactly one subscription ID is required',
  13: 'Unsupported action',
  14: 'Market Ticker required',
  15: 'Action required',
  16: 'Market not found',
  18: 'Command timeout',
  25: 'Subscription buffer overflow',
  26: 'Subscription market limit exceeded',
  27: 'Too many requests',
} as const;

/** A documented error code of the stream. */
export type StreamErrorCode = keyof typeof errorWords;

/** The `msg` of an error frame. */
export function streamError(code: StreamErrorCode): {
  readonly code: number;
  readonly msg: string;
} {
  return { code, msg: errorWords[code] };
}
