import { HOUR_MS } from '../preload/contract/durations.ts';
import type { Settings } from '../preload/contract/settings.ts';
import type { Firing } from '../preload/contract/alerts.ts';
import { chooseSound } from './alert-sound.ts';
import type { AlertNotification, Notifier } from './alerts/notifier.ts';
import type { AlertService } from './alerts/service.ts';
import type { Clock } from './adapters/clock.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { NoticeEvent } from './desktop/notifier.ts';

const SNOOZE_MS = HOUR_MS;
const ACTIONS = ['Snooze 1 h', 'Mute'] as const;

/** Who acts when a person answers a notification. */
export interface NotificationParts {
  readonly clock: Clock;
  readonly desktop: () => Pick<Desktop, 'notifier' | 'hasPage' | 'push' | 'show'>;
  readonly settings: () => Settings;
  /** The alerts of the environment in use. */
  readonly alerts: () => AlertService;
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
    this.#parts.desktop().notifier.listen((event) => this.#onEvent(event));
  }

  /** Linux desktops may sound a notification of their own accord: Electron has no way to say that it is silent. */
  async show(notification: AlertNotification): Promise<'shown' | 'failed'> {
    const { title, body, firings } = notification;
    const desktop = this.#parts.desktop();
    const sound = chooseSound(notification.sound, this.#parts.settings(), desktop.hasPage);
    const id = `alert-${firings.map((firing) => firing.id).join('-')}`.slice(0, MAX_ID_LENGTH);
    this.#shown.set(id, firings);
    const silent = sound.kind !== 'system';
    const notice = { id, title, body, silent, actions: ACTIONS, group: 'alerts' };
    const outcome = await desktop.notifier.show(notice);
    if (outcome === 'shown' && sound.kind === 'own') desktop.push('sound', sound.order);
    return outcome;
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
    this.#parts
      .desktop()
      .show(
        ticker === null ? { screen: 'alerts', firingId } : { screen: 'market', ticker, firingId },
      );
  }
}

/** Windows throws on ids over 64 characters (Electron docs, Notification). */
const MAX_ID_LENGTH = 64;
