import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { MINUTE_MS } from '../../preload/contract/durations.ts';
import type { EventMarket } from '../../preload/contract/history.ts';
import type { Failure } from '../../preload/contract/result.ts';
import { chancesOf, MOST_COMPARED, timesOf, type Compared } from './chances.ts';
import { StoredChart } from './stored-chart.svelte.ts';

/** As many periods as are answered at once. */
const MOST_AT_ONCE = 1_900;

/** Other markets of the event, drawn with the one that is looked at. */
export class Comparison {
  /** Whether the choice of markets is open. */
  isChoosing = $state.raw(false);
  /** The stored markets of the event, the looked-at one among them. */
  candidates = $state.raw<readonly EventMarket[]>([]);
  /** All that are in the chart, in the order they were chosen; one alone is no comparison. */
  readonly markets: readonly Compared[];
  readonly times: readonly number[];
  readonly #api: KalshiTrayApi;
  readonly #own: StoredChart;
  #others = $state.raw<readonly StoredChart[]>([]);

  constructor(api: KalshiTrayApi, own: StoredChart) {
    this.#api = api;
    this.#own = own;
    this.markets = $derived(
      [this.#own, ...this.#others].map(({ ticker, slots }) => ({
        ticker,
        name: this.#nameOf(ticker),
        chances: chancesOf(slots),
      })),
    );
    this.times = $derived(timesOf(this.markets, this.#own.data?.period ?? 1));
  }

  /** Of the markets in the chart; the looked-at one is first. */
  get tickers(): readonly string[] {
    return [this.#own, ...this.#others].map(({ ticker }) => ticker);
  }

  /** Why one of the others could not be read. */
  get problem(): Failure | null {
    return this.#others.find(({ problem }) => problem !== null)?.problem ?? null;
  }

  get isOn(): boolean {
    return this.#others.length > 0;
  }

  get isFull(): boolean {
    return this.#others.length >= MOST_COMPARED - 1;
  }

  has(ticker: string): boolean {
    return ticker === this.#own.ticker || this.#others.some((other) => other.ticker === ticker);
  }

  /** Whether the market can be put into the chart or taken out of it. */
  canToggle(ticker: string): boolean {
    return ticker !== this.#own.ticker && (this.has(ticker) || !this.isFull);
  }

  /** Opens the choice of markets, or closes it; where there is nothing to choose it does neither. */
  choose(): void {
    this.isChoosing = !this.isChoosing && this.candidates.length > 1;
  }

  /** Closes the choice of markets; `false` when it was not open. */
  close(): boolean {
    const open = this.isChoosing;
    this.isChoosing = false;
    return open;
  }

  /** Asks which markets there are to choose from. */
  async find(): Promise<void> {
    const found = await this.#api.listEventMarkets({ ticker: this.#own.ticker });
    if (found.ok) this.candidates = found.value;
  }

  async toggle(ticker: string): Promise<void> {
    if (!this.canToggle(ticker)) return;
    if (this.has(ticker)) {
      this.#others = this.#others.filter((other) => other.ticker !== ticker);
      return;
    }
    const added = new StoredChart(this.#api, ticker);
    this.#others = [...this.#others, added];
    await this.#loadOne(added, true);
  }

  /** Reads what was before, until it reaches as far back as the looked-at market does, or there is no more. */
  async extend(): Promise<void> {
    await Promise.all(this.#others.map((other) => this.#extendOne(other)));
  }

  /** Reads the same times in the same period as the looked-at market has. */
  async load(isNew: boolean): Promise<void> {
    await Promise.all(this.#others.map((other) => this.#loadOne(other, isNew)));
  }

  async renewEnd(now: number): Promise<void> {
    await Promise.all(this.#others.map((other) => other.renewEnd(now)));
  }

  async #loadOne(chart: StoredChart, isNew: boolean): Promise<void> {
    const { data } = this.#own;
    if (!data) return;
    const { period, range } = data;
    const startTime = Math.max(range.startTime, range.endTime - MOST_AT_ONCE * period * MINUTE_MS);
    await chart.load({ span: { ...range, startTime }, period }, isNew);
  }

  async #extendOne(chart: StoredChart): Promise<void> {
    const reach = this.#own.data?.range.startTime ?? Infinity;
    while (chart.hasOlder && (chart.data?.range.startTime ?? 0) > reach) {
      await chart.extend();
      if (chart.problem) return;
    }
  }

  #nameOf(ticker: string): string {
    const found = this.candidates.find((market) => market.ticker === ticker);
    return found?.yesSubtitle || found?.title || ticker;
  }
}
