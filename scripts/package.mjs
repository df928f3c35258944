import { enter } from './lib/enter.mjs';

await enter(() => import('./lib/package/package.ts'));
