// The phone of the user: who calls, who is on the line, and what can be done with the call; above all else, and always as high.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ActionCard } from "../action-card";
import { when } from "../dates";
import { keepingFocus } from "../focus";
import type { Localize } from "../ha";
import { type HistoryMessage, PAGE_SIZE, type Page } from "../history";
import { STATE_ICONS } from "../icons";
import type { Call } from "../live";
import { phonesToChoose } from "../my-phone";
import { nameOf, type PhoneOfPbx, shownState } from "../phones";
import { RingAlert } from "../ring-alert";
import { ShortcutController } from "../shortcuts";
import { TONES } from "../styles";
import { fetchOnce } from "../subscription";
import "../elapsed";

/** The actions that have a button, and their keys. Home Assistant's own shortcuts are small letters. */
const SHORTCUTS: Readonly<Record<string, string | undefined>> = {
  hold: "H",
  resume: "H",
  mute: "M",
  unmute: "M",
  transfer: "T",
  hang_up: "X",
  do_not_disturb: undefined,
  disturb: undefined,
};
const KEYS = Object.keys(SHORTCUTS);

/** What is known of earlier calls with a number. */
interface Earlier {
  number: string;
  count: number;
  last: string | null;
}

export class MineCard extends ActionCard {
  @state() private earlier: Earlier | undefined;
  readonly #alert = new RingAlert(this);
  #asked: string | undefined;

  constructor() {
    super();
    new ShortcutController(this, (key) => this.#pressed(key));
  }

  static override styles = [
    ActionCard.styles,
    TONES,
    RingAlert.styles,
    css`
      .bar {
        box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
        padding: 10px 16px; background: var(--ground);
      }
      .state { color: var(--ink); --mdc-icon-size: 32px; }
      .who { flex: 3 1 12em; min-inline-size: 0; }
      .name { display: flex; font-size: 1.25em; font-weight: 500; white-space: nowrap; }
      .name span { flex: none; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; }
      .name .company { flex: 0 1 auto; box-sizing: border-box; padding-inline-start: 0.5em; font-weight: normal; color: var(--secondary-text-color); }
      .detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); }
      .detail > * + *::before { content: "·"; margin-inline-end: 0.4em; }
      .note {
        flex: 1 1 9em; min-inline-size: 0; max-block-size: 3.2em; overflow-y: auto; scrollbar-width: thin; line-height: 1.6; white-space: pre-line;
        overflow-wrap: anywhere; border-inline-start: 3px solid var(--edge); padding-inline-start: 12px;
      }
      .vip { color: var(--ink); font-weight: 500; }
      .buttons { display: flex; flex-wrap: wrap; gap: 8px; margin-inline-start: auto; }
      .action {
        display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; border-radius: 20px; border: 1px solid var(--divider-color);
        font: inherit; font-weight: 500; color: inherit; background: var(--card-background-color); cursor: pointer; --mdc-icon-size: 20px;
      }
      .action:hover { background: color-mix(in srgb, currentcolor 8%, var(--card-background-color)); }
      .action[data-action="hang_up"] { color: var(--ink); border-color: currentcolor; }
      .heard { position: absolute; clip-path: inset(50%); }
      /* Where there is room, nothing below moves when it rings. */
      :host { container-type: inline-size; }
      @container (min-width: 600px) {
        .detail { flex-wrap: nowrap; white-space: nowrap; overflow: hidden; }
        .detail > * { flex: none; }
        .detail > :last-child { flex: 0 1 auto; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
      }
    `,
  ];

  override getCardSize(): number {
    return 2;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const call = this.#call;
    this.#alert.update(this.mine);
    const number = call && otherNumberOf(call);
    if (number === this.#asked) return;
    this.#asked = number;
    this.earlier = undefined;
    if (number) void this.#askForEarlier(number);
  }

  protected override update(changed: PropertyValues): void {
    keepingFocus(this.shadowRoot, () => super.update(changed));
  }

  protected override renderContent(texts: Localize): TemplateResult {
    const { mine } = this;
    if (!mine) return this.#unknown(texts);
    const shown = shownState(mine);
    const name = mine.phone.with_name ?? mine.phone.with_number;
    const inCall = mine.pbx.connected && mine.phone.call_id !== null;
    return html`
      <div class="bar" data-state=${shown}>
        <ha-icon class="state" .icon=${STATE_ICONS[shown]}></ha-icon>
        <div class="who">
          <div class="name">
            <span dir="auto">${inCall ? (name ?? texts("calls.unknown")) : nameOf(mine)}</span>
            ${this.#call?.company ? html`<span class="company" dir="auto">${this.#call.company}</span>` : nothing}
          </div>
          <div class="detail">${inCall ? this.#details(texts, mine) : html`<span>${texts(`state.${shown}`)}</span><bdi>${mine.number}</bdi>`}</div>
        </div>
        ${this.#call?.note ? html`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${texts("contact.note")} title=${this.#call.note}>${this.#call.note}</div>` : nothing}
        <div class="buttons">
          ${repeat(
            this.itemsFor(mine, undefined, KEYS),
            ({ key }) => key,
            ({ key, icon, label, run }) => html`
              <button
                class="action" data-action=${key} data-state=${key === "hang_up" ? key : nothing}
                title=${titleOf(inCall && name ? texts("mine.about", { action: label, name }) : label, SHORTCUTS[key])}
                aria-keyshortcuts=${SHORTCUTS[key] ? `Shift+${SHORTCUTS[key]}` : nothing}
                @click=${({ currentTarget }: Event) => run((currentTarget as Element).getBoundingClientRect())}
              >
                <ha-icon .icon=${icon}></ha-icon>${label}${inCall && name ? html`<span class="heard">: ${name}</span>` : nothing}
              </button>
            `,
          )}
          ${inCall ? nothing : this.#settings(texts)}
        </div>
      </div>
      <div class="heard" role="status">${shown === "ringing" ? texts("mine.rings", { name: name ?? texts("calls.unknown") }) : ""}</div>
    `;
  }

  #unknown(texts: Localize): TemplateResult {
    if (phonesToChoose(this.pbxs).length === 0) return html`<p class="hint">${texts("dial.no_phone")}</p>`;
    return html`
      <div class="bar">
        <ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
        <div class="who">${texts("my_phone.title")}</div>
        <button class="action" data-action="choose" @click=${this.#choose}>${texts("dial.choose")}</button>
      </div>
    `;
  }

  #details(texts: Localize, mine: PhoneOfPbx): TemplateResult {
    const { hass, earlier } = this;
    const { phone } = mine;
    const call = this.#call;
    return html`
      <span>${texts(`state.${shownState(mine)}`)}</span>
      ${phone.since ? html`<span><openvox-uc-elapsed since=${phone.since}></openvox-uc-elapsed></span>` : nothing}
      ${call?.caller_is_vip ? html`<span class="vip">${texts("mine.vip")}</span>` : nothing}
      ${phone.with_name && phone.with_number ? html`<bdi>${phone.with_number}</bdi>` : nothing}
      ${
        earlier && hass
          ? html`<span>${
              earlier.count === 0 || !earlier.last
                ? texts("mine.first")
                : texts("mine.earlier", {
                    count: earlier.count >= PAGE_SIZE ? `${PAGE_SIZE}+` : earlier.count,
                    last: when(hass, earlier.last),
                  })
            }</span>`
          : nothing
      }
    `;
  }

  #settings(texts: Localize): TemplateResult {
    return html`
      <button class="icon-button" data-action="alert" aria-label=${texts("mine.alert")} title=${texts("mine.alert")} @click=${this.#openAlert}>
        <ha-icon icon=${this.#alert.isOn ? "mdi:bell-ring" : "mdi:bell-outline"}></ha-icon>
      </button>
      ${
        phonesToChoose(this.pbxs).length > 1
          ? html`<button class="icon-button" data-action="choose" aria-label=${texts("my_phone.title")} title=${texts("my_phone.title")} @click=${this.#choose}>
              <ha-icon icon="mdi:phone-settings"></ha-icon>
            </button>`
          : nothing
      }
    `;
  }

  get #call(): Call | undefined {
    const { mine } = this;
    return mine?.phone.call_id ? mine.pbx.calls[mine.phone.call_id] : undefined;
  }

  // Who has called before, and when last, tells how to greet.
  async #askForEarlier(number: string): Promise<void> {
    const { hass, mine } = this;
    const own = mine?.phone.call_id;
    if (!hass) return;
    const calls = await fetchOnce<Page | undefined, HistoryMessage>(hass.connection, {
      message: { type: "openvox_uc/history", search: number, limit: PAGE_SIZE },
      reduce: (_before, message) => ("page" in message ? message.page : undefined),
    });
    if (!calls || number !== this.#asked) return;
    const before = calls.calls.filter(({ call_id, other_number }) => call_id !== own && other_number === number);
    this.earlier = { number, count: before.length, last: before[0]?.started_at ?? null };
  }

  #pressed(key: string): boolean {
    const { mine } = this;
    if (!mine || this.sheet) return false;
    const item = this.itemsFor(mine, undefined, KEYS).find((each) => SHORTCUTS[each.key] === key);
    if (!item) return false;
    item.run(this.renderRoot.querySelector(`[data-action="${item.key}"]`)?.getBoundingClientRect());
    return true;
  }

  #choose({ currentTarget }: Event): void {
    this.chooseMyPhone((currentTarget as Element).getBoundingClientRect());
  }

  #openAlert({ currentTarget }: Event): void {
    this.sheet = {
      heading: this.texts?.("mine.alert") ?? "",
      near: (currentTarget as Element).getBoundingClientRect(),
      content: (texts) => this.#alert.renderSettings(texts),
    };
  }
}

function titleOf(text: string, shortcut: string | undefined): string {
  return shortcut ? `${text} (⇧${shortcut})` : text;
}

/** Returns the number of the outside party of a call. */
function otherNumberOf({ direction, caller, callee }: Call): string | undefined {
  if (direction === "internal") return undefined;
  return (direction === "outbound" ? callee : caller) ?? undefined;
}
