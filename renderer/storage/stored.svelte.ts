import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { BackfillProgress, RecordingState } from '../../preload/contract/history.ts';
import type { StorageNotice } from '../../preload/contract/storage.ts';
import type { Snapshot } from '../../preload/contract/snapshot.ts';

type StoredPart = Pick<Snapshot, 'recording' | 'backfill' | 'storageNotices'>;

/** How recording and fetching of history go, and what happened to stored files. */
export class Stored {
  recording: RecordingState;
  backfill: BackfillProgress;
  notices: readonly StorageNotice[];

  constructor(snapshot: StoredPart) {
    this.recording = $state.raw(snapshot.recording);
    this.backfill = $state.raw(snapshot.backfill);
    this.notices = $state.raw(snapshot.storageNotices);
  }

  /** Lets pushes in; `say` tells in passing that recording goes on. */
  listen(api: KalshiTrayApi, say: (message: string) => void): void {
    api.listen('recording', (recording) => {
      const resumes = this.recording.name === 'paused' && recording.name === 'recording';
      this.recording = recording;
      if (resumes) say('History is recorded again');
    });
    api.listen('backfill', (backfill) => (this.backfill = backfill));
    api.listen('storageNotices', (notices) => (this.notices = notices));
  }

  show(snapshot: StoredPart): void {
    this.recording = snapshot.recording;
    this.backfill = snapshot.backfill;
    this.notices = snapshot.storageNotices;
  }
}
