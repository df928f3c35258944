const segments = new Intl.Segmenter();

/** The text in at most `max` UTF-16 units, cut between characters as people see them, with `…` for what is missing. */
export function shorten(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of segments.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept.trimEnd()}…`;
}
