/* eslint-disable @typescript-eslint/unified-signatures -- Electron declares an overload for each event, and only overloads fit it. */
/** What the machine is doing, as far as connections and open files care. */
export type PowerEvent = 'suspend' | 'resume' | 'lock' | 'unlock' | 'shutdown';

/** The part of Electron's `powerMonitor` in use. */
export interface PowerPort {
  on(event: 'suspend', listener: () => void): unknown;
  on(event: 'resume', listener: () => void): unknown;
  on(event: 'lock-screen', listener: () => void): unknown;
  on(event: 'unlock-screen', listener: () => void): unknown;
  on(event: 'shutdown', listener: () => void): unknown;
}

/**
 * Reports power events. Linux has no lock and unlock, Windows no shutdown (a window's `session-end` stands for it there).
 * The shutdown is never delayed: whatever must survive it is already on disk.
 */
export function watchPower(power: PowerPort, report: (event: PowerEvent) => void): void {
  power.on('suspend', () => report('suspend'));
  power.on('resume', () => report('resume'));
  power.on('lock-screen', () => report('lock'));
  power.on('unlock-screen', () => report('unlock'));
  power.on('shutdown', () => report('shutdown'));
}
