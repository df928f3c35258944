import {
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  rmSync,
  statSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import { Timers } from '../adapters/timers.ts';

const CHECK_MS = 10_000;
const MIB = 1024 * 1024;

export interface DiskGuardParts {
  readonly folder: string;
  readonly clock: Clock;
  /** Room kept for the alert ledger, in bytes. */
  readonly ballastBytes?: number;
  /** With less free than this, in bytes, the disk counts as full. */
  readonly lowBytes?: number;
}

/**
 * Watches the room on the disk that holds the data.
 *
 * A ballast file stands for the room that the alert ledger needs. When the disk is full it is thrown overboard, so that what
 * fires can still be written while recording pauses; when there is room again it is taken back on board.
 */
export class DiskGuard {
  readonly #path: string;
  readonly #folder: string;
  readonly #ballastBytes: number;
  readonly #lowBytes: number;
  readonly #timers: Timers;
  readonly #changes = new Emitter<boolean>();
  #hasRoom = true;

  constructor({ folder, clock, ballastBytes = 8 * MIB, lowBytes = 32 * MIB }: DiskGuardParts) {
    this.#folder = folder;
    this.#path = join(folder, 'ballast');
    this.#ballastBytes = ballastBytes;
    this.#lowBytes = lowBytes;
    this.#timers = new Timers(clock);
  }

  /** Calls back with whether there is room, when that changes. */
  readonly listen = this.#changes.listen;

  /** Whether anything but the ledger may be written. */
  get hasRoom(): boolean {
    return this.#hasRoom;
  }

  /** Bytes that can still be written to the disk; none when the disk is gone. */
  get freeBytes(): number {
    try {
      const { bavail, bsize } = statfsSync(this.#folder);
      return bavail * bsize;
    } catch {
      return 0;
    }
  }

  start(): void {
    this.check();
    this.#timers.every('check', CHECK_MS, () => this.check());
  }

  stop(): void {
    this.#timers.cancelAll();
  }

  /** Looks now: call it when a write has failed. */
  check(): void {
    const free = this.freeBytes;
    const missing = this.#ballastBytes - this.#ballastOnBoard();
    if (free < this.#lowBytes) this.#setRoom(false);
    else if (missing === 0 || free >= this.#lowBytes + missing) this.#setRoom(this.#takeBallast());
  }

  #setRoom(hasRoom: boolean): void {
    if (!hasRoom) this.#throwOverboard();
    if (hasRoom === this.#hasRoom) return;
    this.#hasRoom = hasRoom;
    this.#changes.emit(hasRoom);
  }

  /** A disk that is gone, or that takes no changes any more, keeps it. */
  #throwOverboard(): void {
    try {
      rmSync(this.#path, { force: true });
    } catch {
      return;
    }
  }

  /** Written out, since a file of holes takes no room; tells whether it is all there. */
  #takeBallast(): boolean {
    if (this.#ballastOnBoard() === this.#ballastBytes) return true;
    try {
      const file = openSync(this.#path, 'w');
      try {
        const block = Buffer.alloc(Math.min(MIB, this.#ballastBytes), 'ballast ');
        for (let left = this.#ballastBytes; left > 0; left -= block.length) {
          writeSync(file, block, 0, Math.min(left, block.length));
        }
        fsyncSync(file);
      } finally {
        closeSync(file);
      }
      return this.#ballastOnBoard() === this.#ballastBytes;
    } catch {
      return false;
    }
  }

  #ballastOnBoard(): number {
    return existsSync(this.#path) ? statSync(this.#path).size : 0;
  }
}
