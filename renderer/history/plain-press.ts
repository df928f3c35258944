/** Whether a key press is a letter or arrow on its own, and goes to nothing that has a use for it. */
export function isPlainPress(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const { target } = event;
  return !(target instanceof Element && target.closest('input, select, textarea, [data-keys]'));
}
