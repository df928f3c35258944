import type { BackfillProgress, RecordingState } from '../../preload/contract/history.ts';

const pauses: Readonly<Record<(RecordingState & { name: 'paused' })['reason'], string>> = {
  'disk-full':
    'Your disk is full: recording of history is paused. Prices and alerts go on, and recording resumes by itself when there is room.',
  failing:
    'History cannot be written: recording is paused and tried again by itself. Prices and alerts go on.',
  damaged: 'Recording of history is paused until Kalshi Tray is started again.',
};

/** Why nothing is recorded; `null` while it is. */
export function pauseWords(state: RecordingState): string | null {
  return state.name === 'paused' ? pauses[state.reason] : null;
}

/** How much of what is missing was fetched, in whole percent. */
export function backfillPercent({ done, total }: BackfillProgress & { name: 'running' }): number {
  return total === 0 ? 0 : Math.floor((done / total) * 100);
}

/** What is said of one market of which that many candles are still to come; `null` when there is nothing to say. */
export function missingWords(missing: number, progress: BackfillProgress): string | null {
  if (missing === 0 || progress.name === 'idle') return null;
  const rest = `${missing.toLocaleString('en')} candles to come`;
  return progress.name === 'running'
    ? `Fetching earlier prices: ${rest}`
    : `Earlier prices wait: ${rest}. ${progress.reason}`;
}
