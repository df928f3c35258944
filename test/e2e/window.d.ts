import type { KalshiTrayApi } from '../../preload/contract/api.ts';

declare global {
  interface Window {
    readonly kalshiTray: KalshiTrayApi;
  }
}
