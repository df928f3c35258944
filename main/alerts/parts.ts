import type { Database } from 'better-sqlite3';
import type { EnvironmentId } from '../../preload/contract/environment.ts';
import type { Clock } from '../adapters/clock.ts';
import type { Log } from '../adapters/log.ts';
import type { CandleSource } from './gaps/lookups.ts';
import type { Notifier } from './notifier.ts';
import type { TimeZone } from './time-zone.ts';
import type { Prices } from './watch/engine.ts';

/** What alerts are made of. The database belongs to all environments, the service to one. */
export interface AlertParts {
  readonly database: Database;
  readonly environment: EnvironmentId;
  readonly clock: Clock;
  readonly zone: TimeZone;
  readonly prices: Prices;
  readonly candles: CandleSource;
  readonly notifier: Notifier;
  readonly log: Log;
}
