/** A value, and until when it was in force: `Infinity` while it still is. Unix ms. */
interface Held {
  readonly value: number;
  readonly until: number;
}

/**
 * What a value went through in the last few minutes: just enough to tell its lowest and highest.
 *
 * Each list keeps only values that no later one outdoes, so its first entry is the extreme and its length is bounded by
 * the number of different prices ("monotonic queue"; Lemire, "Streaming maximum-minimum filter", 2006). A value counts
 * for as long as it was in force, not only when it was quoted: a price that stood for hours and jumps now has moved now.
 */
export interface Window {
  readonly lows: readonly Held[];
  /** With the sign turned, so that both lists work alike. */
  readonly highs: readonly Held[];
  /** The value in force; `null` when there is none. */
  readonly current: number | null;
}

export const emptyWindow: Window = { lows: [], highs: [], current: null };

/** Beyond this many entries every second one is dropped, which can only make a move look smaller than it was. */
const MAX_ENTRIES = 512;

/** Moves the window to `now`, where `value` is in force (`null`: none is). The same window when nothing changed. */
export function slide(window: Window, now: number, value: number | null, lengthMs: number): Window {
  const start = now - lengthMs;
  const lows = expire(window.lows, start);
  const highs = expire(window.highs, start);
  if (value !== window.current) {
    return {
      lows: enter(lows, now, value),
      highs: enter(highs, now, value === null ? null : -value),
      current: value,
    };
  }
  if (lows === window.lows && highs === window.highs) return window;
  return { lows, highs, current: value };
}

/** Counts afresh from the value in force. */
export function restart(window: Window): Window {
  return { ...window, lows: window.lows.slice(-1), highs: window.highs.slice(-1) };
}

export function lowest(window: Window): number | null {
  return window.lows[0]?.value ?? null;
}

export function highest(window: Window): number | null {
  const first = window.highs[0];
  return first === undefined ? null : -first.value;
}

/** When (Unix ms) the window forgets an extreme although no new value comes; `null` when it has only the one in force. */
export function nextForgetting({ lows, highs }: Window, lengthMs: number): number | null {
  const ends = [lows[0]?.until ?? Infinity, highs[0]?.until ?? Infinity];
  const first = Math.min(...ends);
  return first === Infinity ? null : first + lengthMs;
}

function expire(values: readonly Held[], start: number): readonly Held[] {
  const first = values.findIndex(({ until }) => until > start);
  if (first === 0) return values;
  return first === -1 ? (values.length === 0 ? values : []) : values.slice(first);
}

/** Only the last value can be the one in force: it ends, and those that are not below the new one are outdone by it. */
function enter(values: readonly Held[], now: number, value: number | null): readonly Held[] {
  const kept =
    value === null ? values.length : values.findLastIndex((held) => held.value < value) + 1;
  const entered = thin(values.slice(0, kept));
  const last = entered.at(-1);
  if (last?.until === Infinity) entered[entered.length - 1] = { ...last, until: now };
  if (value !== null) entered.push({ value, until: Infinity });
  return entered;
}

function thin(values: Held[]): Held[] {
  return values.length < MAX_ENTRIES ? values : values.filter((_, index) => index % 2 === 1);
}
