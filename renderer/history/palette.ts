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
  readonly volume: string;
  readonly gap: string;
  readonly recorded: string;
  readonly backfilled: string;
  readonly alert: string;
  /** The fonts' names. */
  readonly font: string;
}

/** Reads the theme where it is in force: a canvas knows no custom properties. */
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
    volume: faint(color('--line-strong')),
    gap: color('--line'),
    recorded: color('--accent'),
    backfilled: color('--line-strong'),
    alert: color('--warn'),
    font: style.fontFamily,
  };
}

/** A colour of the theme, all written `#rrggbb`, let through by half. */
const faint = (color: string): string => `${color}80`;
