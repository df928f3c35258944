import type { Clock } from '../adapters/clock.ts';

/** A press of the mouse button, from the blur it causes to the click it ends as. */
const CLICK_MS = 400;

/** Window managers move the focus to and fro while a tray menu closes; a blur this soon after showing means nothing. */
const SETTLE_MS = 250;

/**
 * Tells a person's click on the tray icon from the events it causes.
 *
 * Clicking the icon while the popover is open first takes its focus, which hides it, and then asks to toggle it, which
 * would show it again. Nothing but the time between the two tells them apart.
 */
export class BlurRace {
  readonly #clock: Clock;
  #shownTime = -Infinity;
  #blurredTime = -Infinity;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  shown(): void {
    this.#shownTime = this.#clock.now();
    this.#blurredTime = -Infinity;
  }

  /** Hidden on purpose; a blur that hiding itself may have caused is forgotten. */
  hidden(): void {
    this.#blurredTime = -Infinity;
  }

  hiddenByBlur(): void {
    this.#blurredTime = this.#clock.now();
  }

  /** Whether a blur now is an echo of showing the window. */
  get justShown(): boolean {
    return this.#within(this.#shownTime, SETTLE_MS);
  }

  /** Whether a click now is the one that has just hidden the window. */
  get justHidden(): boolean {
    return this.#within(this.#blurredTime, CLICK_MS);
  }

  /** The wall clock may be set back, which must not lock the window out. */
  #within(time: number, ms: number): boolean {
    const passed = this.#clock.now() - time;
    return passed >= 0 && passed < ms;
  }
}
