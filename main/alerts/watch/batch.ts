import type { AlertRule } from '../../../preload/contract/alerts.ts';
import { evaluate, lasting, type Progress, type Trigger } from '../evaluate/evaluator.ts';
import type { Tracked } from './places.ts';
import type { World } from '../evaluate/world.ts';

/** What came of looking at a rule. */
interface Outcome {
  readonly progress: Progress;
  readonly wake: number | null;
  readonly triggers: readonly Trigger[];
}

/** A rule whose new state has to be on disk, with what it has fired, before anybody hears of it. */
export interface News {
  readonly rule: AlertRule;
  readonly progress: Progress;
  readonly triggers: readonly Trigger[];
}

/** What one event does to the rules it concerns, gathered so that it is written in one transaction and then applied. */
export class Batch {
  readonly #outcomes = new Map<Tracked, Outcome>();

  /** Looks at a rule at `now`, and before that at every moment at which it had wanted to be looked at. */
  look(tracked: Tracked, world: World, now: number): void {
    const { wake } = this.#outcomes.get(tracked) ?? tracked;
    if (wake !== null && wake < now) {
      this.#lookOnce(tracked, world, wake);
      this.look(tracked, world, now);
    } else this.#lookOnce(tracked, world, now);
  }

  /** Puts a rule where something else than an event has brought it. */
  adopt(tracked: Tracked, progress: Progress, triggers: readonly Trigger[]): void {
    this.#outcomes.set(tracked, { progress, wake: null, triggers });
  }

  /** What has to be written. */
  get news(): readonly News[] {
    return [...this.#outcomes]
      .filter(([tracked, { progress, triggers }]) => {
        return triggers.length > 0 || lasting(progress.state) !== lasting(tracked.progress.state);
      })
      .map(([{ rule }, { progress, triggers }]) => ({ rule, progress, triggers }));
  }

  /** The rules that have been looked at with any outcome, and those of them that are in another state now. */
  apply(): { readonly touched: readonly Tracked[]; readonly moved: readonly Tracked[] } {
    const moved: Tracked[] = [];
    for (const [tracked, { progress, wake }] of this.#outcomes) {
      if (progress.state !== tracked.progress.state) moved.push(tracked);
      tracked.progress = progress;
      tracked.wake = wake;
    }
    return { touched: [...this.#outcomes.keys()], moved };
  }

  #lookOnce(tracked: Tracked, world: World, time: number): void {
    const known = this.#outcomes.get(tracked);
    const { progress, wake } = known ?? tracked;
    const seen = evaluate(tracked.rule, progress, world, time);
    if (seen.progress === progress && seen.wake === wake && seen.trigger === null) return;
    const triggers = known?.triggers ?? [];
    this.#outcomes.set(tracked, {
      progress: seen.progress,
      wake: seen.wake,
      triggers: seen.trigger ? [...triggers, seen.trigger] : triggers,
    });
  }
}
