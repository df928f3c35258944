import type { ArchiveEntry } from '../../../preload/contract/archive.ts';
import { hours, market } from './markets.ts';

const DAY = hours(24);

function entry(
  patch: Partial<ArchiveEntry> & Pick<ArchiveEntry, 'ticker' | 'title'>,
): ArchiveEntry {
  const ticks = patch.ticks ?? 4_000;
  return {
    eventTicker: patch.ticker.replace(/-[^-]*$/, ''),
    yesSubtitle: '',
    status: 'active',
    result: null,
    firstTime: Date.now() - 9 * DAY,
    lastTime: Date.now() - 60_000,
    ticks,
    candles: 2_000,
    bytes: ticks * 48 + 2_000 * 68,
    isKept: false,
    isFollowed: false,
    deletedTime: null,
    ...patch,
  };
}

/** One of every kind: followed, settled either way, kept, deleted, without data, and one with a title to break a row. */
export function everyEntry(): readonly ArchiveEntry[] {
  const longAgo = { firstTime: Date.now() - 90 * DAY, lastTime: Date.now() - 30 * DAY };
  return [
    entry({
      ticker: 'KXHIGHNY-26NOV23-B48.5',
      title: 'Highest temperature in New York City tomorrow?',
      yesSubtitle: '48° to 49°',
      isFollowed: true,
      ticks: 310_000,
    }),
    entry({
      ticker: 'KXHIGHCHI-26NOV22-B41.5',
      title: 'Highest temperature in Chicago today?',
      yesSubtitle: '41° to 42°',
      status: 'finalized',
      result: 'yes',
      isKept: true,
    }),
    entry({
      ticker: 'KXFEDDECISION-26OCT-H0',
      title:
        'Fed decision in October: no change, and what the dot plot says of the year after next',
      yesSubtitle: 'Fed maintains rate',
      status: 'finalized',
      result: 'no',
      ...longAgo,
    }),
    entry({
      ticker: 'KXNEW-26-X',
      title: 'A market nothing is stored of yet',
      firstTime: null,
      lastTime: null,
      ticks: 0,
      candles: 0,
      bytes: 0,
    }),
    entry({ ticker: 'KXHTML-25-X', title: '<img src=x onerror=alert(1)> "quoted"', ...longAgo }),
    entry({
      ticker: 'KXOLD-25-GONE',
      title: 'A market that was deleted this morning',
      deletedTime: Date.now() - hours(3),
      ...longAgo,
    }),
  ];
}

/** As many markets as somebody follows in years. */
export function manyEntries(count: number): readonly ArchiveEntry[] {
  return Array.from({ length: count }, (_, place) =>
    entry({
      ticker: `KXPLAIN-${place}`,
      title: `Plain market number ${place}`,
      lastTime: Date.now() - place * hours(1),
      ticks: (place * 7919) % 9_000,
    }),
  );
}

/** A market that only this machine still knows. */
export const forgottenMarket = market('KXFEDDECISION-26OCT-H0', {
  title: 'Fed decision in October?',
  yesSubtitle: 'Fed maintains rate',
  status: 'finalized',
  result: 'no',
});
