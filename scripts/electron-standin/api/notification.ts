import type Electron from 'electron';
import type { NotificationOnDesktop } from '../desktop.ts';
import { preventable } from '../events.ts';
import type { Host } from '../host.ts';
import { type PartOf, StrictEmitter } from '../strict.ts';

/**
 * A notification on the desktop around the app. The desktop holds it weakly: an app that keeps no reference loses its events,
 * as in Electron.
 */
export class StandinNotification extends StrictEmitter implements PartOf<Electron.Notification> {
  readonly id: string;
  readonly groupId: string;
  title: string;
  subtitle: string;
  body: string;
  silent: boolean;
  actions: Electron.NotificationAction[];
  readonly #host: Host;
  #shown: NotificationOnDesktop | undefined;

  constructor(host: Host, options: Electron.NotificationConstructorOptions = {}) {
    super('Notification', ['show', 'click', 'close', 'reply', 'action', 'failed']);
    host.readiness.demand('Cannot create Notification before app is ready');
    this.#host = host;
    this.id = options.id ?? String(host.desktop.nextId());
    this.groupId = options.groupId ?? '';
    this.title = options.title ?? '';
    this.subtitle = options.subtitle ?? '';
    this.body = options.body ?? '';
    this.silent = options.silent ?? false;
    this.actions = options.actions ?? [];
  }

  show(): void {
    const { desktop } = this.#host;
    if (!desktop.canNotify) {
      setImmediate(() => this.emit('failed', preventable({}), 'Notifications are turned off'));
      return;
    }
    this.#takeDown();
    this.#shown = this.#onDesktop();
    desktop.notifications.add(this.#shown);
    this.emit('show', preventable({}));
  }

  close(): void {
    if (this.#takeDown()) this.emit('close', preventable({ reason: 'applicationHidden' }));
  }

  /** The person did something with it; that takes it off the desktop. */
  happen(event: string, fields: object, ...args: unknown[]): void {
    this.#shown = undefined;
    this.emit(event, preventable(fields), ...args);
  }

  #takeDown(): boolean {
    const shown = this.#shown;
    this.#shown = undefined;
    return shown !== undefined && this.#host.desktop.notifications.delete(shown);
  }

  #onDesktop(): NotificationOnDesktop {
    const { desktop, platform } = this.#host;
    const app = new WeakRef(this);
    const end = (event: string, fields: object, ...args: unknown[]): void => {
      desktop.notifications.delete(shown);
      app.deref()?.happen(event, fields, ...args);
    };
    const shown: NotificationOnDesktop = {
      id: desktop.nextId(),
      title: this.title,
      subtitle: platform === 'darwin' ? this.subtitle : '',
      body: this.body,
      silent: this.silent,
      actions: this.actions.map(({ text = '' }) => text),
      click: () => end('click', {}),
      close: () => end('close', { reason: 'userCanceled' }),
      act: (index) => end('action', { actionIndex: index, selectionIndex: -1 }, index, -1),
      reply: (text) => end('reply', { reply: text }, text),
    };
    return shown;
  }
}
