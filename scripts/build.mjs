import { enter } from './lib/enter.mjs';

await enter(() => import('./lib/build/command.ts'));
