import type { StreamState } from '../../../preload/contract/connection.ts';
import type { Trade } from '../../../preload/contract/trade.ts';
import type { OrderBook, Quote } from '../../../preload/contract/quote.ts';
import { Emitter } from '../../adapters/emitter.ts';
import { Timers } from '../../adapters/timers.ts';
import type { Signer } from '../signer.ts';
import type { Channel } from './channels.ts';
import { StreamConnection, type ConnectionParts } from './connection.ts';
import type { Frame, FrameBody } from './frames.ts';
import { FrameIntake, type StreamStatistics } from './intake.ts';
import type { LifecycleBody } from './lifecycle-frame.ts';
import { brokenProtocol } from './stream-failures.ts';
import { Subscriptions } from './subscriptions.ts';
import { WatchedBook } from './watched-book.ts';

/** What the stream tells about the markets it was asked for. */
export type StreamEvent =
  | { readonly kind: 'quote'; readonly quote: Quote }
  | { readonly kind: 'book'; readonly book: OrderBook }
  | LifecycleBody
  /** Something was missed: only REST can tell what. */
  | { readonly kind: 'gap' };

/** A frame as it came, for recording. */
export interface RawFrame {
  /** Unix ms of this machine's clock. */
  readonly receivedTime: number;
  readonly text: string;
}

/** However much is missed, it is told no more often than this, so that REST is not asked in a frenzy. */
const GAP_INTERVAL_MS = 10_000;

/**
 * Live prices of the followed markets, over one socket that is kept open.
 *
 * What is wanted (`setMarkets`, `watchBook`) is remembered and asked for anew on every opening; nobody outside has to know
 * how often the connection broke. Source: Kalshi API docs, AsyncAPI 2.0.0.
 */
export class Stream {
  readonly #parts: ConnectionParts;
  readonly #connection: StreamConnection;
  readonly #subscriptions: Subscriptions;
  readonly #intake: FrameIntake;
  readonly #timers: Timers;
  readonly #book = new WatchedBook();
  readonly #events = new Emitter<StreamEvent>();
  readonly #trades = new Emitter<Trade>();
  readonly #turns = new Emitter<string>();
  readonly #frames = new Emitter<RawFrame>();
  #followed: ReadonlySet<string> = new Set();
  #gapUntold = false;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    this.#timers = new Timers(parts.clock);
    this.#intake = new FrameIntake(parts);
    this.#connection = new StreamConnection(parts, {
      opened: () => this.#subscriptions.opened(),
      received: (text) => this.#received(text),
      lost: () => this.#lost(),
    });
    this.#subscriptions = new Subscriptions(parts, {
      send: (text) => this.#connection.send(text),
      refuse: () => this.#connection.refuse(),
      giveUp: () => this.#connection.giveUp(brokenProtocol(parts.environment.name)),
      missed: (channel) => this.#missed(channel),
    });
  }

  /** Calls back on every change of `state`. */
  readonly listenToState = (listener: (state: StreamState) => void): (() => void) =>
    this.#connection.listenToState(listener);
  readonly listenToEvents = this.#events.listen;
  /** Calls back on every trade of the markets given to `setTradeMarkets`. */
  readonly listenToTrades = this.#trades.listen;
  /** Calls back with the ticker of each market that something happens to, followed or not: new ones cannot be followed yet. */
  readonly listenToTurns = this.#turns.listen;
  /** Calls back on every frame before it is read. */
  readonly listenToFrames = this.#frames.listen;

  get state(): StreamState {
    return this.#connection.state;
  }

  get statistics(): StreamStatistics {
    return this.#intake.statistics;
  }

  /** Connects as soon as there is a key, and stays connected until `stop`. */
  start(): void {
    this.#connection.start();
  }

  stop(): void {
    this.#connection.stop();
  }

  /** The key to sign handshakes with; `null` hangs up until there is another. */
  setSigner(signer: Signer | null): void {
    this.#connection.setSigner(signer);
  }

  /** Connects now instead of waiting, and tries a refused key again; for a changed network, too. */
  reconnectNow(): void {
    this.#connection.reconnectNow();
  }

  /** Prices and lifecycle of exactly these markets from now on. */
  setMarkets(tickers: readonly string[]): void {
    this.#followed = new Set(tickers);
    this.#subscriptions.wantQuotes(this.#followed);
  }

  /** The trades of exactly these markets from now on. */
  setTradeMarkets(tickers: readonly string[]): void {
    this.#subscriptions.wantTrades(new Set(tickers));
  }

  /** The order book of one market from now on, or of none. */
  watchBook(ticker: string | null): void {
    if (ticker === this.#book.ticker) {
      this.#showBook(this.#book.book);
      return;
    }
    this.#book.watch(ticker);
    this.#subscriptions.wantBook(ticker);
  }

  #received(text: string): void {
    this.#frames.emit({ receivedTime: this.#parts.clock.now(), text });
    const frame = this.#intake.take(text);
    this.#subscriptions.answered(frame);
    if (frame.order === 'repeat') return;
    if (frame.order === 'gap' || frame.body.kind === 'unreadable') this.#noticeLoss(frame);
    this.#dispatch(frame.body);
  }

  /** Prices carry no numbers, so that a jump in those of their answers says nothing. */
  #noticeLoss({ sid, body }: Frame): void {
    const channel = sid === null ? null : this.#subscriptions.channelOf(sid);
    if (channel && (channel !== 'ticker' || body.kind === 'unreadable')) this.#missed(channel);
  }

  #dispatch(body: FrameBody): void {
    switch (body.kind) {
      case 'quote':
        if (this.#followed.has(body.quote.ticker)) this.#events.emit(body);
        return;
      case 'lifecycle':
        this.#turns.emit(body.ticker);
        if (this.#followed.has(body.ticker)) this.#events.emit(body);
        return;
      case 'trade':
        this.#trades.emit(body.trade);
        return;
      case 'snapshot':
        this.#subscriptions.bookSynced(body.book.ticker);
        this.#showBook(this.#book.replace(body.book));
        return;
      case 'delta':
        this.#showBook(this.#book.change(body.delta));
        return;
      default:
    }
  }

  #showBook(book: OrderBook | 'wrong' | null): void {
    if (book === 'wrong') this.#missed('orderbook_delta');
    else if (book) this.#events.emit({ kind: 'book', book });
  }

  #missed(channel: Channel): void {
    if (channel === 'orderbook_delta') this.#resyncBook();
    else this.#tellGap();
  }

  #resyncBook(): void {
    this.#book.forget();
    if (this.#book.ticker) this.#subscriptions.resyncBook(this.#book.ticker);
  }

  #tellGap(): void {
    this.#gapUntold = true;
    if (!this.#timers.has('gap')) this.#tellUntoldGap();
  }

  #tellUntoldGap(): void {
    if (!this.#gapUntold) return;
    this.#gapUntold = false;
    this.#timers.after('gap', GAP_INTERVAL_MS, () => this.#tellUntoldGap());
    this.#events.emit({ kind: 'gap' });
  }

  /** Whoever follows the state asks REST after the next opening, so an untold gap needs no telling any more. */
  #lost(): void {
    this.#gapUntold = false;
    this.#intake.reset();
    this.#book.forget();
    this.#subscriptions.lost();
  }
}
