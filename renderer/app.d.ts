import type { KalshiTrayApi } from '../preload/contract/api.ts';

declare global {
  interface Window {
    /** Put there by the preload script; the only way out of this window. */
    readonly kalshiTray: KalshiTrayApi;
  }
}
