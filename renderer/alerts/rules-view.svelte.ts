import type { RuleStatus } from '../../preload/contract/alerts.ts';
import { holdsWords } from '../format/matching.ts';
import type { Session } from '../state/session.svelte.ts';
import { keySet } from '../ui/key-set.ts';
import { ListCursor } from '../ui/list-cursor.svelte.ts';
import { ListSelection } from '../ui/list-selection.svelte.ts';
import { ruleSentence } from './rule-words.ts';
import { tickerOf, watchedTitle } from './watched-title.ts';

/** How the person looks at their rules: kept while another screen is open. */
export class RulesView {
  /** The filter's text; `null` while the filter is not open. */
  filter = $state.raw<string | null>(null);
  /** CSS pixels. */
  scrollTop = 0;
  readonly rules: readonly RuleStatus[];
  /** What an action is about: the marked rules, or the current one. */
  readonly chosen: readonly RuleStatus[];
  readonly cursor: ListCursor;
  readonly selection: ListSelection;

  constructor(session: Session) {
    this.rules = $derived(matching(session, this.filter ?? ''));
    const keys = (): readonly string[] => this.rules.map(ruleKey);
    this.cursor = new ListCursor(keys);
    this.selection = new ListSelection(this.cursor, keys);
    const chosen = $derived(keySet(this.selection.keys));
    this.chosen = $derived(this.rules.filter((status) => chosen.has(ruleKey(status))));
  }

  openFilter(): void {
    this.filter ??= '';
  }

  /** Gives up marks first, then the filter; `false` when there was neither. */
  retreat(): boolean {
    if (this.selection.clear()) return true;
    const open = this.filter !== null;
    this.filter = null;
    return open;
  }
}

/** A rule's name among the rows of a list. */
export const ruleKey = ({ rule }: RuleStatus): string => String(rule.id);

/** Rules that hold every typed word in their market, sentence or note. */
function matching(session: Session, words: string): readonly RuleStatus[] {
  const { all } = session.alerts;
  if (words.trim() === '') return all;
  return all.filter(({ rule }) => {
    const ticker = tickerOf(rule.watch);
    const { title, detail } = watchedTitle(session, rule.watch, ticker);
    return holdsWords([title, detail, ticker, ruleSentence(rule), rule.note].join(' '), words);
  });
}
