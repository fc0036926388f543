// Waits until the user pauses typing.

const PAUSE_MILLISECONDS = 200;

export class Debouncer {
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Do something soon, in place of what was to be done before. */
  run(work: () => void): void {
    this.cancel();
    this.#timer = setTimeout(work, PAUSE_MILLISECONDS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
  }
}
