import type { Settings } from '../preload/contract/settings.ts';
import type { SoundOrder } from '../preload/contract/sound.ts';
import type { AlertNotification } from './alerts/notifier.ts';

/** What is heard with a notification: nothing, one of the app's own tones, or whatever the system plays. */
export type AlertSound =
  | { readonly kind: 'none' }
  | { readonly kind: 'own'; readonly order: SoundOrder }
  | { readonly kind: 'system' };

/** Tones are played by the page; while there is none (`canPlay`), the system's sound is better than silence. */
export function chooseSound(
  wanted: AlertNotification['sound'],
  { soundMuted, soundVolume }: Pick<Settings, 'soundMuted' | 'soundVolume'>,
  canPlay: boolean,
): AlertSound {
  if (wanted === 'none' || soundMuted || soundVolume === 0) return { kind: 'none' };
  return canPlay
    ? { kind: 'own', order: { tone: wanted, volume: soundVolume } }
    : { kind: 'system' };
}
