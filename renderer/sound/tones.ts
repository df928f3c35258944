import type { Tone } from '../../preload/contract/sound.ts';

/** One note of a tone: a frequency in Hz, and when it begins in seconds after the tone does. */
export interface Note {
  readonly frequency: number;
  readonly start: number;
}

/** Two notes a fourth apart (E5 and A5, equal temperament): rising for up, falling for down. */
const NOTES: Readonly<Record<Tone, readonly [Note, Note]>> = {
  up: [
    { frequency: 659.26, start: 0 },
    { frequency: 880, start: 0.12 },
  ],
  down: [
    { frequency: 880, start: 0 },
    { frequency: 659.26, start: 0.12 },
  ],
};

/** Seconds a note rings, and a whole tone takes. */
const RING = 0.5;
export const TONE_LENGTH = 0.12 + RING;

/** Seconds from silence to full loudness: none at all would click. */
const ATTACK = 0.006;
/** Two notes ring at once, so each has less than half of the scale: their sum is never cut off. */
const PEAK = 0.45;
/** What an exponential decay can end at (zero is out of its reach), 60 dB below the peak. */
const SILENCE = 0.001;

/**
 * Adds a tone to an audio graph, to be played at `time` (seconds of the context); returns the oscillator that ends last.
 * `volume` is in percent. Loudness is heard as about the logarithm of the amplitude, hence its square.
 */
export function scheduleTone(
  context: BaseAudioContext,
  tone: Tone,
  volume: number,
  time: number,
): OscillatorNode {
  const level = PEAK * (volume / 100) ** 2;
  const [first, second] = NOTES[tone];
  ring(context, first.frequency, level, time + first.start);
  return ring(context, second.frequency, level, time + second.start);
}

function ring(
  context: BaseAudioContext,
  frequency: number,
  level: number,
  time: number,
): OscillatorNode {
  const envelope = new GainNode(context, { gain: 0 });
  envelope.gain.setValueAtTime(0, time);
  envelope.gain.linearRampToValueAtTime(level, time + ATTACK);
  envelope.gain.exponentialRampToValueAtTime(level * SILENCE, time + RING);
  const oscillator = new OscillatorNode(context, { frequency });
  oscillator.connect(envelope).connect(context.destination);
  oscillator.start(time);
  oscillator.stop(time + RING);
  return oscillator;
}
