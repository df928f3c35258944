import { describeWindow } from './describe-window.ts';
import { archiveScreenStates } from './harness/archive-screens.ts';
import { accessibilityOf } from './window/accessibility.ts';
import { archive } from './window/archive.ts';

describeWindow('the archive in the window', [archive, accessibilityOf(archiveScreenStates)]);
