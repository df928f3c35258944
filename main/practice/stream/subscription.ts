import {
  ONE_DOLLAR,
  complement,
  formatDollars,
  parseDollars,
} from '../../../preload/contract/prices.ts';
import type {
  BookDeltaMessage,
  BookSnapshotMessage,
  ChannelMessage,
  WireLevel,
} from '../wire/frames.ts';
import type { Channel } from './commands.ts';

/** Which channel a message belongs to. */
const channelOf: Readonly<Record<ChannelMessage['type'], Channel>> = {
  ticker: 'ticker',
  trade: 'trade',
  orderbook_snapshot: 'orderbook_delta',
  orderbook_delta: 'orderbook_delta',
  market_lifecycle_v2: 'market_lifecycle_v2',
};

/** One channel that one client listens to, under the number it was given. */
export class Subscription {
  readonly sid: number;
  readonly channel: Channel;
  readonly #tickers: Set<string>;
  readonly #all: boolean;
  readonly #yesPrice: boolean;
  #seq = 0;

  constructor(
    sid: number,
    channel: Channel,
    wanted: { readonly tickers: readonly string[]; readonly yesPrice: boolean },
  ) {
    this.sid = sid;
    this.channel = channel;
    this.#tickers = new Set(wanted.tickers);
    this.#all = wanted.tickers.length === 0 || channel === 'market_lifecycle_v2';
    this.#yesPrice = wanted.yesPrice;
  }

  /** The markets it was made for; empty when it was made for all. */
  get tickers(): readonly string[] {
    return [...this.#tickers];
  }

  /** Whether it was made for all markets, so that none can be added. */
  get followsAll(): boolean {
    return this.#all;
  }

  add(tickers: readonly string[]): void {
    for (const ticker of tickers) this.#tickers.add(ticker);
  }

  remove(tickers: readonly string[]): void {
    for (const ticker of tickers) this.#tickers.delete(ticker);
  }

  wants({ type, msg }: ChannelMessage): boolean {
    return channelOf[type] === this.channel && (this.#all || this.#tickers.has(msg.market_ticker));
  }

  /** The next sequence number; acknowledgements use them up as messages do. */
  nextSeq(): number {
    this.#seq += 1;
    return this.#seq;
  }

  /** A message as this subscriber gets it: tickers are not numbered. */
  frame(message: ChannelMessage): object {
    const { type } = message;
    const msg = this.#yesPrice ? onYesScale(message) : message.msg;
    if (type === 'ticker') return { type, sid: this.sid, msg };
    return { type, sid: this.sid, seq: this.nextSeq(), msg };
  }
}

/** Book messages as `use_yes_price` has them: NO levels at the price of the YES they face. */
function onYesScale({ type, msg }: ChannelMessage): ChannelMessage['msg'] {
  if (type === 'orderbook_delta') return yesDelta(msg);
  if (type === 'orderbook_snapshot') return yesSnapshot(msg);
  return msg;
}

function yesDelta(msg: BookDeltaMessage): BookDeltaMessage {
  return msg.side === 'yes' ? msg : { ...msg, price_dollars: faced(msg.price_dollars) };
}

function yesSnapshot({ no_dollars_fp, ...rest }: BookSnapshotMessage): BookSnapshotMessage {
  if (!no_dollars_fp) return rest;
  return {
    ...rest,
    no_dollars_fp: no_dollars_fp.map(([price, size]): WireLevel => [faced(price), size]),
  };
}

function faced(price: string): string {
  return formatDollars(complement(parseDollars(price) ?? ONE_DOLLAR));
}
