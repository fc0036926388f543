// A menu of the actions that are possible now.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";

import { TONE_OF, TONES } from "./styles";

export interface MenuItem {
  key: string;
  icon: string;
  label: string;
  /** Do it; a question of it appears next to `near`. */
  run: (near?: DOMRect) => void;
}

export class Menu extends LitElement {
  @property() label = "";
  @property({ attribute: false }) items: MenuItem[] = [];

  static override styles = [
    TONES,
    css`
    div { display: flex; flex-direction: column; padding: 4px 8px 8px; }
    button {
      display: flex; align-items: center; gap: 12px; padding: 10px 8px; border: none; border-radius: 8px; background: none;
      color: inherit; font: inherit; text-align: start; cursor: pointer;
    }
    button:hover { background: color-mix(in srgb, currentcolor 8%, transparent); }
    button:focus-visible { outline: 2px solid var(--primary-color); }
    ha-icon { color: var(--secondary-text-color); }
    [data-state] ha-icon { color: var(--ink); }
  `,
  ];

  // The items change while the menu is open.
  protected override updated(): void {
    if (!this.shadowRoot?.activeElement) this.#buttons()[0]?.focus();
  }

  protected override render(): TemplateResult {
    return html`
      <div role="menu" aria-label=${this.label} @keydown=${this.#pressed}>
        ${repeat(
          this.items,
          ({ key }) => key,
          ({ key, icon, label, run }) => html`
            <button role="menuitem" tabindex="-1" data-state=${TONE_OF[key] ?? nothing} @click=${() => run()}><ha-icon .icon=${icon}></ha-icon>${label}</button>
          `,
        )}
      </div>
    `;
  }

  #buttons(): HTMLButtonElement[] {
    return [...this.renderRoot.querySelectorAll("button")];
  }

  #pressed(event: KeyboardEvent): void {
    const buttons = this.#buttons();
    const current = buttons.indexOf(this.shadowRoot?.activeElement as HTMLButtonElement);
    const next = new Map([
      ["ArrowDown", current + 1],
      ["ArrowUp", current - 1],
      ["Home", 0],
      ["End", -1],
    ]).get(event.key);
    if (next === undefined) return;
    event.preventDefault();
    buttons.at(next % buttons.length)?.focus();
  }
}

customElements.define("openvox-uc-menu", Menu);
