import type { KalshiTrayApi } from '../../preload/contract/api.ts';
import type { Session } from '../state/session.svelte.ts';
import { FiredView } from './fired-view.svelte.ts';
import { RulesView } from './rules-view.svelte.ts';

export type AlertsTab = 'rules' | 'fired';

/** How the person looks at the alerts screen: kept while another screen is open. */
export class AlertsView {
  tab = $state.raw<AlertsTab>('rules');
  readonly rules: RulesView;
  readonly fired: FiredView;

  constructor(api: KalshiTrayApi, session: Session) {
    this.rules = new RulesView(session);
    this.fired = new FiredView(api);
  }

  /** From the rules to what has fired, and back. */
  switchTab(): void {
    this.tab = this.tab === 'rules' ? 'fired' : 'rules';
  }

  openFilter(): void {
    if (this.tab === 'rules') this.rules.openFilter();
  }

  /** Answers Escape; `false` when there is nothing to leave but the screen. */
  retreat(): boolean {
    return this.tab === 'rules' && this.rules.retreat();
  }
}
