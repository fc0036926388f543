// A field that finds phones, contacts and numbers while the user types, and calls them from the user's phone.

import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { ComboboxController } from "../combobox";
import { Debouncer } from "../debounce";
import { type Callee, DialingCard } from "../dialing";
import type { Localize } from "../ha";
import { phonesToChoose } from "../my-phone";
import { keyOf, phoneOf, stateKey } from "../phones";
import { ShortcutController } from "../shortcuts";
import { reasonOf } from "../texts";

interface Found {
  kind: "extension" | "contact" | "history";
  entry_id: string | null;
  name: string | null;
  number: string;
  company?: string | null;
}

/** A search result, or the number that the user typed. */
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
  @state() private found: readonly Found[] = [];
  @state() private foundFor = "";
  readonly #typing = new Debouncer(this);
  readonly #combobox = new ComboboxController<Option>(this, {
    options: () => this.#options(),
    typed: (text) => this.#search(text),
    choose: (option) => this.#call(option),
    maxLength: MAX_LENGTH,
    closes: true,
  });

  static override styles = [
    DialingCard.styles,
    ComboboxController.styles,
    css`
      .dial { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px; }
      .field { display: flex; gap: 8px; align-items: center; }
      input { flex: 1; }
      select { flex: 1; padding-block: 6px; text-overflow: ellipsis; }
      label { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; color: var(--secondary-text-color); }
      .call {
        display: inline-flex; padding: 10px; border: none; border-radius: 50%; cursor: pointer;
        background: var(--primary-color); color: var(--text-primary-color);
      }
      .call[aria-disabled="true"] { opacity: 0.4; cursor: default; }
      li { column-gap: 12px; align-items: center; padding-block: 8px; }
      li ha-icon, .number, .state { color: var(--secondary-text-color); }
      .who { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; min-inline-size: 0; overflow-wrap: anywhere; }
      .state { font-size: 0.875em; }
      .none { color: var(--secondary-text-color); }
      .none:empty { display: none; }
    `,
  ];

  constructor() {
    super();
    new ShortcutController(this, (key) => this.#focus(key));
  }

  protected override updated(): void {
    // An option must exist before it can be selected.
    const select = this.renderRoot.querySelector("select");
    if (select) select.value = this.mine ? keyOf(this.mine) : "";
  }

  protected override renderContent(texts: Localize): TemplateResult {
    if (!this.mayDial) return html`<p class="hint">${texts("dial.no_phone")}</p>`;
    const options = this.#options();
    return html`
      <div class="dial">
        <div class="field" @paste=${this.#pasted}>
          ${this.#combobox.renderInput(texts("dial.search"))}
          <button
            class="call" aria-label=${texts("dial.call")} title=${texts("dial.call")} aria-disabled=${options.length === 0}
            @click=${() => this.#combobox.choose()}
          >
            <ha-icon icon="mdi:phone"></ha-icon>
          </button>
        </div>
        ${this.#combobox.renderList(texts("dial.found"), (option) => this.#option(texts, option))}
        <div class=${options.length > 0 ? "heard" : "none"} role="status">${this.#count(texts, options)}</div>
        ${this.#from(texts)}
      </div>
      ${this.renderDialStatus()}
    `;
  }

  #option(texts: Localize, { kind, entry_id, name, number, company }: Option): TemplateResult {
    const phone = entry_id === null ? undefined : phoneOf(this.pbxs, entry_id, number);
    return html`
      <ha-icon role="img" aria-label=${texts(`dial.${kind}`)} title=${texts(`dial.${kind}`)} .icon=${ICONS[kind]}></ha-icon>
      <span class="who">
        ${name === null ? nothing : html`<span dir="auto">${name}</span>`}
        <span class=${name === null ? "" : "number"}><bdi>${number}</bdi></span>
        ${company ? html`<span class="number" dir="auto">${company}</span>` : nothing}
      </span>
      ${phone ? html`<span class="state">${texts(stateKey(phone))}</span>` : nothing}
    `;
  }

  #count(texts: Localize, options: Option[]): string {
    if (!this.#text || this.#isPending) return "";
    return options.length > 0 ? texts("dial.count", { count: options.length }) : texts("dial.none_found");
  }

  /** From which phone the call is made, if there is a choice. */
  #from(texts: Localize): TemplateResult | typeof nothing {
    const phones = phonesToChoose(this.pbxs);
    const isAsked = this.mine === undefined;
    if (phones.length < 2) return nothing;
    const labels = phones.map(({ number, pbx, phone }) => {
      const label = phone.name ? `${phone.name} (${number})` : number;
      return this.hasSeveralPbxs ? `${label}, ${pbx.name}` : label;
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

  get #text(): string {
    return this.#combobox.text.trim();
  }

  get #isPending(): boolean {
    return this.foundFor !== this.#text;
  }

  #options(): Option[] {
    const text = this.#text;
    // Results for an earlier text must not be called.
    const found = this.#isPending ? [] : this.found.filter((option) => this.canCall(calleeOf(option)));
    const isTyped = NUMBER.test(text) && !found.some(({ number }) => plain(number) === plain(text));
    return isTyped ? [{ kind: "typed", entry_id: null, name: null, number: text }, ...found] : found;
  }

  #search(typed: string): void {
    this.#combobox.text = withoutScheme(typed);
    this.dialStatus = "";
    const text = this.#text;
    if (text) {
      this.#typing.run(() => void this.#find(text));
    } else {
      this.#typing.cancel();
      this.found = [];
      this.foundFor = "";
    }
  }

  async #find(text: string): Promise<void> {
    const { hass } = this;
    if (!hass) return;
    try {
      const { results } = await hass.callWS<{ results: Found[] }>({ type: "openvox_uc/find", text });
      if (text !== this.#text) return;
      this.found = results;
      this.foundFor = text;
      this.error = undefined;
    } catch (error) {
      if (text === this.#text) this.error = await reasonOf(hass, error);
    }
  }

  // --- What the user does ---

  #focus(key: string): boolean {
    if (key !== "/" || !this.texts || !this.mayDial) return false;
    this.#combobox.input.focus();
    return true;
  }

  // A link is longer than the field may be.
  #pasted(event: ClipboardEvent): void {
    const pasted = event.clipboardData?.getData("text") ?? "";
    const number = withoutScheme(pasted);
    if (number === pasted) return;
    event.preventDefault();
    this.#combobox.enter(number.slice(0, MAX_LENGTH));
  }

  #call(option: Option): void {
    const { text, input } = this.#combobox;
    this.dial(calleeOf(option), input.getBoundingClientRect(), () => {
      if (this.#combobox.text === text) this.#empty();
    });
  }

  #empty(): void {
    this.#combobox.text = this.foundFor = "";
    this.found = [];
    this.#combobox.input.focus();
  }

  #chosen({ target }: Event): void {
    const chosen = phonesToChoose(this.pbxs).find((phone) => keyOf(phone) === (target as HTMLSelectElement).value);
    if (chosen) this.act((hass) => this.myPhone.choose(hass, chosen));
  }
}

function calleeOf({ entry_id, name, number }: Option): Callee {
  return { name, number, entryId: entry_id ?? undefined };
}
