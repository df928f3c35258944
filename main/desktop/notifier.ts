/** A notification to show. */
export interface Notice {
  /** Names it in events; showing another under the same id replaces it. */
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly silent: boolean;
  /** Labels of buttons. macOS shows the first when alerts are allowed, some Linux desktops none: never the only way. */
  readonly actions: readonly string[];
  /** Notices of one group lie together in the notification centre (macOS, Windows); empty for none. */
  readonly group: string;
}

/** What became of a notice after it was shown. */
export type NoticeEvent =
  | { readonly kind: 'click'; readonly id: string }
  /** `index` counts the notice's actions. */
  | { readonly kind: 'action'; readonly id: string; readonly index: number }
  /** Closed by the person or, on some systems, by time; not every system tells. */
  | { readonly kind: 'close'; readonly id: string };

export interface Notifier {
  /**
   * Shows a notice. `failed` when the system cannot or does not say within 10 s that it did; then it was taken back, so
   * that trying again shows it once.
   */
  show(notice: Notice): Promise<'shown' | 'failed'>;
  /** Takes a notice back, if it is still there. */
  dismiss(id: string): void;
  /** Calls `listener` on every event until the returned function is called. */
  readonly listen: (listener: (event: NoticeEvent) => void) => () => void;
}
