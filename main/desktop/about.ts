import type { AboutPanelOptionsOptions } from 'electron';

/** The About panel; every platform shows its own part of it, and each part says what the app is not. */
export function aboutPanel(name: string, version: string): AboutPanelOptionsOptions {
  const disclaimer =
    'Unofficial. Not affiliated with, endorsed by or connected to Kalshi. Read-only: it never places orders.';
  return {
    applicationName: name,
    applicationVersion: version,
    copyright: disclaimer,
    credits: 'Prices are information, not advice. Released under the MIT licence.',
  };
}
