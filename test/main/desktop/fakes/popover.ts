import type { Rectangle } from '../../../../main/desktop/geometry.ts';
import type {
  Origin,
  PopoverEvents,
  PopoverWindow,
} from '../../../../main/desktop/popover-parts.ts';
import { Popover } from '../../../../main/desktop/popover.ts';
import { FakeClock } from '../../../fakes/fake-clock.ts';

const HOME: Rectangle = { x: 1000, y: 30, width: 400, height: 600 };

/** Stands for a system window: hides, shows and reports as Electron's does. */
export class FakeWindow implements PopoverWindow {
  readonly events: PopoverEvents;
  readonly sent: (readonly [channel: string, value: unknown])[] = [];
  isShown = false;
  /** The next hiding first takes the focus; Electron does not document whether it does. */
  blursWhileHiding = false;
  focusCount = 0;
  reloads = 0;
  isClosed = false;
  background = '';
  place = HOME;

  constructor(events: PopoverEvents) {
    this.events = events;
  }

  isVisible(): boolean {
    return this.isShown;
  }

  show(): void {
    const wasShown = this.isShown;
    this.isShown = true;
    this.focusCount += 1;
    if (!wasShown) this.events.shown();
  }

  focus(): void {
    this.focusCount += 1;
  }

  hide(): void {
    if (!this.isShown) return;
    const blurs = this.blursWhileHiding;
    this.blursWhileHiding = false;
    if (blurs) this.events.blurred();
    this.isShown = false;
    this.events.hidden();
  }

  bounds(): Rectangle {
    return this.place;
  }

  setBounds(bounds: Rectangle): void {
    this.place = bounds;
    this.events.moved();
  }

  setBackground(color: string): void {
    this.background = color;
  }

  send(channel: string, value: unknown): void {
    this.sent.push([channel, value]);
  }

  reload(): void {
    this.reloads += 1;
  }

  destroy(): void {
    this.isShown = false;
    this.isClosed = true;
    this.events.closed();
  }

  /** The page is there: painted and listening. */
  load(): void {
    this.events.painted();
    this.events.loaded();
  }

  /** Asked to close, as by Alt+F4 or a quitting app. */
  close(): void {
    if (this.events.mayClose()) this.destroy();
  }
}

/** A popover with everything around it in a test's hands. */
export class PopoverStage {
  readonly clock = new FakeClock();
  readonly windows: FakeWindow[] = [];
  readonly origins: Origin[] = [];
  readonly saved: Rectangle[] = [];
  readonly warnings: string[] = [];
  readonly visibility: boolean[] = [];
  sessionEnds = 0;
  isPinned = false;
  kept: Rectangle | null = null;
  placement: Rectangle = HOME;

  readonly popover = new Popover({
    create: (events) => {
      const window = new FakeWindow(events);
      this.windows.push(window);
      return window;
    },
    place: (origin, kept) => {
      this.origins.push(origin);
      return kept ?? this.placement;
    },
    isPinned: () => this.isPinned,
    store: { load: () => this.kept, save: (bounds) => this.saved.push(bounds) },
    clock: this.clock,
    log: { info: () => undefined, warn: (message) => this.warnings.push(message) },
    onVisibility: (isVisible) => this.visibility.push(isVisible),
    onSessionEnd: () => (this.sessionEnds += 1),
  });

  get window(): FakeWindow {
    const window = this.windows.at(-1);
    if (!window) throw new Error('There is no window yet.');
    return window;
  }

  /** Opens the popover from the tray and lets the focus settle. */
  async open(): Promise<void> {
    this.popover.show('tray');
    this.window.load();
    await this.clock.advance(1000);
  }
}
