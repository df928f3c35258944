import type { SeriesPlan } from '../plan.ts';
import { cryptoSeries } from './crypto.ts';
import { economicSeries } from './economics.ts';
import { mentionSeries } from './mentions.ts';
import { politicalSeries } from './politics.ts';
import { sportsSeries } from './sports.ts';
import { weatherSeries } from './weather.ts';

/** Everything the practice exchange lists: about 60 open markets at any moment, the same ones for the same seed and time. */
export function catalogue(seed: number): readonly SeriesPlan[] {
  return [
    ...weatherSeries(seed),
    ...economicSeries(seed),
    ...politicalSeries(seed),
    ...cryptoSeries(seed),
    ...sportsSeries(seed),
    ...mentionSeries(seed),
  ];
}
