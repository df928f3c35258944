/** Attachment: takes the focus when the element appears. */
export function focusOnArrival(element: HTMLElement): void {
  element.focus({ preventScroll: true });
}

/** Attachment: takes the focus when the element appears, unless something inside it already has. */
export function focusUnlessInside(element: HTMLElement): void {
  if (!element.contains(document.activeElement)) element.focus({ preventScroll: true });
}

/** Attachment: gives the focus to the first control inside when the element appears. */
export function focusInside(element: HTMLElement): void {
  element.querySelector<HTMLElement>('button, input, select, textarea')?.focus({
    preventScroll: true,
  });
}

/** Attachment: the same for what opens for a moment; the focus goes back to where it came from, if that is still there. */
export function focusMeanwhile(element: HTMLElement): () => void {
  const before = document.activeElement;
  focusInside(element);
  return () => {
    const { activeElement, body } = document;
    const isLost = activeElement === body || element.contains(activeElement);
    if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };
}

/** Gives the focus, when it is nowhere, to what the keys work with: the list of the screen or the field that drives it. */
export function rescueFocus(): void {
  if (document.activeElement !== document.body) return;
  const main = document.querySelector('main');
  const list = main?.querySelector<HTMLElement>('[role=grid]');
  const home = list?.matches('.driven') ? main?.querySelector('input') : list;
  (home ?? main)?.focus({ preventScroll: true });
}
