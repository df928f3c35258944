import type { Firing, FiringFilter } from '../../../preload/contract/alerts.ts';
import { ok } from '../../../preload/contract/result.ts';
import type { Handlers } from './fake-handlers.ts';
import type { FakeMain } from './fake-main.ts';

/** The operations that are about what has fired. */
export type FiringOperation =
  'listFirings' | 'markFiringsSeen' | 'clearFirings' | 'undoClearFirings' | 'exportFirings';

const PAGE = 50;

/** A list of firings that can be paged through, marked and cleared, as the main process keeps it. */
export function firingHandlers(
  main: FakeMain,
  fired: readonly Firing[],
): Pick<Handlers, FiringOperation> {
  let firings = fired;
  const cleared: (readonly Firing[])[] = [];

  function keep(kept: readonly Firing[]): void {
    firings = kept;
    const unseen = kept.filter(({ seen }) => !seen).length;
    main.know({ unseen });
    main.push('unseen', unseen);
  }

  return {
    listFirings(filter) {
      const found = firings.filter((firing) => fits(firing, filter));
      const limit = filter.limit ?? PAGE;
      return ok({ firings: found.slice(0, limit), hasMore: found.length > limit });
    },
    markFiringsSeen({ ids }) {
      keep(
        firings.map((firing) => ({
          ...firing,
          seen: firing.seen || (ids?.includes(firing.id) ?? true),
        })),
      );
      return ok();
    },
    clearFirings(filter) {
      cleared.push(firings);
      keep(firings.filter((firing) => !fits(firing, filter)));
      return ok(cleared.length - 1);
    },
    undoClearFirings({ token }) {
      keep(cleared[token] ?? firings);
      return ok();
    },
    exportFirings: () => ok('/home/ada/alerts.csv'),
  };
}

function fits(firing: Firing, { ticker, unseenOnly, before, from, to }: FiringFilter): boolean {
  return (
    (ticker === undefined || firing.ticker === ticker) &&
    !(unseenOnly && firing.seen) &&
    (before === undefined || firing.id < before) &&
    (from === undefined || firing.time >= from) &&
    (to === undefined || firing.time <= to)
  );
}
