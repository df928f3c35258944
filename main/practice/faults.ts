import type { Duplex } from 'node:stream';

/** What goes over the wire instead of an answer: any status and any text, JSON or not. */
export interface RawAnswer {
  readonly status: number;
  readonly text: string;
}

/**
 * Where tests make the exchange misbehave: asked at every point at which a real exchange or network fails. The product
 * runs with `noFaults`.
 */
export interface Faults {
  /** How far the server's clock (the `Date` header, the check of signatures) is ahead, in ms. */
  clockOffset(): number;
  /** What a request gets instead of its answer; `silence` is no answer at all, `null` no interference. */
  interfere(path: string): RawAnswer | 'silence' | null;
  /** Whether open streams neither speak nor listen, as when a cable is pulled. */
  isSilent(): boolean;
  /** Hears of every stream's TCP connection, before its handshake is completed. */
  streamOpening(socket: Duplex): void;
}

/** Nothing ever goes wrong. */
export const noFaults: Faults = {
  clockOffset: () => 0,
  interfere: () => null,
  isSilent: () => false,
  streamOpening: () => undefined,
};
