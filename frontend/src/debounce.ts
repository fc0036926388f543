// Waits until the user pauses typing.

import type { ReactiveController, ReactiveControllerHost } from "lit";

const PAUSE_MILLISECONDS = 200;

export class Debouncer implements ReactiveController {
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostDisconnected(): void {
    this.cancel();
  }

  /** Do something soon, in place of what was to be done before. */
  run(work: () => void): void {
    this.cancel();
    this.#timer = setTimeout(work, PAUSE_MILLISECONDS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
