import { describeWindow } from './describe-window.ts';
import { alertScreenStates } from './harness/alert-screens.ts';
import { accessibilityOf } from './window/accessibility.ts';
import { fired } from './window/alerts/fired.ts';
import { leaving } from './window/alerts/leaving.ts';
import { making } from './window/alerts/making.ts';
import { priceNow } from './window/alerts/price-now.ts';
import { rules } from './window/alerts/rules.ts';
import { sounds } from './window/alerts/sounds.ts';

describeWindow('alerts in the window', [
  making,
  leaving,
  priceNow,
  rules,
  fired,
  sounds,
  accessibilityOf(alertScreenStates),
]);
