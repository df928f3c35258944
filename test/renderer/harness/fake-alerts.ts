import type {
  AlertRule,
  AlertRuleDraft,
  AlertState,
  RuleStatus,
  SaveOutcome,
  StartChoice,
} from '../../../preload/contract/alerts.ts';
import { fail, ok, type Result } from '../../../preload/contract/result.ts';
import { firingHandlers, type FiringOperation } from './fake-firings.ts';
import type { Handlers } from './fake-handlers.ts';
import type { FakeMain } from './fake-main.ts';
import type { Scene } from './scene.ts';

/** The operations that are about alerts. */
export type AlertOperation =
  | 'createRule'
  | 'changeRule'
  | 'setRulesEnabled'
  | 'snoozeRules'
  | 'muteRules'
  | 'duplicateRule'
  | 'deleteRules'
  | 'restoreRules'
  | 'exportRules'
  | 'importRules'
  | FiringOperation;

const armed = (): AlertState => ({ name: 'armed', since: Date.now(), side: null });

/** Rules that are kept and told, but never fire by themselves: tests push the firings. */
export function alertHandlers(main: FakeMain, scene: Scene): Pick<Handlers, AlertOperation> {
  const deleted = new Map<number, RuleStatus>();
  const rules = (): readonly RuleStatus[] => (main.snapshot.ok ? main.snapshot.value.rules : []);

  function replace(changed: readonly RuleStatus[], removed: readonly number[] = []): void {
    const gone = new Set([...removed, ...changed.map(({ rule }) => rule.id)]);
    main.know({ rules: [...rules().filter(({ rule }) => !gone.has(rule.id)), ...changed] });
    main.push('rules', { changed, removed });
  }

  function save(id: number, draft: AlertRuleDraft): AlertRule {
    const rule = { ...draft, id, createdTime: Date.now(), snoozedUntil: null };
    replace([{ rule, state: armed() }]);
    return rule;
  }

  function saveOrAsk(
    id: number,
    draft: AlertRuleDraft,
    start: StartChoice | null,
  ): Result<SaveOutcome> {
    if (!scene.holdsAlready || start !== null) return ok({ kind: 'saved', rule: save(id, draft) });
    return ok({ kind: 'already-holds', value: 0, sentence: 'It holds already.' });
  }

  function edit(
    ids: readonly number[],
    change: Partial<AlertRule>,
    state?: AlertState,
  ): Result<undefined> {
    const edited = rules().filter(({ rule }) => ids.includes(rule.id));
    replace(
      edited.map((status) => ({
        rule: { ...status.rule, ...change },
        state: state ?? status.state,
      })),
    );
    return ok();
  }

  const nextId = (): number => 1 + Math.max(0, ...rules().map(({ rule }) => rule.id));

  return {
    createRule: ({ draft, start }) => saveOrAsk(nextId(), draft, start),
    changeRule: ({ id, draft, start }) => saveOrAsk(id, draft, start),
    setRulesEnabled: ({ ids, enabled }) =>
      edit(ids, { enabled }, enabled ? armed() : { name: 'off', reason: 'disabled' }),
    snoozeRules: ({ ids, until }) => edit(ids, { snoozedUntil: until }),
    muteRules: ({ ids, muted }) => edit(ids, { muted }),
    duplicateRule({ id, tickers }) {
      const original = rules().find(({ rule }) => rule.id === id)?.rule;
      if (!original) return fail('not-found', 'This rule is gone.');
      const { watch } = original;
      if (watch.scope !== 'market') return ok([]);
      return ok(
        tickers.map((ticker) => save(nextId(), { ...original, watch: { ...watch, ticker } })),
      );
    },
    deleteRules({ ids }) {
      for (const status of rules())
        if (ids.includes(status.rule.id)) deleted.set(status.rule.id, status);
      replace([], ids);
      return ok();
    },
    restoreRules({ ids }) {
      replace(ids.flatMap((id) => deleted.get(id) ?? []));
      return ok();
    },
    exportRules: () => ok('/home/ada/rules.json'),
    importRules: ({ text }) => ok(text.length),
    ...firingHandlers(main, scene.firings ?? []),
  };
}
