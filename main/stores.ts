import type { Database } from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  defaultRetention,
  type HistoryRetention,
  type HistoryUse,
  type StorageNotice,
} from '../preload/contract/storage.ts';
import { ok, type Result } from '../preload/contract/result.ts';
import type { Clock } from './adapters/clock.ts';
import type { Log } from './adapters/log.ts';
import { HistoryStore } from './history/history-store.ts';
import { Removal } from './history/removal.ts';
import { Retention } from './history/retention.ts';
import { salvage } from './history/salvage.ts';
import { DiskGuard } from './storage/disk-guard.ts';
import { EssentialsKeeper } from './storage/essentials-keeper.ts';
import { NoticeBoard } from './storage/notice-board.ts';
import {
  carriedMessage,
  damagedMessage,
  markDamaged,
  openHistory,
} from './storage/open-history.ts';
import { openMain } from './storage/open-main.ts';
import { quickCheck } from './storage/quick-check.ts';
import { noteFinished } from './storage/unfinished.ts';

/** Everything the app keeps on disk, in one folder: what must last, and the prices of the past in a file of their own. */
export class Stores {
  readonly database: Database;
  readonly history: HistoryStore;
  readonly disk: DiskGuard;
  /** What the person should know of how the files were found. */
  readonly notices: NoticeBoard;
  readonly #essentials: EssentialsKeeper;
  readonly #retention: Retention;
  readonly #removal: Removal;
  readonly #parts: StoresParts;
  readonly #unfinished: readonly string[];
  readonly #closing = new AbortController();

  private constructor(parts: StoresParts, opened: OpenedFiles) {
    const { clock, log, folder } = parts;
    this.#parts = parts;
    this.database = opened.database;
    this.history = new HistoryStore(opened.history, () => clock.now());
    this.notices = new NoticeBoard(opened.notices);
    this.#unfinished = opened.unfinished;
    this.disk = opened.disk;
    this.#essentials = new EssentialsKeeper({
      database: this.database,
      path: essentialsIn(folder),
      clock,
      log,
    });
    this.#retention = new Retention({ store: this.history, policy: defaultRetention, clock, log });
    this.#removal = new Removal({ store: this.history, clock, log });
  }

  /**
   * Opens both files, whatever has happened to them; on a full disk, which takes not even that, in the room that the ballast
   * has held. Fails when the folder cannot be written to.
   */
  static open(parts: StoresParts): Result<Stores> {
    const disk = new DiskGuard(parts);
    if (existsSync(parts.folder)) disk.check();
    const now = (): number => parts.clock.now();
    const main = openMain({
      path: join(parts.folder, 'kalshi-tray.db'),
      essentialsPath: essentialsIn(parts.folder),
      now,
      log: parts.log,
    });
    if (!main.ok) return main;
    const history = openHistory(historyIn(parts.folder), now);
    if (!history.ok) return history;
    const { database, notice, unfinished } = history.value;
    const notices = [main.value.notice, notice].filter((found) => found !== null);
    return ok(
      new Stores(parts, {
        disk,
        database: main.value.database,
        history: database,
        notices,
        unfinished,
      }),
    );
  }

  get historyUse(): HistoryUse {
    return { usedBytes: this.#retention.usedBytes, freeBytes: this.disk.freeBytes };
  }

  start(retention: HistoryRetention): void {
    this.disk.start();
    this.#essentials.start();
    this.setRetention(retention);
    this.#removal.start();
    void this.#inspect();
  }

  /** How long history is kept, from a minute from now on. */
  setRetention(retention: HistoryRetention): void {
    this.#retention.setPolicy(retention);
  }

  /** History that was kept forever is no longer: a minute is left to take that back. */
  postponePurge(): void {
    this.#retention.postpone();
  }

  /** The history file turned out to be damaged: the next start sets it aside. */
  markHistoryDamaged(): void {
    const path = historyIn(this.#parts.folder);
    markDamaged(path);
    this.notices.put({ kind: 'history-damaged', path, message: damagedMessage });
  }

  /** Everything is on disk when this returns. */
  close(): void {
    this.#closing.abort();
    this.disk.stop();
    this.#retention.stop();
    this.#removal.stop();
    this.#essentials.stop();
    this.database.close();
    this.history.database.close();
  }

  /** In the background: carries over what damaged histories still hold, then looks whether the new one is sound. */
  async #inspect(): Promise<void> {
    for (const path of this.#unfinished) await this.#carryOver(path);
    if (!this.#closing.signal.aborted) await this.#check();
  }

  /** Broken off by quitting, or by a full disk, it goes on at the next start. */
  async #carryOver(path: string): Promise<void> {
    const { clock, log } = this.#parts;
    const { signal } = this.#closing;
    try {
      const rows = await salvage(path, this.history, clock, signal);
      if (signal.aborted) return;
      noteFinished(path);
      if (this.notices.find('history-set-aside')?.path !== path) return;
      this.notices.put({ kind: 'history-set-aside', path, message: carriedMessage(rows, path) });
    } catch (error) {
      log.warn(`The rest of ${path} is carried over at the next start: ${String(error)}`);
    }
  }

  async #check(): Promise<void> {
    const { log, folder } = this.#parts;
    try {
      const damage = await quickCheck(historyIn(folder));
      if (damage === null || this.#closing.signal.aborted) return;
      log.warn(`The price history is damaged and is set aside at the next start: ${damage}`);
      this.markHistoryDamaged();
    } catch (error) {
      log.warn(`The price history could not be checked: ${String(error)}`);
    }
  }
}

export interface StoresParts {
  /** Absolute; created when missing. */
  readonly folder: string;
  readonly clock: Clock;
  readonly log: Log;
}

interface OpenedFiles {
  readonly disk: DiskGuard;
  readonly database: Database;
  readonly history: Database;
  readonly notices: readonly StorageNotice[];
  readonly unfinished: readonly string[];
}

const essentialsIn = (folder: string): string => join(folder, 'essentials.json');
const historyIn = (folder: string): string => join(folder, 'history.db');
