import { DEFAULT_BAND, type AlertRuleDraft, type Watch } from '../../preload/contract/alerts.ts';

/** A rule as it is made when nobody says otherwise: told every time, at once, with a sound. */
export function draftFor(watch: Watch): AlertRuleDraft {
  return {
    watch,
    band: DEFAULT_BAND,
    holdSeconds: 0,
    repeat: { kind: 'every-time' },
    expiresTime: null,
    quietHours: null,
    sound: 'by-direction',
    muted: false,
    note: '',
    enabled: true,
  };
}
