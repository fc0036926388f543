// A field that filters phones by name and number, and takes other numbers if it may.

import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, query, state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { keyOf, matches, nameOf, type PhoneOfPbx } from "./phones";

/** A phone of the list, or a number that was typed. */
export type Picked = PhoneOfPbx | string;

// What people write between the digits of a number is for Home Assistant to judge.
const HAS_DIGIT = /\d/;

export class Picker extends LitElement {
  @property() label = "";
  @property({ attribute: false }) phones: PhoneOfPbx[] = [];
  @property({ type: Boolean }) free = false;
  @state() private text = "";
  @state() private active = 0;
  @query("input") private readonly input!: HTMLInputElement;

  static override styles = css`
    :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
    input {
      box-sizing: border-box; inline-size: 100%; padding: 10px 12px; font: inherit; color: inherit;
      background: transparent; border: 1px solid var(--secondary-text-color); border-radius: 8px;
    }
    ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
    li { display: flex; gap: 8px; justify-content: space-between; padding: 10px 12px; border-radius: 8px; cursor: pointer; }
    li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
    .name { overflow-wrap: anywhere; }
    .number { color: var(--secondary-text-color); }
  `;

  protected override firstUpdated(): void {
    this.input.focus();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("active"))
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
  }

  protected override render(): TemplateResult {
    const picks = this.#picks();
    const active = Math.min(this.active, picks.length - 1);
    return html`
      <input
        role="combobox" aria-autocomplete="list" aria-expanded=${picks.length > 0} aria-controls="picks" autocomplete="off"
        aria-activedescendant=${picks.length > 0 ? `pick${active}` : nothing} aria-label=${this.label} placeholder=${this.label}
        .value=${this.text} @input=${this.#typed} @keydown=${this.#pressed}
      />
      <ul id="picks" role="listbox" aria-label=${this.label}>
        ${repeat(
          picks,
          (pick) => (typeof pick === "string" ? "" : keyOf(pick)),
          (pick, index) => html`
            <li id="pick${index}" role="option" aria-selected=${index === active} @click=${() => this.#pick(pick)}>
              <span class="name">${typeof pick === "string" ? pick : nameOf(pick)}</span>
              ${typeof pick === "string" ? nothing : html`<span class="number">${pick.number}</span>`}
            </li>
          `,
        )}
      </ul>
    `;
  }

  #picks(): Picked[] {
    const text = this.text.trim();
    const found = this.phones.filter((phone) => matches(phone, text));
    const isNumber = this.free && HAS_DIGIT.test(text) && !found.some(({ number }) => number === text);
    return isNumber ? [...found, text] : found;
  }

  #typed(): void {
    this.text = this.input.value;
    this.active = 0;
  }

  #pressed(event: KeyboardEvent): void {
    const picks = this.#picks();
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step) this.active = (Math.min(this.active, picks.length - 1) + step + picks.length) % picks.length || 0;
    else if (event.key === "Enter" && !event.isComposing) {
      const pick = picks[Math.min(this.active, picks.length - 1)];
      if (pick) this.#pick(pick);
    } else return;
    event.preventDefault();
  }

  #pick(pick: Picked): void {
    this.dispatchEvent(new CustomEvent<Picked>("pick", { detail: pick }));
  }
}

customElements.define("openvox-uc-picker", Picker);
