import { describeWindow } from './describe-window.ts';
import { historyScreenStates } from './harness/history-screens.ts';
import { accessibilityOf } from './window/accessibility.ts';
import { history } from './window/history.ts';

describeWindow('history in the window', [history, accessibilityOf(historyScreenStates)]);
