import { enter } from './lib/enter.mjs';

await enter(() => import('./lib/start/start.ts'));
