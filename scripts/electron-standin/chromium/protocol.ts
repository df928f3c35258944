/** The types of the Chrome DevTools Protocol; playwright-core carries them but does not export them by name. */
export type { Protocol } from '../../../node_modules/playwright-core/types/protocol.js';
