/** The colours of a chart, as the style sheet has them at the moment. */
export interface Palette {
  readonly surface: string;
  readonly text: string;
  readonly grid: string;
  readonly crosshair: string;
  readonly last: string;
  /** Bid and ask. */
  readonly band: string;
  readonly up: string;
  readonly down: string;
  /** Between bid and ask. */
  readonly spread: string;
  readonly volume: string;
  readonly gap: string;
  readonly recorded: string;
  readonly backfilled: string;
  /** Of compared markets, in their order. */
  readonly compared: readonly string[];
  /** The fonts' names. */
  readonly font: string;
}

/** Reads the theme where it is in force: a canvas knows no custom properties. Its colours are all written `#rrggbb`. */
export function readPalette(element: Element): Palette {
  const style = getComputedStyle(element);
  const color = (name: string): string => style.getPropertyValue(name).trim();
  return {
    surface: color('--surface'),
    text: color('--text-dim'),
    grid: color('--line'),
    crosshair: color('--line-strong'),
    last: color('--accent'),
    band: color('--line-strong'),
    up: color('--up'),
    down: color('--down'),
    spread: `${color('--line-strong')}40`,
    volume: `${color('--line-strong')}80`,
    gap: color('--line'),
    recorded: color('--accent'),
    backfilled: color('--line-strong'),
    compared: [1, 2, 3, 4].map((place) => color(`--compared-${place}`)),
    font: style.fontFamily,
  };
}
