import type Electron from 'electron';
import type { DialogAnswer } from '../desktop.ts';
import type { Host } from '../host.ts';
import { strictly } from '../strict.ts';

/** `dialog`: answered with what was prepared over control, else cancelled; error boxes go to stderr. */
export function dialogOf(host: Host): Electron.Dialog {
  const { desktop, readiness } = host;
  const answer = (): DialogAnswer => {
    readiness.demand('dialog module can only be used after app is ready');
    return desktop.dialogAnswers.shift() ?? {};
  };
  return strictly<Electron.Dialog>('dialog', {
    showOpenDialog: () => {
      const filePaths = [...(answer().filePaths ?? [])];
      return Promise.resolve({ canceled: filePaths.length === 0, filePaths });
    },
    showSaveDialog: () => {
      const [filePath = ''] = answer().filePaths ?? [];
      return Promise.resolve({ canceled: filePath === '', filePath });
    },
    showMessageBox: (...args: unknown[]) => {
      const options = args.at(-1) as Electron.MessageBoxOptions;
      const response = answer().response ?? options.cancelId ?? 0;
      return Promise.resolve({ response, checkboxChecked: options.checkboxChecked ?? false });
    },
    showErrorBox: (title, content) => host.log(`${title}: ${content}`),
  });
}
