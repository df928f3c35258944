import { describeWindow } from './describe-window.ts';
import { browseScreenStates } from './harness/browse-screens.ts';
import { screenStates } from './harness/screens.ts';
import { accessibilityOf } from './window/accessibility.ts';
import { adding } from './window/adding.ts';
import { arranging } from './window/arranging.ts';
import { browsing } from './window/browsing.ts';
import { keyImport } from './window/key-import.ts';
import { keyboard } from './window/keyboard.ts';
import { liveness } from './window/liveness.ts';
import { pace } from './window/pace.ts';
import { settings } from './window/settings.ts';
import { states } from './window/states.ts';

describeWindow('the window', [
  keyboard,
  adding,
  browsing,
  arranging,
  keyImport,
  settings,
  states,
  liveness,
  pace,
  accessibilityOf([...screenStates, ...browseScreenStates]),
]);
