import type { FiringFilter, FiringPage } from '../../../preload/contract/alerts.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import type { Clock } from '../../adapters/clock.ts';
import { Emitter } from '../../adapters/emitter.ts';
import { writeCsv } from './csv.ts';
import type { FiringList } from './firing-list.ts';
import type { Writer } from '../sql/writer.ts';

/** Everything that has fired, for reading; and how much of it nobody has seen. */
export class Inbox {
  readonly #list: FiringList;
  readonly #writer: Writer;
  readonly #clock: Clock;
  readonly #unseen = new Emitter<number>();

  constructor(list: FiringList, writer: Writer, clock: Clock) {
    this.#list = list;
    this.#writer = writer;
    this.#clock = clock;
  }

  /** Calls back with the number of unseen firings whenever it may have changed. */
  readonly listenToUnseen = this.#unseen.listen;

  get unseen(): number {
    return this.#list.unseen;
  }

  /** Newest first, 50 at a time unless the filter says otherwise. */
  page(filter: FiringFilter): FiringPage {
    return this.#list.list(filter);
  }

  /** Marks these firings as seen, or with `null` all of them. */
  markSeen(ids: readonly number[] | null): void {
    this.#change(() => this.#list.markSeen(ids, this.#clock.now()));
  }

  /** Empties the list, or the part the filter finds; the token brings it back for a day. */
  clear(filter: FiringFilter): Result<number> {
    const token = this.#clock.now();
    return this.#change(() => this.#list.clear(filter, token)) ? ok(token) : notSaved;
  }

  undoClear(token: number): Result<undefined> {
    return this.#change(() => this.#list.restoreCleared(token)) ? ok() : notSaved;
  }

  exportCsv(filter: FiringFilter): string {
    return writeCsv(this.#list.list({ ...filter, limit: Number.MAX_SAFE_INTEGER - 1 }).firings);
  }

  /** Something fired, or was shown. */
  noteChange(): void {
    this.#unseen.emit(this.unseen);
  }

  /** Tells whether it is on disk. */
  #change(action: () => void): boolean {
    const written = this.#writer.write(action);
    this.#unseen.emit(this.unseen);
    return written;
  }
}

const notSaved = fail(
  'internal',
  'The list could not be changed. Check that the disk has room and is writable.',
);
