import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import { DAY_MS } from '../../preload/contract/durations.ts';
import type { Exported, ExportProgress, ExportRequest } from '../../preload/contract/archive.ts';
import type { CandlePeriod } from '../../preload/contract/history.ts';
import type { Failure } from '../../preload/contract/result.ts';

/** From the question where to write to the finished file. */
export type ExportState =
  | { readonly name: 'idle' }
  /** `progress` is `null` while the person is asked where to. */
  | { readonly name: 'running'; readonly progress: ExportProgress | null }
  | { readonly name: 'done'; readonly exported: Exported }
  | { readonly name: 'failed'; readonly reason: Failure };

export type ExportContent = 'ticks' | CandlePeriod;
/** How far back an export reaches, in days; `null` for everything. */
export type ExportDays = 1 | 7 | 30 | null;

/** `12,345 rows written to /home/ada/prices.csv`. */
export const exportedText = ({ rows, path }: Exported): string =>
  `${rows.toLocaleString('en')} rows written to ${path}`;

/** What to export and how that goes; it goes on while another screen is open. */
export class Exporting {
  state = $state.raw<ExportState>({ name: 'idle' });
  content = $state.raw<ExportContent>(1);
  days = $state.raw<ExportDays>(null);
  format = $state.raw<ExportRequest['format']>('csv');
  /** Whether somebody looks at how it goes. */
  isWatched = false;
  readonly #api: KalshiTrayApi;
  readonly #say: (message: string) => void;

  /** `say` tells in passing how an export has ended that nobody watched. */
  constructor(api: KalshiTrayApi, say: (message: string) => void) {
    this.#api = api;
    this.#say = say;
    api.listen('exportProgress', (progress) => {
      if (this.state.name === 'running') this.state = { name: 'running', progress };
    });
  }

  /** Asks where to and writes. `now` is Unix ms. */
  async run(tickers: readonly string[], now: number): Promise<void> {
    if (this.state.name === 'running') return;
    const { content, days, format } = this;
    this.state = { name: 'running', progress: null };
    const range = days === null ? null : { startTime: now - days * DAY_MS, endTime: now };
    const answer = await this.#api.exportHistory({ tickers, range, content, format });
    if (!answer.ok && answer.error.code !== 'cancelled') {
      this.#end({ name: 'failed', reason: answer.error }, answer.error.message);
    } else if (answer.ok && answer.value) {
      this.#end({ name: 'done', exported: answer.value }, exportedText(answer.value));
    } else this.state = { name: 'idle' };
  }

  /** Forgets how the last export went, unless it still runs. */
  reset(): void {
    if (this.state.name !== 'running') this.state = { name: 'idle' };
  }

  #end(state: ExportState, words: string): void {
    this.state = state;
    if (!this.isWatched) this.#say(words);
  }
}
