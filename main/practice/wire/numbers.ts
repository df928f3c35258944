import { formatCount, formatDollars } from '../../../preload/contract/prices.ts';
import type { CentiContracts, MicroDollars } from '../../../preload/contract/prices.ts';

/** Micro-dollars as a `…_dollars` field: `"0.2700"`. */
export function dollars(price: number): string {
  return formatDollars(Math.round(price) as MicroDollars);
}

/** Hundredths of a contract as a `…_fp` field: `"31.54"`. */
export function count(contracts: number): string {
  return formatCount(Math.round(contracts) as CentiContracts);
}

/** Unix ms as REST writes times: RFC 3339 in UTC. */
export function rfc3339(time: number): string {
  return new Date(time).toISOString();
}

/** Unix seconds. */
export function seconds(time: number): number {
  return Math.floor(time / 1000);
}

/** A UUID that is always the same for the same name. */
export function uuidOf(parts: readonly number[]): string {
  const hex = parts.map((part) => (part >>> 0).toString(16).padStart(8, '0')).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
