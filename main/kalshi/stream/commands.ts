import { EVERYTHING, subscribeOptions, type Channel } from './channels.ts';
import type { Step } from './subscription-plan.ts';

/** What is sent to the exchange, without its id. Source: AsyncAPI 2.0.0, commands. */
export interface Command {
  readonly cmd: 'subscribe' | 'unsubscribe' | 'update_subscription';
  readonly params: Readonly<Record<string, unknown>>;
}

/** How a step is said. */
export function toCommand(channel: Channel, step: Step): Command {
  switch (step.kind) {
    case 'subscribe': {
      const options = subscribeOptions(channel);
      return {
        cmd: 'subscribe',
        params: { channels: [channel], ...named(step.tickers), ...options },
      };
    }
    case 'add':
      return update(step.sid, 'add_markets', step.tickers, snapshotOption(channel));
    case 'remove':
      return update(step.sid, 'delete_markets', step.tickers);
    case 'snapshot':
      return update(step.sid, 'get_snapshot', step.tickers);
    case 'unsubscribe':
      return { cmd: 'unsubscribe', params: { sids: [step.sid] } };
  }
}

/** Ends a subscription that is not ours to keep. */
export function unsubscribe(sid: number): Command {
  return { cmd: 'unsubscribe', params: { sids: [sid] } };
}

function update(
  sid: number,
  action: 'add_markets' | 'delete_markets' | 'get_snapshot',
  tickers: readonly string[],
  options: Readonly<Record<string, boolean>> = {},
): Command {
  const params = { sid, market_tickers: tickers, action, ...options };
  return { cmd: 'update_subscription', params };
}

function named(tickers: readonly string[]): Readonly<Record<string, readonly string[]>> {
  return tickers.includes(EVERYTHING) ? {} : { market_tickers: tickers };
}

/** Markets added later shall tell their price at once, too. */
function snapshotOption(channel: Channel): Readonly<Record<string, boolean>> {
  return channel === 'ticker' ? { send_initial_snapshot: true } : {};
}
