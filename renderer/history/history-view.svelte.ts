import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { summarise } from '../../preload/contract/history-summary.ts';
import type {
  BackfillProgress,
  ChartData,
  ChartSpan,
  HistoryCandle,
  HistorySummary,
} from '../../preload/contract/history.ts';
import type { Failure } from '../../preload/contract/result.ts';
import type { View } from './chart-moves.ts';
import type { ChartSlot } from './chart-slots.ts';
import { Comparison } from './comparison.svelte.ts';
import { StoredChart } from './stored-chart.svelte.ts';

/** At most this often the newest period is read anew while prices come in. */
const RENEW_MS = 1_000;
/** And all of the span, which backfilling may have completed. */
const RELOAD_MS = 10_000;

export type ChartMode = 'line' | 'candles';

/** One market's history as it is looked at: what was read, of which span, and how it is shown. */
export class HistoryView {
  mode = $state.raw<ChartMode>('line');
  /** Whether the table stands in the chart's place. */
  showsTable = $state.raw(false);
  /** Which slots the chart shows, by place; `null` while there is no chart. */
  inView = $state.raw<View | null>(null);
  /** The slots that are in view, or all of them without a chart. */
  readonly shown: readonly ChartSlot[];
  /** The figures of those. */
  readonly summary: HistorySummary | null;
  readonly comparison: Comparison;
  readonly #chart: StoredChart;
  #span = $state.raw<ChartSpan>('1d');
  #dataSpan = $state.raw<ChartSpan>('1d');
  #shows = $state.raw(0);
  #isChosen = true;
  #isFetching = false;
  /** Whether the past has grown since it was read. */
  #isBehind = false;
  #readTime = 0;
  #loadTime = 0;
  #timer: number | undefined;

  constructor(api: KalshiTrayApi, ticker: string) {
    this.#chart = new StoredChart(api, ticker);
    this.comparison = new Comparison(api, this.#chart);
    this.shown = $derived(this.#shown());
    this.summary = $derived(this.data && summarise(this.shown.flatMap(candleOf)));
  }

  /** The latest answer; stays while a newer one is waited for. */
  get data(): ChartData | null {
    return this.#chart.data;
  }

  get slots(): readonly ChartSlot[] {
    return this.#chart.slots;
  }

  /** Why the latest reading failed, of this market or of one beside it. */
  get problem(): Failure | null {
    return this.#chart.problem ?? this.comparison.problem;
  }

  get span(): ChartSpan {
    return this.#span;
  }

  /** The span of `data`. */
  get dataSpan(): ChartSpan {
    return this.#dataSpan;
  }

  /** Another one each time a span is chosen and there, so that the chart shows all of it. */
  get subject(): string {
    return `${this.#dataSpan} ${this.#shows}`;
  }

  get hasOlder(): boolean {
    return this.#chart.hasOlder;
  }

  /** Shows another span as soon as it is read. */
  async choose(span: ChartSpan): Promise<void> {
    this.#span = span;
    this.#isChosen = true;
    await this.load();
  }

  /** Reads the span; the answer to the latest question counts. */
  async load(): Promise<void> {
    this.stop();
    this.#readTime = this.#loadTime = Date.now();
    this.#isBehind = false;
    const [span, isNew] = [this.#span, this.#isChosen];
    if (!(await this.#chart.load({ span }, isNew))) return;
    this.#dataSpan = span;
    if (isNew) this.#shows += 1;
    this.#isChosen = false;
    await this.comparison.load(isNew);
  }

  /** Reads what was before the chart. */
  async extend(): Promise<void> {
    await this.#chart.extend();
    await this.comparison.extend();
  }

  /** Something is new: reads again, but not before its time. */
  renew(): void {
    const wait = Math.max(0, this.#readTime + RENEW_MS - Date.now());
    this.#timer ??= window.setTimeout(() => void this.#renew(), wait);
  }

  /** How far fetching the past has come; `true` while there may be more of it than was read. */
  follow({ name }: BackfillProgress): boolean {
    const isFetching = name !== 'idle';
    this.#isBehind ||= this.#isFetching && !isFetching;
    this.#isFetching = isFetching;
    return isFetching || this.#isBehind;
  }

  /** Reads no more until it is asked to. */
  stop(): void {
    window.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  async #renew(): Promise<void> {
    this.stop();
    const now = Date.now();
    if (this.#isChosen || this.#isBehind || now >= this.#loadTime + RELOAD_MS) return this.load();
    this.#readTime = now;
    await Promise.all([this.#chart.renewEnd(now), this.comparison.renewEnd(now)]);
  }

  #shown(): readonly ChartSlot[] {
    if (this.inView === null || this.showsTable) return this.slots;
    const { from, to } = this.inView;
    return this.slots.slice(Math.max(0, Math.ceil(from)), Math.max(0, Math.floor(to) + 1));
  }
}

const candleOf = (slot: ChartSlot): readonly HistoryCandle[] =>
  slot.kind === 'candle' ? [slot.candle] : [];
