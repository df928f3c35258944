/** The app's own sounds: one for news that points up, another for down. */
export type Tone = 'up' | 'down';

/** A tone to be played now. `volume` is in percent, never 0. */
export interface SoundOrder {
  readonly tone: Tone;
  readonly volume: number;
}
