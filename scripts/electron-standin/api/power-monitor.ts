import type Electron from 'electron';
import { type PartOf, StrictEmitter } from '../strict.ts';

const events = [
  ...['suspend', 'resume', 'on-ac', 'on-battery', 'shutdown'],
  ...['lock-screen', 'unlock-screen', 'user-did-become-active', 'user-did-resign-active'],
];

/** Events of Electron that only macOS and Windows have. */
const notOnLinux = new Set(['on-ac', 'on-battery', 'lock-screen', 'unlock-screen']);

/** `powerMonitor`: its events come over control. */
export class StandinPowerMonitor extends StrictEmitter implements PartOf<Electron.PowerMonitor> {
  readonly #platform: NodeJS.Platform;

  constructor(platform: NodeJS.Platform) {
    super('powerMonitor', events);
    this.#platform = platform;
  }

  isOnBatteryPower(): boolean {
    return false;
  }

  /** The machine does something; the app hears of it where its platform tells. Throws for an unknown event. */
  happen(event: string): void {
    if (!events.includes(event)) throw new Error(`There is no power event "${event}".`);
    if (this.#platform === 'linux' && notOnLinux.has(event)) return;
    if (this.#platform === 'win32' && event === 'shutdown') return;
    this.emit(event);
  }
}
