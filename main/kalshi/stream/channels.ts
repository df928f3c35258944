/** The channels the app uses. Source: AsyncAPI 2.0.0. */
export type Channel = 'ticker' | 'trade' | 'orderbook_delta' | 'market_lifecycle_v2';

/** Stands for all markets, where a channel cannot be narrowed to some. */
export const EVERYTHING = '*';

/** Parameters that a channel's subscriptions are made with. */
export function subscribeOptions(channel: Channel): Readonly<Record<string, boolean>> {
  switch (channel) {
    case 'ticker':
      return { send_initial_snapshot: true };
    case 'orderbook_delta':
      // Both sides as YES prices; said explicitly, because the default is announced to flip.
      return { use_yes_price: true };
    case 'trade':
    case 'market_lifecycle_v2':
      return {};
  }
}
