/**
 * Whether a text names a market or event, rather than being words to look for in titles.
 *
 * A kalshi.com address, a ticker (`KXHIGHNY-26AUG09-B83.5`, `PRES-2028`) or the start of one (`KXHIGHNY`).
 */
export function looksLikeReference(text: string): boolean {
  const reference = text.trim();
  return (
    /^(https?:\/\/)?([a-z]+\.)?kalshi\.com\//i.test(reference) ||
    /^[a-z0-9]+-[a-z0-9._-]+$/i.test(reference) ||
    /^kx[a-z0-9]{2,}$/i.test(reference)
  );
}
