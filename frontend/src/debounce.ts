// What follows from typing, once one pauses.

const PAUSE_MILLISECONDS = 200;

export class Debouncer {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Do something soon, and nothing that was to be done before. */
  run(work: () => void): void {
    this.cancel();
    this.#timer = setTimeout(work, PAUSE_MILLISECONDS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
