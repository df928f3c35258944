import type { ArchiveEntry } from '../../preload/contract/archive.ts';

const KIB = 1024;
const units = ['B', 'KB', 'MB', 'GB', 'TB'];
const dayFormat = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
});

/** `0 B`, `14 KB`, `2.4 MB`: two figures at least, three at most, steps of 1,024. */
export function bytesText(bytes: number): string {
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log2(bytes) / 10));
  const amount = bytes / KIB ** step;
  const figures = step > 0 && amount < 10 ? amount.toFixed(1).replace('.0', '') : amount.toFixed(0);
  return `${figures} ${units[step] ?? ''}`;
}

/** `12 Nov 2026 – 22 Nov 2026`, as the person's locale writes dates. */
export function datesText({ firstTime, lastTime }: ArchiveEntry): string {
  if (firstTime === null || lastTime === null) return 'Nothing stored yet';
  return dayFormat.formatRange(firstTime, lastTime);
}
