import type { Connection } from '../../preload/contract/connection.ts';
import { assertNever } from '../../preload/contract/result.ts';

/** Writes a time of day (Unix ms) as the person's locale does: `14:32`. */
export type ClockTime = (time: number) => string;

/** How fresh the prices are, in one line for the tray: `Stale: last price 14:32`. */
export function connectionLine(connection: Connection, clockTime: ClockTime): string {
  const line = freshnessLine(connection, clockTime);
  return connection.stream.name === 'refused' ? `Key refused. ${line}` : line;
}

/** The name that tells environments apart; prices of the real exchange need none. */
export function environmentMark({ environment }: Connection): string {
  return environment.id === 'production' ? '' : ` · ${environment.name}`;
}

function freshnessLine(connection: Connection, clockTime: ClockTime): string {
  const { freshness, lastConfirmedTime: time, pollSeconds } = connection;
  const last = time === null ? 'no price yet' : `last price ${clockTime(time)}`;
  switch (freshness) {
    case 'live':
      return 'Live';
    case 'polling':
      return `Polling every ${pollSeconds} s`;
    case 'stale':
      return `Stale: ${last}`;
    case 'offline':
      return `Offline: ${last}`;
    case 'maintenance':
      return `Kalshi is closed for maintenance: ${last}`;
    default:
      return assertNever(freshness);
  }
}
