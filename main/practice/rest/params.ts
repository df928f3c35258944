import { badRequest } from './answer.ts';

/** A whole number in [min, max], or `fallback` when it is not given; anything else is refused. */
export function wholeNumber<Fallback>(
  params: URLSearchParams,
  name: string,
  limits: { readonly min: number; readonly max: number; readonly fallback: Fallback },
): number | Fallback {
  const text = params.get(name);
  if (text === null || text === '') return limits.fallback;
  const value = Number(text);
  if (!Number.isInteger(value) || value < limits.min || value > limits.max) {
    throw badRequest(`${name} must be a whole number from ${limits.min} to ${limits.max}`);
  }
  return value;
}

/** A Unix time in seconds that must be given. */
export function requiredTime(params: URLSearchParams, name: string): number {
  const value = optionalTime(params, name);
  if (value === null) throw badRequest(`${name} is required`);
  return value;
}

/** A Unix time in seconds, or `null`. */
export function optionalTime(params: URLSearchParams, name: string): number | null {
  return wholeNumber(params, name, { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: null });
}

/** A comma-separated list, or `null` when it is not given. */
export function list(params: URLSearchParams, name: string): string[] | null {
  const text = params.get(name);
  return text ? text.split(',').filter((item) => item !== '') : null;
}

/** One of several words, or `null` when it is not given; anything else is refused. */
export function oneOfWords<Word extends string>(
  params: URLSearchParams,
  name: string,
  words: readonly Word[],
): Word | null {
  const text = params.get(name);
  if (!text) return null;
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) throw badRequest(`${name} must be one of ${words.join(', ')}`);
  return word;
}
