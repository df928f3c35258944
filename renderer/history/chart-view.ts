import type { ITimeScaleApi, Time } from 'lightweight-charts';
import { moved, showing, type ChartMove, type View } from './chart-moves.ts';
import type { ChartListener } from './price-chart.ts';
import type { Picture } from './picture.ts';

const gestures = ['wheel', 'pointerdown'];

/**
 * Which part of a chart is in view, kept where the person put it while the chart changes underneath.
 *
 * The library carries out what it is asked with the next frame, so what was asked for last counts until it reports another view.
 */
export class ChartView {
  readonly #scale: ITimeScaleApi<Time>;
  #current: View = { from: -0.5, to: 0.5 };
  #times: readonly number[] = [];
  #hasOlder = false;
  #subject: string | null = null;
  /** Until the person moves, all of the chart is shown. */
  #isMoved = false;
  #told: View | null = null;

  constructor(scale: ITimeScaleApi<Time>, element: HTMLElement) {
    this.#scale = scale;
    for (const gesture of gestures)
      element.addEventListener(gesture, () => this.#setMoved(true), { passive: true });
    scale.subscribeSizeChange(() => {
      if (!this.#isMoved) this.move('all');
    });
    scale.subscribeVisibleLogicalRangeChange((view) => {
      if (view) this.#current = { from: view.from, to: view.to };
    });
  }

  get current(): View {
    return this.#current;
  }

  /**
   * Tells of a view that has changed. It waits for a frame: the library works its view out whenever it is asked where something
   * stands, also in the middle of a derivation, in which nothing may be changed.
   */
  tell({ onview, onolder }: Pick<ChartListener, 'onview' | 'onolder'>): void {
    if (this.#told === this.#current) return;
    this.#told = this.#current;
    onview(this.#current);
    if (this.#isMoved && this.#hasOlder && this.#current.from < -1) onolder();
  }

  /** Lets `draw` replace what is drawn, without a jump for the eye. */
  around({ times, subject, hasOlder }: Picture, draw: () => void): void {
    const before = { view: this.#current, times: this.#times };
    this.#hasOlder = hasOlder;
    this.#times = times;
    draw();
    if (subject !== this.#subject || !this.#isMoved) this.move('all');
    else this.#ask(follow(before.view, before.times, times));
    this.#subject = subject;
  }

  move(move: ChartMove): void {
    this.#setMoved(move !== 'all');
    this.#ask(moved(this.#current, move, this.#times.length, this.#hasOlder));
  }

  /** Moves no further than it takes to see the slot at that place. */
  bringIn(place: number): void {
    const view = showing(this.#current, place);
    if (view.from === this.#current.from) return;
    this.#setMoved(true);
    this.#ask(view);
  }

  /** Labels at an edge beyond which nobody can move are moved into view by the library, others are cut. */
  #setMoved(isMoved: boolean): void {
    this.#isMoved = isMoved;
    this.#scale.applyOptions({ fixLeftEdge: !isMoved });
  }

  #ask(view: View): void {
    this.#current = view;
    this.#scale.setVisibleLogicalRange(view);
  }
}

/** The same times in view, or the newest ones where those were. */
function follow(view: View, before: readonly number[], times: readonly number[]): View {
  const [first = 0, second = first + 1] = times;
  const by = ((before[0] ?? first) - first) / (second - first);
  const sawNewest = view.to >= before.length - 1.5;
  const grown = times.length - before.length - by;
  const shift = by + (sawNewest ? Math.max(0, grown) : 0);
  return { from: view.from + shift, to: view.to + shift };
}
