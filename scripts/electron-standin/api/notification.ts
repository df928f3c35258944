import type Electron from 'electron';
import type { NotificationOnDesktop } from '../desktop.ts';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { type PartOf, StrictEmitter } from '../strict.ts';

/** A notification on the desktop around the app. */
export class StandinNotification extends StrictEmitter implements PartOf<Electron.Notification> {
  readonly id: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  actions: Electron.NotificationAction[];
  readonly groupId: string;
  readonly #host: Host;
  #shown: NotificationOnDesktop | undefined;

  constructor(host: Host, options: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    host.readiness.demand('Cannot create Notification before app is ready');
    this.#host = host;
    this.id = options.id ?? String(host.desktop.nextId());
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.actions = options.actions ?? [];
    this.groupId = options.groupId ?? '';
  }

  show(): void {
    if (!this.#host.desktop.canNotify) {
      setImmediate(() => this.emit('failed', preventable({}), 'Notifications are turned off'));
      return;
    }
    this.#take();
    this.#shown = this.#onDesktop();
    this.#host.desktop.notifications.add(this.#shown);
    this.emit('show', preventable({}));
  }

  close(): void {
    if (this.#take()) this.emit('close', preventable({ reason: 'applicationHidden' }));
  }

  /** Off the desktop; tells whether it was there. */
  #take(): boolean {
    const shown = this.#shown;
    this.#shown = undefined;
    return shown !== undefined && this.#host.desktop.notifications.delete(shown);
  }

  #onDesktop(): NotificationOnDesktop {
    const does = (act: () => void) => () => {
      if (this.#take()) act();
    };
    return {
      id: this.#host.desktop.nextId(),
      title: this.title,
      subtitle: this.#host.platform === 'darwin' ? this.subtitle : '',
      body: this.body,
      silent: this.silent,
      actions: this.actions.map(({ text }) => text ?? ''),
      click: does(() => this.emit('click', preventable({}))),
      close: does(() => this.emit('close', preventable({ reason: 'userCanceled' }))),
      act: (index) =>
        does(() =>
          this.emit('action', preventable({ actionIndex: index, selectionIndex: -1 }), index, -1),
        )(),
      reply: (text) => does(() => this.emit('reply', preventable({ reply: text }), text))(),
    };
  }
}
