import type { Tray } from '../state/tray.ts';

/** What can be done to the chosen markets, by a key or its button. */
export interface ArchiveAction {
  /** As `KeyboardEvent.key` names it. */
  readonly key: string;
  /** As people read it. */
  readonly keyName: string;
  /** What it would do to the markets that are chosen now. */
  readonly label: () => string;
  readonly run: () => void;
}

/** The actions of the shelf that is shown. */
export function archiveActions(tray: Tray): readonly ArchiveAction[] {
  const { archiveView: view, archiveCommands: commands, router } = tray;
  const tickers = (): readonly string[] => view.chosen.map(({ ticker }) => ticker);
  const allKept = (): boolean =>
    view.chosen.length > 0 && view.chosen.every(({ isKept }) => isKept);
  const exportChosen = (): void => {
    if (tickers().length > 0) router.go({ screen: 'export', tickers: tickers() });
  };
  if (view.shelf === 'deleted') {
    return [
      {
        key: 'r',
        keyName: 'R',
        label: () => 'Bring back',
        run: () => void commands.restore(view.chosen),
      },
    ];
  }
  return [
    {
      key: 'p',
      keyName: 'P',
      label: () => (allKept() ? 'Keep no longer' : 'Keep forever'),
      run: () => void commands.toggleKept(view.chosen),
    },
    { key: 'e', keyName: 'E', label: () => 'Export…', run: exportChosen },
    {
      key: 'Delete',
      keyName: 'Del',
      label: () => 'Delete',
      run: () => void commands.delete(view.chosen),
    },
  ];
}
