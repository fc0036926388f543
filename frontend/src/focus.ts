// The focus, kept where it is while lists change.

/**
 * Draw something, and keep the focus: on the element that has it, or if that is gone, on the same button of the next item. Of buttons
 * beside each other, it goes to the one with the same key, as Resume has that of Hold, or to the first one; otherwise to the innermost
 * part that takes it. A list that takes the focus itself keeps it from coming to a button of another item.
 */
export function keepingFocus(root: ShadowRoot | null, draw: () => void): void {
  const before = root?.activeElement as HTMLElement | null;
  const list = before?.closest("ul:not([data-focus])");
  const item = before?.closest("li");
  const place = list && item ? [...list.children].indexOf(item) : -1;
  const buttons = before?.closest(".buttons");
  const [button, key] = [before?.dataset.action, before?.getAttribute("aria-keyshortcuts")];
  draw();
  // A dialog that closes gives the focus back by itself.
  if (!root || !before || root.activeElement) return;
  if (before.isConnected) {
    before.focus({ preventScroll: true });
    return;
  }
  const items = list?.isConnected ? [...list.children] : [];
  const next = items[Math.min(place, items.length - 1)];
  const near = next ?? (buttons?.isConnected ? buttons : undefined);
  const same =
    near?.querySelector<HTMLElement>(`[data-action="${button}"], [aria-keyshortcuts="${key}"]`) ??
    near?.querySelector<HTMLElement>("button");
  (same ?? [...root.querySelectorAll<HTMLElement>("[data-focus]")].at(-1))?.focus({ preventScroll: true });
}
