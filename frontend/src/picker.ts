// A field that filters phones by name and number, and takes other numbers if it may.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { ComboboxController } from "./combobox";
import type { Localize } from "./ha";
import { stateIcon } from "./icons";
import { keyOf, matches, nameOf, type PhoneOfPbx, passes, shownState, stateKey } from "./phones";
import { TONES } from "./styles";

/** A phone of the list, or a number that the user typed. */
export type Picked = PhoneOfPbx | string;

// Home Assistant decides which characters between the digits of a number are valid.
const HAS_DIGIT = /\d/;

export class Picker extends LitElement {
  @property() label = "";
  @property({ attribute: false }) texts!: Localize;
  @property({ attribute: false }) phones: PhoneOfPbx[] = [];
  @property({ type: Boolean }) free = false;
  /** Who was busy when first listed since the user typed last: the order must not change just as the user chooses. */
  readonly #busy = new Map<string, number>();
  readonly #combobox = new ComboboxController<Picked>(this, {
    options: () => this.#options(),
    typed: () => {
      this.#busy.clear();
    },
    choose: (detail) => this.dispatchEvent(new CustomEvent<Picked>("pick", { detail })),
  });

  static override styles = [
    ComboboxController.styles,
    TONES,
    css`
      :host { display: flex; flex-direction: column; min-block-size: 0; padding: 8px 16px 16px; gap: 8px; }
      ha-icon { --mdc-icon-size: 20px; color: var(--ink); }
      .name { flex: 1; overflow-wrap: anywhere; }
      .number, .state { color: var(--secondary-text-color); }
      .state { font-size: 0.875em; }
    `,
  ];

  protected override firstUpdated(): void {
    this.#combobox.input.focus();
  }

  protected override render(): TemplateResult {
    return html`
      ${this.#combobox.renderInput(this.label)}
      ${this.#combobox.renderList(this.label, (option) =>
        typeof option === "string"
          ? html`<bdi class="name">${option}</bdi>`
          : html`
                <ha-icon data-state=${shownState(option)} .icon=${stateIcon(option)}></ha-icon>
                <span class="name" dir="auto">${nameOf(option)}</span>
                ${passes(option, "free") ? nothing : html`<span class="state">${this.texts(stateKey(option))}</span>`}
                <span class="number">${option.number}</span>
              `,
      )}
    `;
  }

  #options(): Picked[] {
    const text = this.#combobox.text.trim();
    for (const phone of this.phones) {
      if (!this.#busy.has(keyOf(phone))) this.#busy.set(keyOf(phone), Number(!passes(phone, "free")));
    }
    const isBusy = (phone: PhoneOfPbx): number => this.#busy.get(keyOf(phone)) ?? 0;
    const found = this.phones.filter((phone) => matches(phone, text)).sort((one, other) => isBusy(one) - isBusy(other));
    const isNumber = this.free && HAS_DIGIT.test(text) && !found.some(({ number }) => number === text);
    return isNumber ? [...found, text] : found;
  }
}

customElements.define("openvox-uc-picker", Picker);
