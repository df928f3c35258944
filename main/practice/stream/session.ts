import type { Clock } from '../../adapters/clock.ts';
import { assertNever } from '../../../preload/contract/result.ts';
import type { MarketSource } from '../source.ts';
import type { ChannelMessage } from '../wire/frames.ts';
import { readRequest, type Command, type Subscribe, type Update } from './commands.ts';
import { streamError, type StreamErrorCode } from './error-codes.ts';
import { Subscription } from './subscription.ts';

/** How much one client may ask for. */
export interface StreamLimits {
  /** Markets in one subscription; Kalshi does not publish its figure. */
  readonly marketsPerSubscription: number;
  readonly commandsPerSecond: number;
  /** Bytes waiting to be sent, above which a subscription overflows. */
  readonly backlogBytes: number;
}

/** The client's end of a session. */
export interface Outlet {
  send(frame: object): void;
  /** Bytes that the client has not taken yet. */
  backlog(): number;
}

/** One client's subscriptions, from its commands to its numbered frames; knows nothing of sockets. */
export class StreamSession {
  readonly #source: MarketSource;
  readonly #clock: Clock;
  readonly #limits: StreamLimits;
  readonly #outlet: Outlet;
  readonly #subscriptions = new Map<number, Subscription>();
  #lastSid = 0;
  #stopListening: (() => void) | null = null;
  #commandTimes: number[] = [];

  constructor(source: MarketSource, clock: Clock, limits: StreamLimits, outlet: Outlet) {
    this.#source = source;
    this.#clock = clock;
    this.#limits = limits;
    this.#outlet = outlet;
  }

  /** Carries out one message of the client. */
  receive(text: string): void {
    const { id, content } = readRequest(text);
    const answer = { ...(id !== null && { id }) };
    const problem = this.#tooManyCommands() ? 27 : typeof content === 'number' ? content : null;
    if (problem !== null) this.#refuse(answer, problem);
    else if (typeof content === 'object') this.#perform(answer, content);
  }

  /** The client is gone. */
  close(): void {
    this.#stopListening?.();
    this.#subscriptions.clear();
  }

  /** Ends every subscription from the exchange's side; the client must subscribe again. */
  endAll(code: StreamErrorCode): void {
    for (const sid of this.#subscriptions.keys()) this.#end(sid, code);
  }

  /** Sends a message to each subscription that wants it. */
  #deliver(message: ChannelMessage): void {
    for (const subscription of this.#subscriptions.values()) {
      if (!subscription.wants(message)) continue;
      if (this.#outlet.backlog() > this.#limits.backlogBytes) this.#end(subscription.sid, 25);
      else this.#outlet.send(subscription.frame(message));
    }
  }

  #perform(answer: object, command: Command): void {
    switch (command.cmd) {
      case 'subscribe':
        return this.#subscribe(answer, command);
      case 'unsubscribe':
        return this.#unsubscribe(answer, command.sids);
      case 'update_subscription':
        return this.#update(answer, command);
      case 'list_subscriptions': {
        const msg = [...this.#subscriptions.values()].map(({ channel, sid }) => ({ channel, sid }));
        return this.#outlet.send({ ...answer, type: 'ok', msg });
      }
      default:
        return assertNever(command);
    }
  }

  #subscribe(answer: object, { channels, tickers, snapshot, yesPrice }: Subscribe): void {
    if (tickers.length > this.#limits.marketsPerSubscription) return this.#refuse(answer, 26);
    if (channels.includes('orderbook_delta') && !this.#allListed(tickers)) {
      return this.#refuse(answer, 16);
    }
    this.#stopListening ??= this.#source.listen((message) => this.#deliver(message));
    for (const channel of channels) {
      this.#lastSid += 1;
      const subscription = new Subscription(this.#lastSid, channel, { tickers, yesPrice });
      this.#subscriptions.set(subscription.sid, subscription);
      const msg = { channel, sid: subscription.sid };
      this.#outlet.send({ ...answer, type: 'subscribed', msg });
      this.#sendState(subscription, tickers, snapshot);
    }
  }

  #unsubscribe(answer: object, sids: readonly number[]): void {
    if (sids.some((sid) => !this.#subscriptions.has(sid))) return this.#refuse(answer, 7);
    for (const sid of sids) {
      const seq = this.#subscriptions.get(sid)?.nextSeq();
      this.#subscriptions.delete(sid);
      this.#outlet.send({ ...answer, sid, seq, type: 'unsubscribed' });
    }
  }

  #update(answer: object, { sid, action, tickers, snapshot }: Update): void {
    const subscription = this.#subscriptions.get(sid);
    if (!subscription) return this.#refuse(answer, 7);
    const problem = this.#problemWith(subscription, action, tickers);
    if (problem !== null) return this.#refuse(answer, problem);
    if (action === 'get_snapshot') return this.#sendState(subscription, tickers, true);
    const added = tickers.filter((ticker) => !subscription.tickers.includes(ticker));
    if (action === 'add_markets') subscription.add(tickers);
    else subscription.remove(tickers);
    const msg = { market_tickers: subscription.tickers };
    this.#outlet.send({ ...answer, sid, seq: subscription.nextSeq(), type: 'ok', msg });
    if (action === 'add_markets') this.#sendState(subscription, added, snapshot);
  }

  #problemWith(
    { channel, followsAll, tickers: present }: Subscription,
    action: Update['action'],
    tickers: readonly string[],
  ): StreamErrorCode | null {
    const isBook = channel === 'orderbook_delta';
    if (action === 'get_snapshot' && !isBook) return 13;
    if (followsAll) return 11;
    if (action === 'delete_markets') return null;
    if (isBook && !this.#allListed(tickers)) return 16;
    const total = new Set([...present, ...tickers]).size;
    return total > this.#limits.marketsPerSubscription ? 26 : null;
  }

  /** Books are always sent whole first; tickers when asked for. */
  #sendState(subscription: Subscription, tickers: readonly string[], snapshot: boolean): void {
    for (const ticker of tickers) {
      const message = this.#stateOf(subscription, ticker, snapshot);
      if (message) this.#outlet.send(subscription.frame(message));
    }
  }

  #stateOf({ channel }: Subscription, ticker: string, snapshot: boolean): ChannelMessage | null {
    if (channel === 'orderbook_delta') {
      const msg = this.#source.book(ticker);
      return msg && { type: 'orderbook_snapshot', msg };
    }
    const msg = channel === 'ticker' && snapshot ? this.#source.ticker(ticker) : null;
    return msg && { type: 'ticker', msg };
  }

  #allListed(tickers: readonly string[]): boolean {
    return tickers.every((ticker) => this.#source.book(ticker) !== null);
  }

  #end(sid: number, code: StreamErrorCode): void {
    this.#subscriptions.delete(sid);
    this.#outlet.send({ type: 'error', sid, msg: streamError(code) });
  }

  #tooManyCommands(): boolean {
    const now = this.#clock.now();
    this.#commandTimes = [...this.#commandTimes.filter((time) => time > now - 1000), now];
    return this.#commandTimes.length > this.#limits.commandsPerSecond;
  }

  #refuse(answer: object, code: StreamErrorCode): void {
    this.#outlet.send({ ...answer, type: 'error', msg: streamError(code) });
  }
}
