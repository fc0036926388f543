// The phone of the user: the caller, the other party, and the actions for the call; above all else, and always as high.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ActionCard } from "../action-card";
import { type Asking, askingOf } from "../asking";
import type { CardConfig } from "../card";
import { iconButton, placeOf } from "../controls";
import { when } from "../dates";
import type { Localize } from "../ha";
import { PAGE_SIZE, type Page } from "../history";
import { STATE_ICONS } from "../icons";
import type { Call, PhoneCall, PhoneState } from "../live";
import type { MenuItem } from "../menu";
import { phonesToChoose } from "../my-phone";
import { isAnswered, nameOf, otherOf, type PhoneOfPbx, shownState, sinceOf, stateKey } from "../phones";
import { calledQueue, queuesOf } from "../queues";
import { RingAlert } from "../ring-alert";
import { ShortcutController } from "../shortcuts";
import { TONE_OF, TONES } from "../styles";
import "../elapsed";

/** The actions that have a button, and their keys. Home Assistant's own shortcuts are small letters. */
const SHORTCUTS: Readonly<Record<string, string | undefined>> = {
  complete: "T",
  come_back: "H",
  get_back: undefined,
  get_back_known: undefined,
  ask: "A",
  voicemail: undefined,
  park: "P",
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

interface MineConfig extends CardConfig {
  /** On a screen on the wall, where it is shown in a call only. */
  wallboard?: boolean;
}

export class MineCard extends ActionCard<MineConfig> {
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
      :host([idle]) { display: none; }
      .bar {
        box-sizing: border-box; min-block-size: 72px; display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px;
        padding: 10px 16px; background: var(--ground);
      }
      .call { flex: 3 1 14em; min-inline-size: 0; display: flex; align-items: center; gap: 12px; }
      .state { color: var(--ink); --mdc-icon-size: 2.3em; }
      .who { flex: 1; min-inline-size: 0; }
      .name { display: flex; gap: 0.5em; font-size: 1.25em; font-weight: 500; white-space: nowrap; }
      .name span { flex: none; max-inline-size: 100%; overflow: hidden; text-overflow: ellipsis; }
      .name .company { flex: 0 1 auto; font-weight: normal; color: var(--secondary-text-color); }
      .note {
        flex: 1 1 9em; min-inline-size: 0; max-block-size: 3.2em; overflow-y: auto; scrollbar-width: thin; line-height: 1.6; white-space: pre-line;
        overflow-wrap: anywhere; border-inline-start: 3px solid var(--edge); padding-inline-start: 12px;
      }
      .vip { color: var(--ink); font-weight: 500; }
      .buttons { flex-wrap: wrap; gap: 8px; margin-inline-start: auto; }
      .action {
        display: inline-flex; align-items: center; gap: 6px; padding: 8px 14px; border-radius: 20px; border: 1px solid var(--divider-color);
        font: inherit; font-weight: 500; color: inherit; background: var(--card-background-color); cursor: pointer; --mdc-icon-size: 1.4em;
      }
      .action:hover { background: color-mix(in srgb, currentcolor 8%, var(--card-background-color)); }
      .action:is([data-state="hang_up"], [data-state="pick_up"]) { color: var(--ink); border-color: currentcolor; }
      /* All has room in one line, so that nothing below moves when it rings. On a wall, letters are larger. */
      .content { container: bar / inline-size; }
      @container bar (min-width: 43em) {
        .detail { flex-wrap: nowrap; white-space: nowrap; overflow: hidden; }
        .detail > * { flex: none; }
        .detail > :last-child { flex: 0 1 auto; min-inline-size: 0; overflow: hidden; text-overflow: ellipsis; }
      }
      @container bar (max-width: 34em) {
        .call { flex-basis: 100%; }
      }
      @container bar (max-width: 128em) {
        :is([data-action="voicemail"], [data-action="park"], [data-action$="mute"]) .label { position: absolute; clip-path: inset(50%); }
      }
      @container bar (max-width: 107em) {
        :is([data-action="ask"], [data-action="hold"], [data-action="resume"]) .label { position: absolute; clip-path: inset(50%); }
      }
      @container bar (min-width: 43em) and (max-width: 89em) {
        :is([data-action="transfer"], [data-action="hang_up"]) .label { position: absolute; clip-path: inset(50%); }
      }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const call = this.#call;
    // A phone that rings because its user consults a colleague is no news.
    this.#alert.update(this.#asking ? undefined : this.mine, this.pbxs);
    // Home Assistant takes a card that is "hidden" off the page, where it would hear no call.
    this.toggleAttribute("idle", this.config?.wallboard === true && !this.mine?.phone.call_id && !this.hasNotices);
    const number = call && otherNumberOf(call);
    if (number === this.#asked) return;
    this.#asked = number;
    this.earlier = undefined;
    if (number) void this.#askForEarlier(number);
  }

  protected override renderContent(texts: Localize): TemplateResult {
    const { mine } = this;
    return html`
      ${mine ? this.#bar(texts, mine) : this.#unknown(texts)}
      <div class="heard" role="status">${this.#alert.text}</div>
    `;
  }

  #bar(texts: Localize, mine: PhoneOfPbx): TemplateResult {
    const asking = this.#asking;
    const shown = shownState(mine);
    const inCall = mine.pbx.connected && mine.phone.call_id !== null;
    const name = otherOf(mine.phone, texts);
    return html`
      <div class="bar" data-state=${asking ? "in_use" : shown}>
        ${
          inCall
            ? this.#calls(texts, mine)
            : this.#shown(shown, nameOf(mine), html`<span>${texts(stateKey(mine))}</span><bdi>${mine.number}</bdi>`)
        }
        ${inCall && this.#call?.note ? html`<div class="note" role="note" tabindex="0" dir="auto" aria-label=${texts("contact.note")} title=${this.#call.note}>${this.#call.note}</div>` : nothing}
        <div class="buttons">
          ${repeat(
            this.itemsFor(mine, undefined, KEYS),
            ({ key }) => key,
            (item) => this.#button(texts, item, inCall ? name : undefined),
          )}
          ${inCall ? nothing : this.#settings(texts)}
        </div>
      </div>
    `;
  }

  /** The button of an action; `name` is the party that it concerns. */
  #button(texts: Localize, { key, icon, label, run }: MenuItem, name: string | undefined): TemplateResult {
    const isAsking = key === "complete" || key === "come_back";
    const action = isAsking ? texts(`asking.${key}`) : label;
    const about = isAsking ? label : name;
    const title = about ? texts("mine.about", { action, name: about }) : action;
    const shortcut = SHORTCUTS[key];
    return html`
      <button
        class="action" data-action=${key} data-state=${TONE_OF[key] ?? nothing}
        title=${shortcut ? `${title} (⇧${shortcut})` : title}
        aria-keyshortcuts=${shortcut ? `Shift+${shortcut}` : nothing}
        @click=${(event: Event) => run(placeOf(event))}
      >
        <ha-icon .icon=${icon}></ha-icon><span class="label">${action}</span>${about ? html`<span class="heard">${texts("mine.about", { action: "", name: about })}</span>` : nothing}
      </button>
    `;
  }

  /** The call of a phone, and the other one if it has two: of these, that of the caller who waits is the first one. */
  #calls(texts: Localize, mine: PhoneOfPbx): TemplateResult[] {
    const asking = this.#asking;
    const shown = shownState(mine);
    const name = (call: PhoneCall): string => otherOf(call, texts);
    if (asking) {
      const { first, asked } = asking;
      const state = stateOf(mine, asked);
      return [
        this.#shown("on_hold", name(first), this.#details(texts, "state.on_hold", first, asked.since)),
        this.#shown(
          state,
          name(asked),
          asked.call_id ? this.#details(texts, `state.${state}`, asked) : html`<span>${texts("asking.pick_up")}</span>`,
        ),
      ];
    }
    const others = mine.phone.other_calls.map((call) => {
      const state = stateOf(mine, call);
      return this.#shown(state, name(call), this.#details(texts, `state.${state}`, call));
    });
    return [
      this.#shown(
        shown,
        name(mine.phone),
        this.#details(texts, stateKey(mine), mine.phone, sinceOf(mine.phone)),
        this.#call?.company,
      ),
      ...others,
    ];
  }

  #shown(
    state: PhoneState | "unknown",
    name: string,
    details: TemplateResult,
    company?: string | null,
  ): TemplateResult {
    return html`
      <div class="call" data-state=${state}>
        <ha-icon class="state" .icon=${STATE_ICONS[state]}></ha-icon>
        <div class="who">
          <div class="name">
            <span dir="auto">${name}</span>
            ${company ? html`<span class="company" dir="auto">${company}</span>` : nothing}
          </div>
          <div class="detail">${details}</div>
        </div>
      </div>
    `;
  }

  #unknown(texts: Localize): TemplateResult {
    const hasPhones = phonesToChoose(this.pbxs).length > 0;
    return html`
      <div class="bar">
        <ha-icon class="state" icon="mdi:phone-settings"></ha-icon>
        <div class="who">${texts(hasPhones ? "my_phone.title" : "dial.no_phone")}</div>
        ${queuesOf(this.pbxs).length > 0 ? this.#alertButton(texts) : nothing}
        ${hasPhones ? html`<button class="action" data-action="choose" @click=${(event: Event) => this.chooseMyPhone(placeOf(event))}>${texts("dial.choose")}</button>` : nothing}
      </div>
    `;
  }

  // What matters most comes first, since the end may be cut.
  #details(texts: Localize, state: string, shown: PhoneCall, since = shown.since): TemplateResult {
    const { hass } = this;
    const call = this.#call;
    const isAbout = call?.call_id === shown.call_id;
    const earlier = isAbout && !this.#asking ? this.earlier : undefined;
    const queue = isAbout && call && this.mine ? calledQueue(this.mine.pbx, call) : null;
    return html`
      ${shown.with_name && shown.with_number ? html`<span><bdi>${shown.with_number}</bdi></span>` : nothing}
      ${isAbout && call?.caller_is_vip ? html`<span class="vip">${texts("mine.vip")}</span>` : nothing}
      ${queue ? html`<span><bdi>${queue}</bdi></span>` : nothing}
      <span>${texts(state)}</span>
      ${since ? html`<span><openvox-uc-elapsed since=${since}></openvox-uc-elapsed></span>` : nothing}
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

  #alertButton(texts: Localize): TemplateResult {
    const label = texts("mine.alert");
    return iconButton({
      key: "alert",
      icon: this.#alert.isOn ? "mdi:bell-ring" : "mdi:bell-outline",
      label,
      run: (near) => {
        this.sheet = { heading: label, near, content: () => this.#alert.renderSettings(texts, this.pbxs) };
      },
    });
  }

  #settings(texts: Localize): TemplateResult {
    return html`
      ${this.#alertButton(texts)}
      ${
        phonesToChoose(this.pbxs).length > 1
          ? iconButton({
              key: "choose",
              icon: "mdi:phone-settings",
              label: texts("my_phone.title"),
              run: (near) => this.chooseMyPhone(near),
            })
          : nothing
      }
    `;
  }

  get #asking(): Asking | undefined {
    const { mine } = this;
    return mine?.pbx.connected ? askingOf(mine) : undefined;
  }

  /** The call that the user is in, or of the caller who waits while the user consults a colleague. */
  get #call(): Call | undefined {
    const { mine } = this;
    const id = this.#asking?.first.call_id ?? mine?.phone.call_id;
    return id ? mine?.pbx.calls[id] : undefined;
  }

  // The last call of a caller helps the user to greet them.
  async #askForEarlier(number: string): Promise<void> {
    const { hass } = this;
    const own = this.#call?.call_id;
    if (!hass) return;
    const page = { type: "openvox_uc/history/page", search: number, limit: PAGE_SIZE };
    const calls = await hass.callWS<Page>(page).catch(() => undefined);
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
}

function stateOf({ pbx }: PhoneOfPbx, { call_id }: PhoneCall): "in_use" | "ringing" {
  const call = pbx.calls[call_id ?? ""];
  return call && isAnswered(pbx, call) ? "in_use" : "ringing";
}

/** Returns the number of the outside party of a call. */
function otherNumberOf({ direction, caller, callee }: Call): string | undefined {
  if (direction === "internal") return undefined;
  return (direction === "outbound" ? callee : caller) ?? undefined;
}
