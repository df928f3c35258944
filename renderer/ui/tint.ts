import type { Attachment } from 'svelte/attachments';
import type { MicroDollars } from '../../preload/contract/prices.ts';

/**
 * Marks an element for the style sheet whenever the price it shows moves: `data-tint="up-0"`.
 *
 * The figure alternates between 0 and 1, because a style sheet restarts an animation only when its name changes. The first
 * price is no move, and neither is one after an absence.
 */
export function tintOnMove(read: () => MicroDollars | null): Attachment<HTMLElement> {
  let previous: MicroDollars | null = null;
  let turn = 0;
  return (element) => {
    const price = read();
    if (previous !== null && price !== null && price !== previous) {
      turn = 1 - turn;
      element.dataset['tint'] = `${price > previous ? 'up' : 'down'}-${turn}`;
    }
    previous = price;
  };
}
