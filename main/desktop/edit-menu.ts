import type { MenuItemConstructorOptions } from 'electron';

/** The part of Electron's `ContextMenuParams` in use. */
export interface EditContext {
  readonly isEditable: boolean;
  readonly selectionText: string;
  readonly editFlags: {
    readonly canCut: boolean;
    readonly canCopy: boolean;
    readonly canPaste: boolean;
    readonly canSelectAll: boolean;
  };
}

/** The menu of a right click in the page: pasting a key must work by mouse too. Empty where there is nothing to edit or copy. */
export function editMenu(context: EditContext): MenuItemConstructorOptions[] {
  const { isEditable, selectionText, editFlags } = context;
  if (isEditable) {
    return [
      { role: 'cut', enabled: editFlags.canCut },
      { role: 'copy', enabled: editFlags.canCopy },
      { role: 'paste', enabled: editFlags.canPaste },
      { type: 'separator' },
      { role: 'selectAll', enabled: editFlags.canSelectAll },
    ];
  }
  return selectionText.trim() === '' ? [] : [{ role: 'copy', enabled: editFlags.canCopy }];
}
