/** Whether a text holds every word of another, in any order and case. No words match everything. */
export function holdsWords(text: string, words: string): boolean {
  const haystack = text.toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
