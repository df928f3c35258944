import { counted } from '../format/count.ts';

const DAYS = [1, 3, 7, 14, 30, 90, 180, 365, 730];
const MIB = 1024 ** 2;
const BYTES = [256, 512, 1024, 2048, 5120, 10_240, 51_200].map((amount) => amount * MIB);

/** Times to choose from, the present one among them; `null` is no time of its own. */
export function dayChoices(
  current: number | null,
): readonly { readonly days: number; readonly name: string }[] {
  return withCurrent(DAYS, current).map((days) => ({ days, name: daysText(days) }));
}

/** Sizes to choose from in bytes, the present one among them. */
export function byteChoices(current: number): readonly number[] {
  return withCurrent(BYTES, current);
}

function withCurrent(choices: readonly number[], current: number | null): readonly number[] {
  if (current === null || choices.includes(current)) return choices;
  return [...choices, current].sort((a, b) => a - b);
}

/** `1 day`, `90 days`, `2 years`. */
function daysText(days: number): string {
  const [amount, unit] = days >= 365 && days % 365 === 0 ? [days / 365, 'year'] : [days, 'day'];
  return counted(amount, unit);
}
