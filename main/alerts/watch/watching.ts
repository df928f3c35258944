import type { AlertWatch } from '../../../preload/contract/alerts.ts';
import { isFresh, type Freshness } from '../../../preload/contract/connection.ts';

/** What decides whether alerts are being watched. */
export interface WatchEvidence {
  /** `null` before the feed has said anything. */
  readonly freshness: Freshness | null;
  /** Firings cannot be written to the disk. */
  readonly storageFailing: boolean;
}

type Reason = Extract<AlertWatch, { watched: false }>['reason'];

const SENTENCES: Readonly<Record<Reason, string>> = {
  starting: 'Alerts are not being watched yet: waiting for the first prices.',
  offline:
    'Alerts are not being watched: Kalshi cannot be reached. What is missed will be looked up.',
  stale: 'Alerts are not being watched: prices are stale. What is missed will be looked up.',
  maintenance: 'Alerts are not being watched: Kalshi is closed for maintenance.',
  storage:
    'Alerts are not being watched: they cannot be saved. Check that the disk has room and is writable.',
};

/** Whether alerts are being watched, and if not, the one thing to say about it. */
export function judgeWatch(evidence: WatchEvidence): AlertWatch {
  const reason = reasonOf(evidence);
  return reason === null
    ? { watched: true }
    : { watched: false, reason, sentence: SENTENCES[reason] };
}

function reasonOf({ freshness, storageFailing }: WatchEvidence): Reason | null {
  if (storageFailing) return 'storage';
  if (isFresh(freshness)) return null;
  return freshness ?? 'starting';
}
