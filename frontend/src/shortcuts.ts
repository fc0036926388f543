// Keys that work wherever the focus is, except where the user types.

import type { ReactiveController, ReactiveControllerHost } from "lit";

const TYPING = "input, textarea, select, [contenteditable], ha-code-editor";

function isTyping(event: KeyboardEvent): boolean {
  return event.composedPath().some((place) => place instanceof Element && place.matches(TYPING));
}

/** Lets an element on the page react to keys; `run` says whether the key was one of its own. */
export class ShortcutController implements ReactiveController {
  constructor(
    host: ReactiveControllerHost,
    private readonly run: (key: string, event: KeyboardEvent) => boolean,
  ) {
    host.addController(this);
  }

  hostConnected(): void {
    addEventListener("keydown", this.#pressed);
  }

  hostDisconnected(): void {
    removeEventListener("keydown", this.#pressed);
  }

  readonly #pressed = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isTyping(event)) return;
    if (this.run(event.key, event)) event.preventDefault();
  };
}
