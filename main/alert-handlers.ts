import type { OperationName } from '../preload/contract/operations.ts';
import { ok } from '../preload/contract/result.ts';
import type { AlertService } from './alerts/service.ts';
import type { Desktop } from './desktop/desktop.ts';
import type { OperationHandlers } from './ipc/operations.ts';

type AlertOperation = Extract<
  OperationName,
  `${string}Rule${string}` | `${string}Firings${string}`
>;

/** What the operations of the alert screens do, in the environment in use at the time. */
export function alertHandlers(
  alerts: () => AlertService,
  desktop: Desktop,
): Pick<OperationHandlers, AlertOperation> {
  return {
    createRule: ({ draft, start }) => alerts().rules.create(draft, start),
    changeRule: ({ id, draft, start }) => alerts().rules.change(id, draft, start),
    setRulesEnabled: ({ ids, enabled }) => alerts().rules.setEnabled(ids, enabled),
    snoozeRules: ({ ids, until }) => alerts().rules.snooze(ids, until),
    muteRules: ({ ids, muted }) => alerts().rules.setMuted(ids, muted),
    duplicateRule: ({ id, tickers }) => alerts().rules.duplicate(id, tickers),
    deleteRules: ({ ids }) => alerts().rules.remove(ids),
    restoreRules: ({ ids }) => alerts().rules.restore(ids),
    exportRules: () => desktop.saveFile('kalshi-tray-alerts.json', alerts().rules.exportAll()),
    importRules: ({ text }) => alerts().rules.importAll(text),
    listFirings: (filter) => ok(alerts().inbox.page(filter)),
    markFiringsSeen({ ids }) {
      alerts().inbox.markSeen(ids);
      return ok();
    },
    clearFirings: (filter) => alerts().inbox.clear(filter),
    undoClearFirings: ({ token }) => alerts().inbox.undoClear(token),
    exportFirings: (filter) =>
      desktop.saveFile('kalshi-tray-alerts.csv', alerts().inbox.exportCsv(filter)),
  };
}
