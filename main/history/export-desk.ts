import { rmSync } from 'node:fs';
import type { Exported, ExportRequest } from '../../preload/contract/archive.ts';
import { fail, ok, type Result } from '../../preload/contract/result.ts';
import { draftOf, exportHistory, type ExportJob } from './exporter.ts';
import type { HistoryStore } from './history-store.ts';

/** Asks a person where a file should go, proposing a name; `null` when they changed their mind. */
export type AskWhere = (name: string) => Promise<string | null>;

interface Running {
  readonly path: string;
  readonly cancel: AbortController;
}

/** One export at a time, from the question where to write to the finished file. */
export class ExportDesk {
  readonly #store: HistoryStore;
  readonly #askWhere: AskWhere;
  #isAsking = false;
  #running: Running | null = null;
  #lastPath: string | null = null;

  constructor(store: HistoryStore, askWhere: AskWhere) {
    this.#store = store;
    this.#askWhere = askWhere;
  }

  /** The file of the latest finished export; `null` before the first. */
  get lastPath(): string | null {
    return this.#lastPath;
  }

  /** Asks where to and writes; `null` when the person changed their mind. */
  async run(
    job: Pick<ExportJob, 'environment' | 'request' | 'now' | 'onProgress'>,
  ): Promise<Result<Exported | null>> {
    if (this.#isAsking || this.#running) return busy;
    this.#isAsking = true;
    const path = await this.#askWhere(nameOf(job.request)).finally(() => (this.#isAsking = false));
    if (path === null) return ok(null);
    const cancel = new AbortController();
    this.#running = { path, cancel };
    const writing = exportHistory(this.#store, { ...job, path, signal: cancel.signal });
    const exported = await writing.finally(() => (this.#running = null));
    if (exported.ok) this.#lastPath = exported.value.path;
    return exported;
  }

  cancel(): void {
    this.#running?.cancel.abort();
  }

  /** Nothing unfinished is on the disk when this returns. */
  stop(): void {
    if (!this.#running) return;
    this.cancel();
    rmSync(draftOf(this.#running.path), { force: true });
  }
}

const busy = fail('internal', 'Another export is being written. Wait for it, or cancel it.');

const CONTENTS = { ticks: 'changes', 1: 'minutes', 60: 'hours', 1440: 'days' } as const;

/** `KXHIGHNY-26AUG09-B83.5 minutes.csv`, `12 markets days.json` */
function nameOf({ tickers, content, format }: ExportRequest): string {
  const [ticker = ''] = tickers;
  const what = tickers.length === 1 ? ticker : `${tickers.length} markets`;
  return `${what} ${CONTENTS[content]}.${format}`;
}
