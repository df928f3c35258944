/* eslint-disable @typescript-eslint/unified-signatures -- Electron declares an overload for each event, and only overloads fit it. */
import type { NotificationConstructorOptions } from 'electron';
import { createHash } from 'node:crypto';
import type { Clock } from '../adapters/clock.ts';
import { Emitter } from '../adapters/emitter.ts';
import type { Log } from '../adapters/log.ts';
import type { Notice, NoticeEvent, Notifier } from './notifier.ts';

/** How long a system may take to say that it shows a notice; macOS asks the person for permission the first time. */
const CONFIRM_MS = 10_000;

/** Electron loses the events of notices nobody holds, and systems do not always say when one is gone. */
const MAX_HELD = 100;

/** The part of Electron's `Notification` in use. */
export interface SystemNotice {
  show(): void;
  close(): void;
  on(event: 'show', listener: () => void): unknown;
  on(event: 'click', listener: () => void): unknown;
  on(event: 'close', listener: (details: { readonly reason?: string }) => void): unknown;
  on(event: 'action', listener: (details: { readonly actionIndex: number }) => void): unknown;
  on(event: 'failed', listener: (event: unknown, error: string) => void): unknown;
}

export interface NotificationParts {
  readonly isSupported: () => boolean;
  readonly create: (options: NotificationConstructorOptions) => SystemNotice;
  readonly clock: Clock;
  readonly log: Log;
}

/** Shows notices through the system's notifications. */
export class Notifications implements Notifier {
  readonly #parts: NotificationParts;
  readonly #held = new Map<string, SystemNotice>();
  readonly #events = new Emitter<NoticeEvent>();
  readonly listen = this.#events.listen;

  constructor(parts: NotificationParts) {
    this.#parts = parts;
  }

  async show(notice: Notice): Promise<'shown' | 'failed'> {
    if (!this.#parts.isSupported()) return 'failed';
    this.dismiss(notice.id);
    try {
      const system = this.#parts.create(systemOptions(notice));
      this.#hold(notice.id, system);
      return await this.#confirmed(notice.id, system);
    } catch (error) {
      this.#failed(notice.id, String(error));
      return 'failed';
    }
  }

  dismiss(id: string): void {
    const system = this.#held.get(id);
    this.#held.delete(id);
    system?.close();
  }

  #confirmed(id: string, system: SystemNotice): Promise<'shown' | 'failed'> {
    return new Promise((resolve) => {
      const cancel = this.#parts.clock.after(CONFIRM_MS, () => {
        this.#parts.log.warn('The system did not confirm a notification within 10 s.');
        this.dismiss(id);
        resolve('failed');
      });
      system.on('show', () => {
        cancel();
        resolve('shown');
      });
      system.on('failed', (_event, error) => {
        cancel();
        this.#failed(id, error);
        resolve('failed');
      });
      this.#report(id, system);
      // Linux emits `show` inside this call, so it comes after the listeners.
      system.show();
    });
  }

  #report(id: string, system: SystemNotice): void {
    const emit = (event: NoticeEvent): void => {
      if (this.#held.get(id) === system) this.#events.emit(event);
    };
    system.on('click', () => {
      emit({ kind: 'click', id });
      this.#release(id, system);
    });
    system.on('action', ({ actionIndex }) => {
      emit({ kind: 'action', id, index: actionIndex });
      this.#release(id, system);
    });
    system.on('close', ({ reason }) => {
      // Windows moves a notice that timed out to the Action Center, where it can still be clicked.
      if (reason === 'timedOut') return;
      emit({ kind: 'close', id });
      this.#release(id, system);
    });
  }

  #hold(id: string, system: SystemNotice): void {
    this.#held.set(id, system);
    const [oldest] = this.#held.keys();
    if (this.#held.size > MAX_HELD && oldest !== undefined) this.#held.delete(oldest);
  }

  #release(id: string, system: SystemNotice): void {
    if (this.#held.get(id) === system) this.#held.delete(id);
  }

  #failed(id: string, error: string): void {
    this.#held.delete(id);
    this.#parts.log.warn(`The system refused a notification: ${error}`);
  }
}

function systemOptions(notice: Notice): NotificationConstructorOptions {
  return {
    id: systemId(notice.id),
    title: notice.title,
    body: notice.body,
    silent: notice.silent,
    actions: notice.actions.map((text) => ({ type: 'button', text })),
    ...(notice.group !== '' && { groupId: systemId(notice.group) }),
  };
}

/** Windows refuses ids over 64 characters; ours may hold tickers of any length. */
function systemId(id: string): string {
  return createHash('sha256').update(id).digest('hex');
}
