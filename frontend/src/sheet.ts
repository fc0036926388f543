// A small dialog next to the element that opened it, or at the bottom of a small screen. Removing it closes it and returns the focus.

import { css, html, LitElement, type TemplateResult } from "lit";
import { property, query } from "lit/decorators.js";
import { styleMap } from "lit/directives/style-map.js";

const SMALL_SCREEN = 600;
const WIDTH = 320;
const MARGIN = 8;

/** Returns the element that has the focus, also within other elements. */
function focused(): HTMLElement | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element as HTMLElement | null;
}

export class Sheet extends LitElement {
  @property() heading = "";
  @property({ attribute: false }) near?: DOMRect | undefined;
  @query("dialog") private readonly dialog!: HTMLDialogElement;
  #before: HTMLElement | null = null;

  static override styles = css`
    dialog {
      position: fixed; box-sizing: border-box; margin: auto; padding: 0; border: 1px solid var(--divider-color);
      inline-size: min(${WIDTH}px, calc(100vw - ${2 * MARGIN}px)); overflow: auto;
      border-radius: var(--ha-card-border-radius, 12px); color: var(--primary-text-color);
      background: var(--card-background-color); box-shadow: 0 4px 16px var(--shadow-color, rgb(0 0 0 / 30%));
    }
    dialog::backdrop { background: rgb(0 0 0 / 25%); }
    h2 { margin: 0; padding: 12px 16px 4px; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
    @media (max-width: ${SMALL_SCREEN - 1}px) {
      dialog { inset-block: auto 0; inline-size: 100vw; max-inline-size: none; max-block-size: 80vh; border-end-start-radius: 0; border-end-end-radius: 0; }
    }
  `;

  override connectedCallback(): void {
    super.connectedCallback();
    this.#before = focused();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    if (this.#before?.isConnected) this.#before.focus();
  }

  protected override firstUpdated(): void {
    this.dialog.showModal();
  }

  protected override render(): TemplateResult {
    return html`
      <dialog aria-labelledby="heading" style=${styleMap(this.#place())} @close=${this.#close} @click=${this.#clicked}>
        <h2 id="heading"><bdi>${this.heading}</bdi></h2>
        <slot @slotchange=${this.#changed}></slot>
      </dialog>
    `;
  }

  // It may grow only to the side where there is room, so that its size need not be measured.
  #place(): Record<string, string> {
    if (!this.near || innerWidth < SMALL_SCREEN) return {};
    const { left, top, bottom } = this.near;
    const inset = `${Math.max(MARGIN, Math.min(left, innerWidth - WIDTH - MARGIN))}px`;
    const isBelow = (top + bottom) / 2 < innerHeight / 2;
    const vertical = isBelow
      ? { top: `${bottom}px`, bottom: "auto", "max-height": `${innerHeight - bottom - MARGIN}px` }
      : { top: "auto", bottom: `${innerHeight - top}px`, "max-height": `${top - MARGIN}px` };
    return { margin: "0", left: inset, right: "auto", ...vertical };
  }

  // A question that takes the place of a menu takes the focus, too; menus and fields do so by themselves.
  #changed(): void {
    const { activeElement } = this.getRootNode() as ShadowRoot;
    if (activeElement === this || !this.contains(activeElement)) {
      this.querySelector<HTMLElement>("[autofocus]")?.focus();
    }
  }

  #clicked(event: MouseEvent): void {
    // The dialog itself is hit only outside its content: at its edge or behind it.
    if (event.target !== this.dialog) return;
    const { left, right, top, bottom } = this.dialog.getBoundingClientRect();
    const { clientX, clientY } = event;
    if (clientX < left || clientX > right || clientY < top || clientY > bottom) this.#close();
  }

  #close(): void {
    this.dispatchEvent(new Event("close"));
  }
}

customElements.define("openvox-uc-sheet", Sheet);
