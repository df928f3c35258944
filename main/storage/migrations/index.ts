import { first } from './001-first.ts';
import { alerts } from './002-alerts.ts';
import { catalogue } from './003-catalogue.ts';
import { watchlist } from './004-watchlist.ts';
import { series } from './005-series.ts';
import { directory } from './006-directory.ts';

/** Every change of the schema, oldest first. Number n brings `user_version` from n − 1 to n; never edit a released one. */
export const migrations: readonly string[] = [
  first,
  alerts,
  catalogue,
  watchlist,
  series,
  directory,
];
