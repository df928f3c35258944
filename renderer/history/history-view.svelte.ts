import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { ChartData, ChartSpan } from '../../preload/contract/history.ts';
import type { Failure } from '../../preload/contract/result.ts';
import { slotsOf, type ChartSlot } from './chart-slots.ts';

/** At most this often a chart is read anew while prices come in. */
const RENEW_MS = 10_000;

export type ChartMode = 'line' | 'candles';

/** One market's history as it is looked at: what was read, of which span, and how it is shown. */
export class HistoryView {
  mode = $state.raw<ChartMode>('line');
  /** Whether the table stands in the chart's place. */
  showsTable = $state.raw(false);
  /** The latest answer; stays while a newer one is waited for. */
  data = $state.raw<ChartData | null>(null);
  /** The span of `data`. */
  dataSpan = $state.raw<ChartSpan>('1d');
  readonly slots: readonly ChartSlot[];
  /** Why the latest reading failed. */
  problem = $state.raw<Failure | null>(null);
  readonly #api: KalshiTrayApi;
  readonly #ticker: string;
  #span = $state.raw<ChartSpan>('1d');
  #asked = 0;
  #askedTime = 0;
  #timer: number | undefined;

  constructor(api: KalshiTrayApi, ticker: string) {
    this.#api = api;
    this.#ticker = ticker;
    this.slots = $derived(this.data === null ? [] : slotsOf(this.data));
  }

  get span(): ChartSpan {
    return this.#span;
  }

  /** Shows another span as soon as it is read. */
  async choose(span: ChartSpan): Promise<void> {
    this.#span = span;
    await this.load();
  }

  /** Reads the span; the answer to the latest question counts. */
  async load(): Promise<void> {
    this.stop();
    const asked = ++this.#asked;
    this.#askedTime = Date.now();
    const span = this.#span;
    const answer = await this.#api.getChart({ ticker: this.#ticker, span });
    if (asked !== this.#asked) return;
    this.problem = answer.ok ? null : answer.error;
    if (!answer.ok) return;
    this.data = answer.value;
    this.dataSpan = span;
  }

  /** Something is new: reads again, but not before its time. */
  renew(): void {
    const wait = Math.max(0, this.#askedTime + RENEW_MS - Date.now());
    this.#timer ??= window.setTimeout(() => void this.load(), wait);
  }

  /** Reads no more until it is asked to. */
  stop(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
