/** What an error code asks us to do about the command or subscription it concerns. */
export type Remedy =
  /** The key is not good enough: only the person can help. */
  | 'refuse'
  /** The subscription is dead: make it anew. */
  | 'resubscribe'
  /** The command was fine, the moment was not: say it again later. */
  | 'resend'
  /** The subscription has room for no more markets. */
  | 'split'
  /** The exchange does not have this channel, or not as we know it. */
  | 'drop-channel'
  /** Something in the command was wrong, most likely one of its markets. */
  | 'narrow';

/**
 * Source: AsyncAPI 2.0.0, "Error codes". Codes that are not listed here, known or new, are taken as `narrow`: 1 (cannot
 * process), 6 (already subscribed), 11 (invalid parameter), 14 (market ticker required), 16 (market not found).
 */
const remedies: ReadonlyMap<number, Remedy> = new Map([
  [2, 'drop-channel'], // params required
  [3, 'drop-channel'], // channels required
  [4, 'drop-channel'], // sids required
  [5, 'drop-channel'], // unknown command
  [7, 'resubscribe'], // unknown sid
  [8, 'drop-channel'], // unknown channel
  [9, 'refuse'], // authentication required
  [10, 'resubscribe'], // channel error
  [12, 'drop-channel'], // exactly one sid required
  [13, 'drop-channel'], // unsupported action
  [15, 'drop-channel'], // action required
  [17, 'resubscribe'], // internal error
  [18, 'resend'], // command timeout
  [25, 'resubscribe'], // subscription buffer overflow
  [26, 'split'], // per-subscription market limit
  [27, 'resend'], // too many commands
]);

/** What to do about an error. */
export function remedyFor(code: number): Remedy {
  return remedies.get(code) ?? 'narrow';
}
