import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlertCommands } from '../../../renderer/alerts/alert-commands.ts';
import { ThresholdEdit } from '../../../renderer/history/threshold-edit.svelte.ts';
import {
  thresholdsOf,
  thresholdText,
  withThreshold,
  type Threshold,
} from '../../../renderer/history/thresholds.ts';
import { Commands } from '../../../renderer/state/commands.ts';
import { Session } from '../../../renderer/state/session.svelte.ts';
import { Toasts } from '../../../renderer/state/toasts.svelte.ts';
import { marketWatch, risesTo, ruleStatus } from '../harness/alert-facts.ts';
import { FakeMain } from '../harness/fake-main.ts';
import { dollars } from '../harness/markets.ts';
import { sceneNamed } from '../harness/scenes.ts';

const noBid = { ...risesTo('0.3000'), subject: 'no-bid' } as const;

describe('the thresholds of a chart', () => {
  it('are those of price rules that wait, highest first, NO prices as YES', () => {
    const statuses = [
      ruleStatus(1, marketWatch('A', risesTo('0.6400'))),
      ruleStatus(3, marketWatch('A', noBid)),
      ruleStatus(4, marketWatch('A', risesTo('0.9000')), {}, { name: 'off', reason: 'done' }),
      ruleStatus(5, marketWatch('A', { kind: 'closes-in', minutes: 5 })),
    ];
    expect(thresholdsOf(statuses).map(({ rule, price }) => [rule.id, price])).toEqual([
      [3, 700_000],
      [1, 640_000],
    ]);
  });

  it('are told and moved in the price that the rule looks at', () => {
    const [threshold] = thresholdsOf([ruleStatus(3, marketWatch('A', noBid), { note: 'Mine' })]);
    if (!threshold) throw new Error('There is no threshold.');
    expect(thresholdText(threshold.condition, dollars('0.6500'))).toBe('NO bid ≥ 35¢');
    expect(withThreshold(threshold, dollars('0.6500'))).toMatchObject({
      watch: { ticker: 'A', condition: { subject: 'no-bid', threshold: 350_000 } },
      note: 'Mine',
    });
  });
});

describe('moving a threshold', () => {
  let main: FakeMain;
  let toasts: Toasts;
  let edit: ThresholdEdit;
  let commands: Commands;
  let threshold: Threshold;

  function open(holdsAlready = false): void {
    main = new FakeMain({ ...sceneNamed('alerts'), holdsAlready });
    if (!main.snapshot.ok) throw new Error('The scene has no snapshot.');
    const session = new Session(main.snapshot.value);
    toasts = new Toasts();
    commands = new Commands(main.api, session, toasts);
    edit = new ThresholdEdit(new AlertCommands(main.api, commands));
    const [first] = thresholdsOf(session.alerts.all);
    if (!first) throw new Error('The scene has no price alert.');
    threshold = first;
  }

  beforeEach(() => {
    vi.stubGlobal('window', globalThis);
    open();
  });

  afterEach(() => vi.unstubAllGlobals());

  it('changes nothing until it is dropped, then the rule, and can be undone', async () => {
    edit.move(threshold, dollars('0.7000'));
    expect(edit.priceOf(threshold)).toBe(700_000);
    expect(main.calls.changeRule).toEqual([]);
    await edit.drop(threshold);
    expect(main.calls.changeRule).toMatchObject([
      {
        id: threshold.rule.id,
        draft: { watch: { condition: { threshold: 700_000 } } },
        start: null,
      },
    ]);
    expect(toasts.current?.message).toContain('70¢');
    await commands.undo();
    expect(main.calls.changeRule[1]).toMatchObject({
      draft: { watch: threshold.rule.watch },
      start: 'next-crossing',
    });
  });

  it('that is taken back, or ends where it began, changes nothing', async () => {
    edit.move(threshold, dollars('0.7000'));
    edit.cancel();
    await edit.drop(threshold);
    edit.move(threshold, threshold.price);
    await edit.drop(threshold);
    expect(main.calls.changeRule).toEqual([]);
    expect(edit.moving).toBeNull();
  });

  it('asks when to begin where the condition holds already, and stays until that is answered', async () => {
    open(true);
    edit.move(threshold, dollars('0.2000'));
    await edit.drop(threshold);
    expect(edit.question?.draft).toMatchObject({ watch: { condition: { threshold: 200_000 } } });
    expect(edit.priceOf(threshold)).toBe(200_000);
    await edit.choose('next-crossing');
    expect(main.calls.changeRule[1]).toMatchObject({ start: 'next-crossing' });
    expect([edit.question, edit.moving]).toEqual([null, null]);
  });

  it('is saved once, however often it is let go', async () => {
    edit.move(threshold, dollars('0.7000'));
    await Promise.all([edit.drop(threshold), edit.drop(threshold)]);
    expect(main.calls.changeRule).toHaveLength(1);
  });
});
