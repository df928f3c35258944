import type { RuleStatus } from '../../preload/contract/alerts.ts';
import { HOUR_MS } from '../../preload/contract/durations.ts';
import type { Tray } from '../state/tray.ts';
import { isSnoozed } from './rule-words.ts';

/** What can be done to the chosen rules, by a key or its button. */
export interface RuleAction {
  /** As `KeyboardEvent.key` names it. */
  readonly key: string;
  /** As people read it. */
  readonly keyName: string;
  /** What it would do to the rules that are chosen now. */
  readonly label: () => string;
  readonly run: () => void;
}

/** The actions of the rules tab. Each does one thing to all: the opposite only when all of them have it already. */
export function ruleActions({
  alertsView,
  alertCommands,
  router,
  now,
}: Tray): readonly RuleAction[] {
  const view = alertsView.rules;
  const ids = (): readonly number[] => view.chosen.map(({ rule }) => rule.id);
  const all = (has: (status: RuleStatus) => boolean): boolean =>
    view.chosen.length > 0 && view.chosen.every(has);
  const allOff = (): boolean => all(({ state }) => state.name === 'off');
  const allSnoozed = (): boolean => all(({ rule }) => isSnoozed(rule, now.time));
  const allMuted = (): boolean => all(({ rule }) => rule.muted);
  const copy = (): void => {
    if (ids().length > 0) router.go({ screen: 'copy-rules', ruleIds: ids() });
  };
  return [
    {
      key: 'p',
      keyName: 'P',
      label: () => (allOff() ? 'Resume' : 'Pause'),
      run: () => void alertCommands.setEnabled(ids(), allOff()),
    },
    {
      key: 's',
      keyName: 'S',
      label: () => (allSnoozed() ? 'Wake' : 'Snooze 1 h'),
      run: () => void alertCommands.snooze(ids(), allSnoozed() ? null : now.time + HOUR_MS),
    },
    {
      key: 'm',
      keyName: 'M',
      label: () => (allMuted() ? 'Unmute' : 'Mute'),
      run: () => void alertCommands.mute(ids(), !allMuted()),
    },
    { key: 'd', keyName: 'D', label: () => 'Copy…', run: copy },
    {
      key: 'Delete',
      keyName: 'Del',
      label: () => 'Delete',
      run: () => void alertCommands.delete(ids()),
    },
  ];
}
