import type { ErrorBody } from './answer-frames.ts';
import { ChannelSubscription } from './channel-subscription.ts';
import { EVERYTHING, type Channel } from './channels.ts';
import { unsubscribe, type Command } from './commands.ts';
import { remedyFor } from './error-codes.ts';
import type { Frame } from './frames.ts';
import type { SubscriptionParts } from './subscription-wire.ts';

/** What the subscriptions need of the connection. */
export interface SubscriptionsUser {
  send(text: string): void;
  /** The exchange does not take our key. */
  refuse(): void;
  /** The connection is of no use. */
  giveUp(): void;
  /** Frames of a channel may have been lost. */
  missed(channel: Channel): void;
}

/** All channels of one stream: what is wanted of each, and which answer belongs to which. */
export class Subscriptions {
  readonly #parts: SubscriptionParts;
  readonly #user: SubscriptionsUser;
  readonly #channels: Readonly<Record<Channel, ChannelSubscription>>;
  #lastId = 0;

  constructor(parts: SubscriptionParts, user: SubscriptionsUser) {
    this.#parts = parts;
    this.#user = user;
    this.#channels = {
      ticker: this.#make('ticker'),
      market_lifecycle_v2: this.#make('market_lifecycle_v2'),
      orderbook_delta: this.#make('orderbook_delta'),
      trade: this.#make('trade'),
    };
  }

  /** Prices of these markets, and what happens to markets at all. */
  wantQuotes(tickers: ReadonlySet<string>): void {
    this.#channels.ticker.want(tickers);
    this.#channels.market_lifecycle_v2.want(new Set(tickers.size > 0 ? [EVERYTHING] : []));
  }

  /** The trades of these markets. */
  wantTrades(tickers: ReadonlySet<string>): void {
    this.#channels.trade.want(tickers);
  }

  /** The order book of one market, or of none; it is sent anew even when it still is subscribed. */
  wantBook(ticker: string | null): void {
    const channel = this.#channels.orderbook_delta;
    if (ticker !== null && channel.covers(ticker)) channel.resync(ticker);
    channel.want(new Set(ticker === null ? [] : [ticker]));
  }

  /** The order book has to be sent anew. */
  resyncBook(ticker: string): void {
    this.#channels.orderbook_delta.resync(ticker);
  }

  /** The order book has been sent. */
  bookSynced(ticker: string): void {
    this.#channels.orderbook_delta.synced(ticker);
  }

  opened(): void {
    this.#lastId = 0;
    for (const channel of this.#all) channel.opened();
  }

  lost(): void {
    for (const channel of this.#all) channel.lost();
  }

  /** The channel that a subscription is of; `null` when it is none of ours. */
  channelOf(sid: number): Channel | null {
    return this.#all.find((channel) => channel.holds(sid))?.channel ?? null;
  }

  /** Takes in an answer of the exchange; any other frame means nothing here. */
  answered({ id, sid, body }: Frame): void {
    switch (body.kind) {
      case 'subscribed':
        this.#subscribed(id, body.sid);
        return;
      case 'ok':
      case 'unsubscribed':
        this.#asker(id)?.succeeded(sid ?? 0);
        return;
      case 'error':
        this.#failed(body, id, sid);
        return;
      default:
    }
  }

  /** An answer that comes after we stopped waiting is disowned: its subscription would send everything twice. */
  #subscribed(id: number | null, sid: number): void {
    const asker = this.#asker(id);
    if (asker) asker.succeeded(sid);
    else if (this.channelOf(sid) === null) this.#send(unsubscribe(sid));
  }

  #failed({ code, text }: ErrorBody, id: number | null, sid: number | null): void {
    this.#parts.log.warn(`The exchange answered with error ${code}: ${text.slice(0, 200)}`);
    const remedy = remedyFor(code);
    const asker = this.#asker(id);
    const owner = this.#all.find((channel) => channel.holds(sid));
    if (asker) asker.failed(code);
    else if (remedy === 'refuse') this.#user.refuse();
    else if (remedy === 'resubscribe' && owner && sid !== null) owner.died(sid);
    else if (remedy === 'resubscribe') this.#user.giveUp();
  }

  /** The channel whose command has this id. */
  #asker(id: number | null): ChannelSubscription | undefined {
    return this.#all.find((channel) => channel.awaits(id));
  }

  get #all(): readonly ChannelSubscription[] {
    return Object.values(this.#channels);
  }

  #make(channel: Channel): ChannelSubscription {
    return new ChannelSubscription(channel, this.#parts, {
      send: (command) => this.#send(command),
      refuse: () => this.#user.refuse(),
      giveUp: () => this.#user.giveUp(),
      missed: () => this.#user.missed(channel),
    });
  }

  #send(command: Command): number {
    this.#lastId += 1;
    this.#user.send(JSON.stringify({ id: this.#lastId, ...command }));
    return this.#lastId;
  }
}
