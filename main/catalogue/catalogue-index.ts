import MiniSearch from 'minisearch';
import type { CatalogueEntry } from '../../preload/contract/catalogue.ts';

/** How many matches a screen can use. */
const LIMIT = 50;

/** So many markets are indexed at a stretch: a few milliseconds, then everybody else has a turn. */
const SLICE = 100;

/**
 * How many letters of a word may be wrong, missing or extra: none in short ones, where one edit reaches too many others;
 * two in long ones, because two letters swapped count as two edits. With figures in it, a second edit would only find neighbours:
 * the next strike, the next day.
 */
function typingErrors(word: string): number {
  if (word.length < 4) return 0;
  return word.length < 6 || /\d/.test(word) ? 1 : 2;
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

  readonly #pause: () => Promise<void>;

  /** `pause` lets others have the thread for a moment. */
  constructor(pause: () => Promise<void>) {
    this.#pause = pause;
  }

  get size(): number {
    return this.#entries.size;
  }

  get entries(): Iterable<CatalogueEntry> {
    return this.#entries.values();
  }

  /**
   * Adds markets, or brings known ones up to date. They are known at once, and found by their words when this resolves: ten
   * thousand take about half a second, in slices.
   */
  async add(entries: readonly CatalogueEntry[]): Promise<void> {
    const reworded = entries.filter((entry) => !this.#knowsWordsOf(entry));
    for (const entry of entries) this.#entries.set(entry.ticker, entry);
    for (const [place, entry] of reworded.entries()) {
      if (place > 0 && place % SLICE === 0) await this.#pause();
      if (this.#words.has(entry.ticker)) this.#words.replace(entry);
      else this.#words.add(entry);
    }
  }

  /** Forgets every market but these. */
  retain(tickers: ReadonlySet<string>): void {
    for (const ticker of this.#entries.keys()) {
      if (tickers.has(ticker)) continue;
      this.#words.discard(ticker);
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

  #knowsWordsOf({ ticker, title, yesSubtitle, category }: CatalogueEntry): boolean {
    const known = this.#entries.get(ticker);
    return (
      known?.title === title && known.yesSubtitle === yesSubtitle && known.category === category
    );
  }

  #liveliest(): readonly CatalogueEntry[] {
    return [...this.#entries.values()].sort((a, b) => b.volume - a.volume).slice(0, LIMIT);
  }

  /** Ten times the volume weighs about as much as a better place in the text. */
  #liveliness(ticker: string): number {
    return 1 + Math.log10(1 + (this.#entries.get(ticker)?.volume ?? 0));
  }
}
