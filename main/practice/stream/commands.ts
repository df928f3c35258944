import { z } from 'zod';
import { parseJson } from '../../adapters/parse-json.ts';
import type { StreamErrorCode } from './error-codes.ts';

const channels = [
  'ticker',
  'trade',
  'orderbook_delta',
  'market_lifecycle_v2',
  'market_positions',
  'fill',
] as const;
const actions = ['add_markets', 'delete_markets', 'get_snapshot'] as const;

/** A channel that can be subscribed to; the last two stay quiet, since nobody trades in practice. */
export type Channel = (typeof channels)[number];

/** Asks for channels, one subscription each. */
export interface Subscribe {
  readonly cmd: 'subscribe';
  readonly channels: readonly Channel[];
  /** Empty for all markets. */
  readonly tickers: readonly string[];
  readonly snapshot: boolean;
  readonly yesPrice: boolean;
}

/** Changes the markets of one subscription, or asks for their books anew. */
export interface Update {
  readonly cmd: 'update_subscription';
  readonly sid: number;
  readonly action: (typeof actions)[number];
  readonly tickers: readonly string[];
  readonly snapshot: boolean;
}

/** What a client may ask for, once it has been understood. */
export type Command =
  | Subscribe
  | Update
  | { readonly cmd: 'unsubscribe'; readonly sids: readonly number[] }
  | { readonly cmd: 'list_subscriptions' };

/** A client's message: the id to answer to, when there was one (0 is none), and the command or what is wrong with it. */
export interface Request {
  readonly id: number | null;
  readonly content: Command | StreamErrorCode;
}

const envelope = z.object({
  id: z.int().nonnegative().optional(),
  cmd: z.string(),
  params: z.unknown().optional(),
});

const parameters = z.object({
  channels: z.array(z.string()).optional(),
  sid: z.int().optional(),
  sids: z.array(z.int()).optional(),
  market_ticker: z.string().optional(),
  market_tickers: z.array(z.string()).optional(),
  action: z.string().optional(),
  send_initial_snapshot: z.boolean().optional(),
  use_yes_price: z.boolean().optional(),
});

type Parameters = z.infer<typeof parameters>;

/** Reads a client's message; checks everything that can be checked without knowing its subscriptions. */
export function readRequest(text: string): Request {
  const message = envelope.safeParse(parseJson(text));
  if (!message.success) return { id: null, content: 1 };
  const { id, cmd, params } = message.data;
  return { id: id || null, content: readCommand(cmd, params) };
}

function readCommand(cmd: string, params: unknown): Command | StreamErrorCode {
  if (cmd === 'list_subscriptions') return { cmd };
  if (cmd !== 'subscribe' && cmd !== 'unsubscribe' && cmd !== 'update_subscription') return 5;
  if (params === undefined || params === null) return 2;
  const checked = parameters.safeParse(params);
  if (!checked.success) return 11;
  switch (cmd) {
    case 'subscribe':
      return readSubscribe(checked.data);
    case 'unsubscribe':
      return checked.data.sids?.length ? { cmd, sids: checked.data.sids } : 4;
    case 'update_subscription':
      return readUpdate(checked.data);
  }
}

function readSubscribe(params: Parameters): Subscribe | StreamErrorCode {
  if (!params.channels?.length) return 3;
  const known = params.channels.map((name) => channels.find((channel) => channel === name));
  if (known.includes(undefined)) return 8;
  const wanted = known.filter((channel) => channel !== undefined);
  const tickers = tickersOf(params);
  if (wanted.includes('orderbook_delta') && tickers.length === 0) return 14;
  return {
    cmd: 'subscribe',
    channels: wanted,
    tickers,
    snapshot: params.send_initial_snapshot ?? false,
    yesPrice: params.use_yes_price ?? false,
  };
}

function readUpdate(params: Parameters): Update | StreamErrorCode {
  const [sid, ...others] = params.sid === undefined ? (params.sids ?? []) : [params.sid];
  if (sid === undefined || others.length > 0) return 12;
  if (params.action === undefined) return 15;
  const action = actions.find((name) => name === params.action);
  if (action === undefined) return 13;
  const tickers = tickersOf(params);
  if (tickers.length === 0) return 14;
  const snapshot = params.send_initial_snapshot ?? false;
  return { cmd: 'update_subscription', sid, action, tickers, snapshot };
}

function tickersOf({ market_ticker, market_tickers }: Parameters): string[] {
  return [
    ...new Set([
      ...(market_tickers ?? []),
      ...(market_ticker === undefined ? [] : [market_ticker]),
    ]),
  ];
}
