import type { KalshiTrayApi } from '../../preload/contract/api.ts';

/**
 * Keeps the popover open while this page is on screen, because choosing a file, or fetching one to drop, takes the focus from
 * it. Hiding the window by hand ends the hold; showing it again renews it. For `$effect`: returns what ends it.
 */
export function holdWindow(api: Pick<KalshiTrayApi, 'holdWindow'>): () => void {
  const hold = (): void => void api.holdWindow({ held: !document.hidden });
  hold();
  document.addEventListener('visibilitychange', hold);
  return () => {
    document.removeEventListener('visibilitychange', hold);
    void api.holdWindow({ held: false });
  };
}
