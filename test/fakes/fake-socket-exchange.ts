import type { FakeSocket, SentCommand } from './fake-socket.ts';

/** One subscription as the exchange knows it. */
interface Subscription {
  readonly channel: string;
  readonly tickers: Set<string>;
  seq: number;
}

/**
 * Stands for the exchange behind one socket: answers commands as the documentation says, a moment later, and remembers what is subscribed.
 *
 * An error for the next commands can be prepared; `limit` is the most markets that one subscription takes.
 */
export class FakeSocketExchange {
  readonly subscriptions = new Map<number, Subscription>();
  readonly #socket: FakeSocket;
  readonly #limit: number;
  readonly #unknown: ReadonlySet<string>;
  #errors: number[] = [];
  #lastSid = 10;

  constructor(
    socket: FakeSocket,
    rules: { readonly limit?: number; readonly unknown?: readonly string[] } = {},
  ) {
    this.#socket = socket;
    this.#limit = rules.limit ?? Infinity;
    this.#unknown = new Set(rules.unknown);
    socket.answerWith((command) => queueMicrotask(() => this.#answer(command)));
  }

  /** The next commands are answered with these error codes. */
  willFailWith(...codes: readonly number[]): void {
    this.#errors.push(...codes);
  }

  /** The markets subscribed on a channel, each as often as it is subscribed. */
  tickersOf(channel: string): readonly string[] {
    const found = [...this.subscriptions.values()].filter((one) => one.channel === channel);
    return found.flatMap(({ tickers }) => [...tickers]).sort();
  }

  /** The number of a channel's subscription made last. */
  sidOf(channel: string): number {
    const found = [...this.subscriptions].findLast(([, one]) => one.channel === channel);
    if (!found) throw new Error(`Nothing is subscribed on ${channel}.`);
    return found[0];
  }

  /** Sends a numbered message on a subscription; `skip` loses that many before it. */
  sends(sid: number, type: string, msg: object, skip = 0): void {
    this.#socket.receives({ type, sid, seq: this.#count(sid, 1 + skip), msg });
  }

  /** A subscription dies. */
  kills(sid: number, code: number): void {
    this.subscriptions.delete(sid);
    this.#socket.receives({ type: 'error', sid, msg: { code, msg: 'It died.' } });
  }

  #answer({ id, cmd, params }: SentCommand): void {
    const tickers = (params['market_tickers'] ?? []) as readonly string[];
    const [sids = []] = [params['sids'] as readonly number[] | undefined];
    const sid = (params['sid'] as number | undefined) ?? sids[0] ?? 0;
    const error = this.#errors.shift() ?? this.#objection(cmd, sid, tickers, params);
    if (error) this.#socket.receives({ id, type: 'error', msg: { code: error, msg: 'No.' } });
    else if (cmd === 'subscribe') this.#subscribe(id, params, tickers);
    else if (cmd === 'unsubscribe') this.#unsubscribe(id, sid);
    else this.#update(id, sid, String(params['action']), tickers);
  }

  #objection(
    cmd: string,
    sid: number,
    tickers: readonly string[],
    params: SentCommand['params'],
  ): number | undefined {
    if (cmd !== 'subscribe' && !this.subscriptions.has(sid)) return 7;
    if (tickers.some((ticker) => this.#unknown.has(ticker))) return 16;
    const before = cmd === 'subscribe' ? 0 : (this.subscriptions.get(sid)?.tickers.size ?? 0);
    const grows = cmd === 'subscribe' || params['action'] === 'add_markets';
    return grows && before + tickers.length > this.#limit ? 26 : undefined;
  }

  #subscribe(id: number, params: SentCommand['params'], tickers: readonly string[]): void {
    const [channel = ''] = params['channels'] as readonly string[];
    this.#lastSid += 1;
    const sid = this.#lastSid;
    this.subscriptions.set(sid, { channel, tickers: new Set(tickers), seq: 0 });
    this.#socket.receives({ id, type: 'subscribed', msg: { channel, sid } });
    if (channel === 'orderbook_delta') this.#sendBooks(sid, tickers);
  }

  #unsubscribe(id: number, sid: number): void {
    const seq = this.#count(sid, 1);
    this.subscriptions.delete(sid);
    this.#socket.receives({ id, type: 'unsubscribed', sid, seq });
  }

  #update(id: number, sid: number, action: string, tickers: readonly string[]): void {
    const subscription = this.subscriptions.get(sid);
    if (!subscription) return;
    for (const ticker of tickers) {
      if (action === 'add_markets') subscription.tickers.add(ticker);
      if (action === 'delete_markets') subscription.tickers.delete(ticker);
    }
    const market_tickers = [...subscription.tickers];
    this.#socket.receives({
      id,
      type: 'ok',
      sid,
      seq: this.#count(sid, 1),
      msg: { market_tickers },
    });
    const bringsBooks = action === 'add_markets' || action === 'get_snapshot';
    if (subscription.channel === 'orderbook_delta' && bringsBooks) this.#sendBooks(sid, tickers);
  }

  #sendBooks(sid: number, tickers: readonly string[]): void {
    for (const market_ticker of tickers) {
      const yes_dollars_fp = [['0.4500', '300.00']];
      this.sends(sid, 'orderbook_snapshot', { market_ticker, yes_dollars_fp });
    }
  }

  #count(sid: number, by: number): number {
    const subscription = this.subscriptions.get(sid);
    if (!subscription) throw new Error(`There is no subscription ${sid}.`);
    subscription.seq += by;
    return subscription.seq;
  }
}
