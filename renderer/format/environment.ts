import type { EnvironmentId } from '../../preload/contract/environment.ts';

const names: Readonly<Record<EnvironmentId, string>> = {
  production: 'Kalshi',
  demo: 'Demo',
  practice: 'Practice',
  custom: 'Custom',
};

/** What people call an exchange. */
export const environmentName = (id: EnvironmentId): string => names[id];
