// A field that finds whom one means while one types, and calls them from the user's phone.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { query, state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { Debouncer } from "../debounce";
import { type Callee, DialingCard } from "../dialing";
import { type ConfigForm, configForm } from "../form";
import type { Localize } from "../ha";
import { phonesToChoose } from "../my-phone";
import { keyOf, phoneOf } from "../phones";
import { reasonOf } from "../texts";

interface Found {
  kind: "extension" | "contact" | "history";
  entry_id: string | null;
  name: string | null;
  number: string;
}

/** Somebody who was found, or the number that was typed. */
type Option = Omit<Found, "kind"> & { kind: Found["kind"] | "typed" };

const ICONS: Record<Option["kind"], string> = {
  typed: "mdi:dialpad",
  extension: "mdi:deskphone",
  contact: "mdi:account",
  history: "mdi:history",
};

const MAX_LENGTH = 64;
// How numbers are written; Home Assistant judges them.
const NUMBER = /^(?=.*[\d*#])[+\d\s()/.*#-]+$/;
const PUNCTUATION = /[\s()/.-]/g;
const TEL = /^\s*tel:([^;?]*).*$/is;

/** Returns the number of a link to one; other texts as they are. */
export function withoutScheme(text: string): string {
  const number = TEL.exec(text)?.[1];
  if (number === undefined) return text;
  try {
    return decodeURIComponent(number);
  } catch {
    return number;
  }
}

function plain(number: string): string {
  return number.replace(PUNCTUATION, "");
}

export class DialCard extends DialingCard {
  @state() private text = "";
  @state() private found: readonly Found[] = [];
  @state() private foundFor = "";
  @state() private active = 0;
  @state() private open = false;
  @query("input") private readonly input!: HTMLInputElement;
  readonly #typing = new Debouncer();

  static override styles = [
    DialingCard.styles,
    css`
      .dial { display: flex; flex-direction: column; gap: 8px; padding: 16px 16px 8px; }
      .field { display: flex; gap: 8px; align-items: center; }
      input, select {
        box-sizing: border-box; min-inline-size: 0; padding: 10px 12px; font: inherit; color: inherit;
        background: var(--card-background-color); border: 1px solid var(--secondary-text-color); border-radius: 8px;
      }
      input { flex: 1; }
      select { flex: 1; padding-block: 6px; text-overflow: ellipsis; }
      label { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; color: var(--secondary-text-color); }
      .call {
        display: inline-flex; padding: 10px; border: none; border-radius: 50%; cursor: pointer;
        background: var(--primary-color); color: var(--text-primary-color);
      }
      .call[aria-disabled="true"] { opacity: 0.4; cursor: default; }
      ul { list-style: none; margin: 0; padding: 0; max-block-size: 40vh; overflow-y: auto; }
      li { display: flex; gap: 4px 12px; align-items: center; padding: 8px 12px; border-radius: 8px; cursor: pointer; }
      li[aria-selected="true"] { background: color-mix(in srgb, var(--primary-color) 20%, transparent); }
      li ha-icon, .number, .state { color: var(--secondary-text-color); }
      .who { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; min-inline-size: 0; overflow-wrap: anywhere; }
      .state { font-size: 0.875em; }
      .none { color: var(--secondary-text-color); }
      .none:empty { display: none; }
      .count { position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    `,
  ];

  static getStubConfig(): Record<string, unknown> {
    return {};
  }

  static getConfigForm(): ConfigForm {
    return configForm();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing.cancel();
  }

  protected override updated(changed: PropertyValues): void {
    if (changed.has("active"))
      this.renderRoot.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: "nearest" });
    // What is selected must be there before.
    const select = this.renderRoot.querySelector("select");
    if (select) select.value = this.mine ? keyOf(this.mine) : "";
  }

  protected override renderContent(texts: Localize): TemplateResult {
    if (!this.mayDial) return html`<p class="hint">${texts("dial.no_phone")}</p>`;
    const options = this.#options();
    const active = options[this.#activeOf(options)];
    const isOpen = this.open && options.length > 0;
    return html`
      <div class="dial">
        <div class="field">
          <input
            type="text" role="combobox" inputmode="search" enterkeyhint="go" autocomplete="off" spellcheck="false" dir="auto"
            maxlength=${MAX_LENGTH} aria-autocomplete="list" aria-controls="found" aria-expanded=${isOpen}
            aria-activedescendant=${isOpen ? `found${this.#activeOf(options)}` : nothing}
            aria-label=${texts("dial.search")} placeholder=${texts("dial.search")}
            .value=${this.text} @input=${this.#typed} @paste=${this.#pasted} @keydown=${this.#pressed}
          />
          <button
            class="call" aria-label=${texts("dial.call")} title=${texts("dial.call")} aria-disabled=${!active}
            @click=${() => this.#call(active)}
          >
            <ha-icon icon="mdi:phone"></ha-icon>
          </button>
        </div>
        <ul id="found" role="listbox" aria-label=${texts("dial.found")} ?hidden=${!isOpen}>
          ${repeat(
            isOpen ? options : [],
            ({ entry_id, name, number }) => `${entry_id} ${name} ${number}`,
            (option, index) => this.#option(texts, option, index, option === active),
          )}
        </ul>
        <div class=${options.length > 0 ? "count" : "none"} role="status">${this.#count(texts, options)}</div>
        ${this.#from(texts)}
      </div>
      ${this.renderSaid()}
    `;
  }

  #option(texts: Localize, option: Option, index: number, isActive: boolean): TemplateResult {
    const { kind, entry_id, name, number } = option;
    const phone = entry_id === null ? undefined : phoneOf(this.pbxs, entry_id, number)?.phone;
    return html`
      <li id="found${index}" role="option" aria-selected=${isActive} @click=${() => this.#call(option)}>
        <ha-icon role="img" aria-label=${texts(`dial.${kind}`)} title=${texts(`dial.${kind}`)} .icon=${ICONS[kind]}></ha-icon>
        <span class="who">
          ${name === null ? nothing : html`<span dir="auto">${name}</span>`}
          <span class=${name === null ? "" : "number"}><bdi>${number}</bdi></span>
        </span>
        ${phone ? html`<span class="state">${texts(`state.${phone.state ?? "unknown"}`)}</span>` : nothing}
      </li>
    `;
  }

  #count(texts: Localize, options: Option[]): string {
    if (!this.text || this.#isPending) return "";
    return options.length > 0 ? texts("dial.count", { count: options.length }) : texts("dial.none_found");
  }

  /** From which phone the call is made, if there is a choice. */
  #from(texts: Localize): TemplateResult | typeof nothing {
    const phones = phonesToChoose(this.pbxs);
    const isAsked = this.mine === undefined;
    if (phones.length < 2) return nothing;
    const several = Object.keys(this.pbxs).length > 1;
    const labels = phones.map(({ number, pbx, phone }) => {
      const label = phone.name ? `${phone.name} (${number})` : number;
      return several ? `${label}, ${pbx.name}` : label;
    });
    return guard(
      [texts, isAsked, labels.join()],
      () => html`
        <label>
          ${texts("dial.from")}
          <select @change=${this.#chosen}>
            ${isAsked ? html`<option value="">${texts("dial.choose")}</option>` : nothing}
            ${phones.map((phone, index) => html`<option value=${keyOf(phone)}>${labels[index]}</option>`)}
          </select>
        </label>
      `,
    ) as TemplateResult;
  }

  // --- Who can be called ---

  get #isPending(): boolean {
    return this.foundFor !== this.text.trim();
  }

  #options(): Option[] {
    const text = this.text.trim();
    // Nobody is called who was found for something else.
    const found = this.#isPending ? [] : this.found.filter((option) => this.canCall(calleeOf(option)));
    const isTyped = NUMBER.test(text) && !found.some(({ number }) => plain(number) === plain(text));
    return isTyped ? [{ kind: "typed", entry_id: null, name: null, number: text }, ...found] : found;
  }

  #activeOf(options: Option[]): number {
    return Math.min(this.active, options.length - 1);
  }

  #search(text: string): void {
    this.text = text;
    this.active = 0;
    this.open = true;
    this.said = "";
    const wanted = text.trim();
    if (!wanted) {
      this.#typing.cancel();
      this.found = [];
      this.foundFor = "";
      return;
    }
    this.#typing.run(() => void this.#find(wanted));
  }

  async #find(text: string): Promise<void> {
    const { hass } = this;
    if (!hass) return;
    try {
      const { results } = await hass.callWS<{ results: Found[] }>({ type: "openvox_uc/find", text });
      if (text !== this.text.trim()) return;
      this.found = results;
      this.foundFor = text;
      this.error = undefined;
    } catch (error) {
      if (text === this.text.trim()) this.error = await reasonOf(hass, error);
    }
  }

  // --- What one does ---

  #typed(): void {
    this.#search(withoutScheme(this.input.value));
  }

  // A link is longer than the field may be.
  #pasted(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData("text") ?? "";
    const number = withoutScheme(pasted);
    if (number === pasted) return;
    event.preventDefault();
    this.#search(number.slice(0, MAX_LENGTH));
  }

  #pressed(event: KeyboardEvent): void {
    if (event.isComposing) return;
    const options = this.#options();
    const active = this.#activeOf(options);
    const move = (step: number): void => {
      if (this.open) this.active = (active + step + options.length) % options.length || 0;
      else this.open = true;
    };
    const keys: Record<string, () => void> = {
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Enter: () => this.#call(options[active]),
      Escape: () => {
        if (this.open && options.length > 0) this.open = false;
        else this.#search("");
      },
    };
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  #call(option: Option | undefined): void {
    if (!option) return;
    const text = this.text;
    this.open = false;
    this.dial(calleeOf(option), this.input.getBoundingClientRect(), () => {
      if (this.text === text) this.#empty();
    });
  }

  #empty(): void {
    this.text = this.foundFor = "";
    this.found = [];
    this.input.focus();
  }

  #chosen({ target }: Event): void {
    const { hass } = this;
    const chosen = phonesToChoose(this.pbxs).find((phone) => keyOf(phone) === (target as HTMLSelectElement).value);
    if (hass && chosen) void this.act(() => this.myPhone.choose(hass, chosen));
  }
}

function calleeOf({ entry_id, name, number }: Option): Callee {
  return { name, number, entryId: entry_id ?? undefined };
}
