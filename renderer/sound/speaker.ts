import type { SoundOrder } from '../../preload/contract/sound.ts';
import { scheduleTone, TONE_LENGTH } from './tones.ts';

/** Plays tones, one after the other. The sound device is in use only while there is something to hear. */
export class Speaker {
  #context: AudioContext | null = null;
  /** When the last tone ends, in seconds of the context. */
  #freeTime = 0;

  play({ tone, volume }: SoundOrder): void {
    if (volume <= 0) return;
    const context = (this.#context ??= this.#open());
    const start = Math.max(context.currentTime, this.#freeTime);
    const end = start + TONE_LENGTH;
    this.#freeTime = end;
    scheduleTone(context, tone, volume, start).addEventListener('ended', () => {
      if (this.#freeTime === end) this.#close();
    });
  }

  #open(): AudioContext {
    this.#freeTime = 0;
    return new AudioContext();
  }

  #close(): void {
    void this.#context?.close();
    this.#context = null;
  }
}
