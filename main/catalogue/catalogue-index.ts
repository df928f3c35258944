import MiniSearch from 'minisearch';
import type { CatalogueEntry } from '../../preload/contract/catalogue.ts';

/** How many matches a screen can use. */
const LIMIT = 50;

/**
 * How many letters of a word may be wrong, missing or extra: none in short ones, where one edit reaches too many others;
 * two in long ones, because two letters swapped count as two edits.
 */
function typingErrors(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 ? 1 : 2;
}

/**
 * Finds markets by words of their title, outcome, category or ticker, as a person types them.
 *
 * Every word must match, from its start, with a typing error allowed in longer ones. The ticker itself comes first; among the
 * others closer matches and livelier markets do.
 */
export class CatalogueIndex {
  readonly #entries = new Map<string, CatalogueEntry>();
  readonly #words = new MiniSearch<CatalogueEntry>({
    idField: 'ticker',
    fields: ['title', 'yesSubtitle', 'ticker', 'category'],
    tokenize: (text) => text.split(/[^\p{L}\p{N}.]+/u),
    searchOptions: {
      combineWith: 'AND',
      prefix: true,
      fuzzy: typingErrors,
      boost: { title: 3, yesSubtitle: 2, ticker: 2 },
      boostDocument: (ticker: string) => this.#liveliness(ticker),
    },
  });

  get size(): number {
    return this.#entries.size;
  }

  get entries(): Iterable<CatalogueEntry> {
    return this.#entries.values();
  }

  /** Adds markets, or brings known ones up to date. */
  add(entries: readonly CatalogueEntry[]): void {
    for (const entry of entries) {
      if (this.#entries.has(entry.ticker)) this.#words.replace(entry);
      else this.#words.add(entry);
      this.#entries.set(entry.ticker, entry);
    }
  }

  /** Forgets every market but these. */
  retain(tickers: ReadonlySet<string>): void {
    for (const [ticker, entry] of this.#entries) {
      if (tickers.has(ticker)) continue;
      this.#words.remove(entry);
      this.#entries.delete(ticker);
    }
  }

  /** The best matches, best first; for no words at all, the liveliest markets. */
  search(text: string): readonly CatalogueEntry[] {
    const wanted = text.trim().toUpperCase();
    if (wanted === '') return this.#liveliest();
    const found = this.#words.search(text).flatMap(({ id }) => this.#entries.get(String(id)) ?? []);
    const exact = [...this.#entries.values()].filter(
      ({ ticker, eventTicker }) => ticker === wanted || eventTicker === wanted,
    );
    return [...new Set([...exact, ...found])].slice(0, LIMIT);
  }

  #liveliest(): readonly CatalogueEntry[] {
    return [...this.#entries.values()].sort((a, b) => b.volume - a.volume).slice(0, LIMIT);
  }

  /** Ten times the volume weighs about as much as a better place in the text. */
  #liveliness(ticker: string): number {
    return 1 + Math.log10(1 + (this.#entries.get(ticker)?.volume ?? 0));
  }
}
