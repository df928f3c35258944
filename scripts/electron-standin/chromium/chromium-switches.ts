import type { LaunchOptions } from './launch.ts';

/** Names under `.invalid` never resolve (RFC 6761); this keeps even the question off the network. */
const noLookups = '--host-resolver-rules=MAP *.standin.invalid ~NOTFOUND';

/**
 * No first-run pages, no updates, no calls home, no keychain prompts; and, as in Electron, no blocker of popups, and sounds
 * without a click before them. Keys pressed before a page has painted count: tests are faster than people.
 */
const quiet = [
  '--no-first-run',
  '--no-default-browser-check',
  '--allow-pre-commit-input',
  '--autoplay-policy=no-user-gesture-required',
  '--disable-back-forward-cache',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-popup-blocking',
  '--disable-prompt-on-repost',
  '--disable-quic',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  '--disable-features=Translate,MediaRouter,OptimizationHints',
  '--password-store=basic',
  '--use-mock-keychain',
];

/** The switches all Chromium processes of one run share; root can only run Chromium without its sandbox. */
export function chromiumSwitches(options: LaunchOptions, profile: string): readonly string[] {
  const { headless, switches } = options;
  return [
    ...(headless ? ['--headless', '--disable-gpu'] : []),
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ...quiet,
    noLookups,
    `--user-data-dir=${profile}`,
    ...switches,
  ];
}

/** What only the Chromium that stays is told: to open nothing by itself, and where to be debugged. */
export function ownSwitches({ debuggingPort }: LaunchOptions): readonly string[] {
  const port = debuggingPort === undefined ? [] : [`--remote-debugging-port=${debuggingPort}`];
  return ['--no-startup-window', '--remote-debugging-pipe', ...port];
}
