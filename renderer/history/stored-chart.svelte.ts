import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { MINUTE_MS } from '../../preload/contract/durations.ts';
import type {
  CandlePeriod,
  ChartData,
  ChartRequest,
  TimeRange,
} from '../../preload/contract/history.ts';
import type { Failure, Result } from '../../preload/contract/result.ts';
import { slotsOf, type ChartSlot } from './chart-slots.ts';
import { joinCharts } from './join-charts.ts';

/** Periods read at once when somebody looks further back. */
const PAGE = 1_000;
/** More than this at once is slow to draw; a longer span shows it in longer periods. */
const MOST_SLOTS = 20_000;

/** The stored past of one market, as far as it was read: a span, what was looked up before it, and what came since. */
export class StoredChart {
  readonly ticker: string;
  /** The latest answer; stays while a newer one is waited for. */
  data = $state.raw<ChartData | null>(null);
  /** Why the latest reading failed. */
  problem = $state.raw<Failure | null>(null);
  readonly slots: readonly ChartSlot[];
  readonly #api: KalshiTrayApi;
  #asked = 0;
  /** Whether more than the span was read; then another reading of it takes nothing away. */
  #isExtended = false;
  #isExtending = false;

  constructor(api: KalshiTrayApi, ticker: string) {
    this.#api = api;
    this.ticker = ticker;
    this.slots = $derived(this.data === null ? [] : slotsOf(this.data));
  }

  /** Whether something older is stored in the same period. */
  get hasOlder(): boolean {
    const { data } = this;
    if (data === null || data.since === null) return false;
    return data.since < data.range.startTime && this.slots.length < MOST_SLOTS;
  }

  /** Reads a span; `isNew` forgets what was looked up before another one. `true` when the answer is shown. */
  async load(request: Omit<ChartRequest, 'ticker'>, isNew: boolean): Promise<boolean> {
    const answer = await this.#ask(request);
    if (!answer?.ok) return false;
    if (isNew) this.#isExtended = false;
    this.data = this.#isExtended && this.data ? joinCharts(this.data, answer.value) : answer.value;
    return true;
  }

  /** Reads the newest periods again, and those that have begun since. */
  async renewEnd(now: number): Promise<void> {
    if (this.data === null) return;
    const { period, candles, range } = this.data;
    const length = period * MINUTE_MS;
    const newest = candles.at(-1)?.endTime ?? range.startTime;
    const end = await this.#ask({
      span: { startTime: Math.min(newest, now) - length, endTime: now + length },
      period,
    });
    if (end?.ok) this.data = joinCharts(this.data, end.value);
  }

  /** Reads what was before, once at a time. */
  async extend(): Promise<void> {
    if (!this.hasOlder || this.data === null || this.#isExtending) return;
    this.#isExtending = true;
    const { period, range } = this.data;
    const answer = await this.#api.getChart({
      ticker: this.ticker,
      span: pageBefore(range, period),
      period,
    });
    this.#isExtending = false;
    if (!answer.ok) this.problem = answer.error;
    else if (this.data.period === answer.value.period) {
      this.#isExtended = true;
      this.data = joinCharts(answer.value, this.data);
    }
  }

  /** `null` for an answer that nobody waits for any more. */
  async #ask(request: Omit<ChartRequest, 'ticker'>): Promise<Result<ChartData> | null> {
    const asked = ++this.#asked;
    const answer = await this.#api.getChart({ ...request, ticker: this.ticker });
    if (asked !== this.#asked) return null;
    this.problem = answer.ok ? null : answer.error;
    return answer;
  }
}

function pageBefore({ startTime }: TimeRange, period: CandlePeriod): TimeRange {
  const length = period * MINUTE_MS;
  return { startTime: Math.max(0, startTime - PAGE * length), endTime: startTime };
}
