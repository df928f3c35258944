import type Electron from 'electron';
import { type PartOf, StrictEmitter } from '../strict.ts';
import type { Readiness } from '../readiness.ts';

const size = { width: 1_920, height: 1_080 };
/** The part of the only display that windows may use: all but a panel of 40 pixels at the bottom. */
export const workArea: Electron.Rectangle = { x: 0, y: 0, width: 1_920, height: 1_040 };

const display: Electron.Display = {
  id: 1,
  label: 'Stand-in',
  bounds: { x: 0, y: 0, ...size },
  workArea,
  size,
  workAreaSize: { width: workArea.width, height: workArea.height },
  scaleFactor: 1,
  rotation: 0,
  colorDepth: 24,
  colorSpace: '',
  depthPerComponent: 8,
  displayFrequency: 60,
  internal: true,
  detected: true,
  monochrome: false,
  accelerometerSupport: 'unknown',
  touchSupport: 'unknown',
  maximumCursorSize: { width: 64, height: 64 },
  nativeOrigin: { x: 0, y: 0 },
};

/** One display of fixed size; the pointer rests at its lower right, where a tray would be. */
export class StandinScreen extends StrictEmitter implements PartOf<Electron.Screen> {
  readonly #readiness: Readiness;

  constructor(readiness: Readiness) {
    super('screen', ['display-added', 'display-removed', 'display-metrics-changed']);
    this.#readiness = readiness;
  }

  getPrimaryDisplay(): Electron.Display {
    this.#readiness.demand("The 'screen' module can't be used before the app 'ready' event");
    return display;
  }

  getAllDisplays(): Electron.Display[] {
    return [this.getPrimaryDisplay()];
  }

  getDisplayNearestPoint(): Electron.Display {
    return this.getPrimaryDisplay();
  }

  getDisplayMatching(): Electron.Display {
    return this.getPrimaryDisplay();
  }

  getCursorScreenPoint(): Electron.Point {
    this.#readiness.demand("The 'screen' module can't be used before the app 'ready' event");
    return { x: 1_700, y: 1_060 };
  }
}
