import type { Clock } from '../../adapters/clock.ts';
import type { Log } from '../../adapters/log.ts';
import type { Random } from '../../adapters/random.ts';
import type { Command } from './commands.ts';

/** What subscriptions are made of; all of it is replaced in tests. */
export interface SubscriptionParts {
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

/** What a channel's subscription needs of the connection. */
export interface SubscriptionWire {
  /** Sends a command and returns its id. */
  send(command: Command): number;
  /** The exchange does not take our key. */
  refuse(): void;
  /** The connection is of no use: commands stay unanswered, or prices cannot be had on it. */
  giveUp(): void;
  /** A subscription died or was not made: what it would have brought is lost. */
  missed(): void;
}
