import type { Firing } from '../preload/contract/alerts.ts';
import type { Route } from '../preload/contract/pushes.ts';
import type { AlertNotification, Notifier } from './alerts/notifier.ts';
import type { AlertService } from './alerts/service.ts';
import type { Clock } from './adapters/clock.ts';
import type { NoticeEvent, Notifier as DesktopNotifier } from './desktop/notifier.ts';

const SNOOZE_MS = 60 * 60_000;
const ACTIONS = ['Snooze 1 h', 'Mute'] as const;

/** Who acts when a person answers a notification. */
export interface NotificationParts {
  readonly clock: Clock;
  readonly desktop: () => DesktopNotifier;
  /** The alerts of the environment in use. */
  readonly alerts: () => AlertService;
  readonly show: (route: Route) => void;
}

/** Shows alerts as native notifications, and carries out what people do with them. */
export class AlertNotifications implements Notifier {
  readonly #parts: NotificationParts;
  readonly #shown = new Map<string, readonly Firing[]>();

  constructor(parts: NotificationParts) {
    this.#parts = parts;
  }

  /** Begins to hear clicks; call once there is a desktop. */
  start(): void {
    this.#parts.desktop().listen((event) => this.#onEvent(event));
  }

  show({ title, body, sound, firings }: AlertNotification): Promise<'shown' | 'failed'> {
    const id = `alert-${firings.map((firing) => firing.id).join('-')}`.slice(0, MAX_ID_LENGTH);
    this.#shown.set(id, firings);
    const silent = sound === 'none';
    return this.#parts
      .desktop()
      .show({ id, title, body, silent, actions: ACTIONS, group: 'alerts' });
  }

  #onEvent(event: NoticeEvent): void {
    const firings = this.#shown.get(event.id);
    if (!firings) return;
    const alerts = this.#parts.alerts();
    const rules = [...new Set(firings.map(({ ruleId }) => ruleId))];
    if (event.kind === 'click') this.#open(alerts, firings);
    else if (event.kind === 'action' && event.index === 0) {
      alerts.rules.snooze(rules, this.#parts.clock.now() + SNOOZE_MS);
    } else if (event.kind === 'action') alerts.rules.setMuted(rules, true);
    this.#shown.delete(event.id);
  }

  #open(alerts: AlertService, firings: readonly Firing[]): void {
    const target = alerts.onNotificationClicked(firings);
    if (!target) return;
    const { ticker, firingId } = target;
    this.#parts.show(
      ticker === null ? { screen: 'alerts', firingId } : { screen: 'market', ticker, firingId },
    );
  }
}

/** Windows throws on ids over 64 characters (Electron docs, Notification). */
const MAX_ID_LENGTH = 64;
