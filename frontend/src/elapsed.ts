// The time since something began. One timer serves all elements of the page, while the page is visible.

const SECOND = 1000;
const shown = new Set<Elapsed>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick(): void {
  for (const elapsed of shown) elapsed.tick();
}

function run(): void {
  clearInterval(timer);
  timer = undefined;
  if (shown.size === 0 || document.hidden) return;
  tick();
  timer = setInterval(tick, SECOND);
}

document.addEventListener("visibilitychange", run);

/** Returns a duration as 0:05, 12:34 or 1:02:03. */
export function duration(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / SECOND));
  const [hours, minutes] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60];
  const parts = hours ? [hours, minutes, seconds % 60] : [minutes, seconds % 60];
  return parts.map((part, index) => (index ? String(part).padStart(2, "0") : part)).join(":");
}

export class Elapsed extends HTMLElement {
  static readonly observedAttributes = ["since"];
  #since = 0;

  connectedCallback(): void {
    this.role = "timer";
    // Digits and colons are read from left to right in all languages.
    this.dir = "ltr";
    shown.add(this);
    if (timer === undefined) run();
    else this.tick();
  }

  disconnectedCallback(): void {
    shown.delete(this);
    if (shown.size === 0) run();
  }

  attributeChangedCallback(_name: string, _before: string | null, since: string | null): void {
    this.#since = Date.parse(since ?? "");
    if (this.isConnected) this.tick();
  }

  tick(): void {
    const text = Number.isNaN(this.#since) ? "" : duration(Date.now() - this.#since);
    if (this.textContent !== text) this.textContent = text;
  }
}

customElements.define("openvox-uc-elapsed", Elapsed);
