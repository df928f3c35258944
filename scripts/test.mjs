import { enter } from './lib/enter.mjs';

await enter(() => import('./lib/check/check.ts'));
