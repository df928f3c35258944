/** Software of others that is part of the app. */
export interface Licence {
  /** The package's own name. */
  readonly name: string;
  /** As the package names it (SPDX). */
  readonly licence: 'MIT' | 'Apache-2.0';
  readonly copyright: string;
}

/** What runs in the app besides its own code; the packages carry the full texts of their licences. */
export const licences: readonly Licence[] = [
  { name: 'better-sqlite3', licence: 'MIT', copyright: '2017 Joshua Wise' },
  { name: 'electron', licence: 'MIT', copyright: 'Electron contributors, 2013–2020 GitHub Inc.' },
  { name: 'fancy-canvas', licence: 'MIT', copyright: 'TradingView, Inc.' },
  { name: '@github/keytar', licence: 'MIT', copyright: '2013 GitHub Inc.' },
  { name: 'lightweight-charts', licence: 'Apache-2.0', copyright: 'TradingView, Inc.' },
  { name: 'minisearch', licence: 'MIT', copyright: '2022 Luca Ongaro' },
  { name: 'svelte', licence: 'MIT', copyright: '2016–2025 Svelte contributors' },
  {
    name: 'ws',
    licence: 'MIT',
    copyright: '2011 Einar Otto Stangvik, 2013 Arnout Kazemier, 2016 Luigi Pinca',
  },
  { name: 'zod', licence: 'MIT', copyright: '2025 Colin McDonnell' },
];
