/** How much of the disk the history takes, and how much it could, in bytes. */
export interface HistoryUse {
  readonly usedBytes: number;
  readonly freeBytes: number;
}

/** How long history is kept, in days, and how much of it in all. Markets that are to be kept stay whatever their age. */
export interface HistoryRetention {
  readonly tickDays: number;
  readonly minuteDays: number;
  /** `null` keeps hourly and daily candles forever. */
  readonly hourDays: number | null;
  readonly maxBytes: number;
}

export const defaultRetention: HistoryRetention = {
  tickDays: 7,
  minuteDays: 90,
  hourDays: null,
  maxBytes: 1024 ** 3,
};

/** Days that history can be kept, and bytes it may take. */
export const RETENTION_DAYS = { min: 1, max: 3_650 } as const;
export const RETENTION_BYTES = { min: 64 * 1024 ** 2, max: 1024 ** 4 } as const;

/** What happened to a stored file that a person should know; `message` says it in plain words. */
export interface StorageNotice {
  readonly kind: 'history-set-aside' | 'history-damaged' | 'database-set-aside';
  /** Where the damaged file is now. */
  readonly path: string;
  readonly message: string;
}
