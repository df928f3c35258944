import type { Firing } from '../../preload/contract/alerts.ts';

/** What a person gets to see and hear of one or more firings. */
export interface AlertNotification {
  /** `single` is one firing; `group` several that came at once; `digest` what quiet hours or a snooze held back. */
  readonly kind: 'single' | 'group' | 'digest';
  readonly title: string;
  readonly body: string;
  readonly sound: 'up' | 'down' | 'none';
  /** Oldest first. A click opens the first one's market; the actions are about the rules of all. */
  readonly firings: readonly Firing[];
}

/** Shows a native notification. Resolves once the system has taken it or refused it, and never rejects. */
export interface Notifier {
  show(notification: AlertNotification): Promise<'shown' | 'failed'>;
}
