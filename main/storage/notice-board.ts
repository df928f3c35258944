import type { StorageNotice } from '../../preload/contract/storage.ts';
import { Emitter } from '../adapters/emitter.ts';

/** What the person should know of the stored files, until they have said that they do. One notice of a kind. */
export class NoticeBoard {
  readonly #changes = new Emitter<readonly StorageNotice[]>();
  #notices: readonly StorageNotice[];

  constructor(notices: readonly StorageNotice[]) {
    this.#notices = notices;
  }

  /** Calls back with all notices after every change. */
  readonly listen = this.#changes.listen;

  get all(): readonly StorageNotice[] {
    return this.#notices;
  }

  find(kind: StorageNotice['kind']): StorageNotice | null {
    return this.#notices.find((notice) => notice.kind === kind) ?? null;
  }

  /** Puts a notice up, in the place of one of its kind. */
  put(notice: StorageNotice): void {
    this.#set([...this.#notices.filter(({ kind }) => kind !== notice.kind), notice]);
  }

  takeDown(kind: StorageNotice['kind']): void {
    this.#set(this.#notices.filter((notice) => notice.kind !== kind));
  }

  #set(notices: readonly StorageNotice[]): void {
    this.#notices = notices;
    this.#changes.emit(notices);
  }
}
