import {
  defaultHorzScaleBehavior,
  type Mutable,
  type TimeScalePoint,
  type UTCTimestamp,
} from 'lightweight-charts';
import { DAY_MINUTES } from '../../preload/contract/durations.ts';
import type { CandlePeriod } from '../../preload/contract/history.ts';

/** A time axis on which days begin as in the person's calendar; those of the library's own are of UTC. */
export class CalendarAxis extends defaultHorzScaleBehavior() {
  /** Whole days are of UTC, and each point is where one ends. */
  period: CandlePeriod = 1;

  override fillWeightsForPoints(
    points: readonly Mutable<TimeScalePoint>[],
    startIndex: number,
  ): void {
    const shifted = points.map((point) => ({ ...point, time: this.#onCalendar(point) }));
    super.fillWeightsForPoints(shifted, startIndex);
    shifted.forEach(({ timeWeight }, place) => {
      const point = points[place];
      if (point) point.timeWeight = timeWeight;
    });
  }

  #onCalendar({ originalTime }: TimeScalePoint): TimeScalePoint['time'] {
    const seconds = Number(originalTime);
    const ahead =
      this.period === DAY_MINUTES ? -1 : -60 * new Date(seconds * 1000).getTimezoneOffset();
    return this.convertHorzItemToInternal((seconds + ahead) as UTCTimestamp);
  }
}
