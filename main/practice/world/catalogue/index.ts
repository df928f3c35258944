import type { SeriesPlan } from '../plan.ts';
import { bitcoin, ether } from './coins.ts';
import { economicSeries } from './economics.ts';
import { mentionSeries } from './mentions.ts';
import { politicalSeries } from './politics.ts';
import { dailyRange, hourlyThresholds } from './price-levels.ts';
import { sportsSeries } from './sports.ts';
import { upOrDown } from './up-or-down.ts';
import { weatherSeries } from './weather.ts';

/** Everything the practice exchange lists: about 60 open markets at any moment, the same ones for the same seed and time. */
export function catalogue(seed: number): readonly SeriesPlan[] {
  return [
    ...weatherSeries(seed),
    ...economicSeries(seed),
    ...politicalSeries(seed),
    upOrDown(seed, ether, 5),
    upOrDown(seed, bitcoin, 15),
    hourlyThresholds(seed, bitcoin),
    dailyRange(seed, bitcoin),
    ...sportsSeries(seed),
    ...mentionSeries(seed),
  ];
}
