import { BlurRace } from './blur-race.ts';
import { BoundsKeeper } from './bounds-keeper.ts';
import { CrashBudget } from './crash-budget.ts';
import type { Origin, PopoverParts, PopoverWindow } from './popover-parts.ts';

interface Message {
  readonly channel: string;
  readonly value: unknown;
}

/**
 * The app's one window as people know it: it opens at the tray, goes away when they look elsewhere, comes back at once with
 * everything in place, and only leaves for good when the app quits.
 */
export class Popover {
  readonly #parts: PopoverParts;
  readonly #race: BlurRace;
  readonly #crashes: CrashBudget;
  readonly #bounds: BoundsKeeper;
  #window: PopoverWindow | null = null;
  #isPainted = false;
  #isLoaded = false;
  #isHeld = false;
  #isQuitting = false;
  #awaited: Origin | null = null;
  #letter: Message | null = null;

  constructor(parts: PopoverParts) {
    this.#parts = parts;
    this.#race = new BlurRace(parts.clock);
    this.#crashes = new CrashBudget(parts.clock);
    this.#bounds = new BoundsKeeper(parts.store, parts.clock);
  }

  get isVisible(): boolean {
    return this.#window?.isVisible() ?? false;
  }

  /** Whether there is a page that can receive messages. */
  get hasPage(): boolean {
    return this.#window !== null && this.#isLoaded;
  }

  /** Loads the page without showing it, so that the first click finds it ready. */
  prepare(): void {
    this.#window ??= this.#create();
  }

  /** Shows and focuses the popover; once it has painted, if it has not yet. */
  show(origin: Origin): void {
    this.prepare();
    if (this.#isPainted) this.#reveal(origin);
    else this.#awaited = origin;
  }

  /** A click on the tray icon. */
  click(): void {
    if (this.isVisible) this.hide();
    else if (!this.#race.justHidden) this.show('tray');
  }

  /** The menu's Show and Hide. */
  toggle(): void {
    if (this.isVisible) this.hide();
    else this.show('tray');
  }

  /** Escape: hides the popover unless it is pinned. */
  dismiss(): void {
    if (!this.#parts.isPinned()) this.hide();
  }

  /** Hides the popover in any case. */
  hide(): void {
    this.#awaited = null;
    this.#isHeld = false;
    this.#window?.hide();
    this.#race.hidden();
  }

  /**
   * Keeps the popover open although it loses the focus, while a system dialog of its own is in front: nothing tells the main
   * process of a page's file chooser. Ends with `false`, with hiding and with the page.
   */
  hold(isHeld: boolean): void {
    const wasHeld = this.#isHeld;
    this.#isHeld = isHeld;
    if (wasHeld && !isHeld && this.isVisible) this.#window?.focus();
  }

  /** Tells the page something new. Lost when there is no page yet, which asks for everything when it starts. */
  send(channel: string, value: unknown): void {
    this.#window?.send(channel, value);
  }

  /** Tells the page what to do: kept until it listens, and only the latest counts. */
  instruct(channel: string, value: unknown): void {
    this.#letter = { channel, value };
    this.#deliver();
  }

  setBackground(color: string): void {
    this.#window?.setBackground(color);
  }

  /** From now on closing closes: a window that refuses would also stop the log-out on macOS. */
  quit(): void {
    this.#isQuitting = true;
  }

  #create(): PopoverWindow {
    this.#isPainted = false;
    this.#isLoaded = false;
    return this.#parts.create({
      painted: () => this.#painted(),
      loaded: () => this.#loaded(),
      blurred: () => this.#blurred(),
      shown: () => this.#parts.onVisibility(true),
      hidden: () => this.#parts.onVisibility(false),
      moved: () => this.#moved(),
      mayClose: () => this.#mayClose(),
      closed: () => this.#closed(),
      menuOpened: (isOpen) => this.hold(isOpen),
      sessionEnded: () => this.#parts.onSessionEnd(),
      failedToLoad: (reason) => this.#parts.log.warn(`The window's page did not load: ${reason}`),
      crashed: (reason) => this.#crashed(reason),
    });
  }

  #reveal(origin: Origin): void {
    if (!this.#window) return;
    if (!this.#window.isVisible()) {
      const bounds = this.#parts.place(origin, this.#bounds.load());
      this.#bounds.applied(bounds);
      this.#window.setBounds(bounds);
      this.#race.shown();
    }
    this.#window.show();
  }

  #painted(): void {
    this.#isPainted = true;
    const origin = this.#awaited;
    this.#awaited = null;
    if (origin) this.#reveal(origin);
  }

  #loaded(): void {
    this.#isLoaded = true;
    this.#deliver();
  }

  #deliver(): void {
    if (!this.#isLoaded || !this.#letter) return;
    this.#window?.send(this.#letter.channel, this.#letter.value);
    this.#letter = null;
  }

  #blurred(): void {
    if (!this.isVisible || this.#isHeld || this.#race.justShown || this.#parts.isPinned()) return;
    this.hide();
    this.#race.hiddenByBlur();
  }

  #moved(): void {
    this.#bounds.changed(() => (this.isVisible ? (this.#window?.bounds() ?? null) : null));
  }

  #mayClose(): boolean {
    if (!this.#isQuitting) this.hide();
    return this.#isQuitting;
  }

  #closed(): void {
    this.#window = null;
    this.#isHeld = false;
    this.#parts.onVisibility(false);
  }

  #crashed(reason: string): void {
    if (this.#isQuitting) return;
    this.#isLoaded = false;
    this.#isHeld = false;
    const again = this.#crashes.spend();
    this.#parts.log.warn(
      `The window's page ended (${reason}); ${again ? 'loading it again' : 'it opens again on request'}.`,
    );
    if (again) this.#window?.reload();
    else this.#window?.destroy();
  }
}
