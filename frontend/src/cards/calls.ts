// The calls that ring or are in progress: their parties, and for how long.

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ActionCard } from "../action-card";
import type { CardConfig } from "../card";
import { iconButtons } from "../controls";
import { type ConfigForm, configForm } from "../form";
import type { Localize } from "../ha";
import { DIRECTION_ICONS } from "../icons";
import type { Call, Pbx, Pbxs, PhoneState } from "../live";
import type { MenuItem } from "../menu";
import { LISTEN_KEYS } from "../phone-actions";
import { isAnswered, nameOf, type PhoneOfPbx, phonesOf, rings, talks } from "../phones";
import { calledQueue } from "../queues";
import { TONES } from "../styles";
import { listed } from "../texts";

interface CallsConfig extends CardConfig {
  /** In large type, for a screen on the wall. */
  wallboard?: boolean;
}

// So many phones of a ringing call are named.
const NAMED = 3;

interface CallOfPbx {
  pbx: Pbx;
  call: Call;
  /** The phones that ring, talk or hold because of it. */
  phones: PhoneOfPbx[];
}

export class CallsCard extends ActionCard<CallsConfig> {
  static override styles = [
    ActionCard.styles,
    TONES,
    css`
      ul { list-style: none; margin: 0; padding: 8px 16px 16px; display: flex; flex-direction: column; gap: 4px; }
      .wallboard { font-size: var(--openvox-uc-wall, clamp(14px, 4.6cqi, 24px)); gap: 0.4em; padding: 0.5em; --mdc-icon-size: 1.2em; line-height: 1.25; }
      .wallboard :is(li, .who) { display: flex; padding: 0.3em; gap: 0.3em; }
      .wallboard .who { flex: 1; min-inline-size: 0; display: flex; align-items: center; padding: 0; }
      .wallboard .parties { flex: 1; min-inline-size: 0; display: grid; white-space: nowrap; }
      .wallboard .parties > span { grid-area: auto; }
      .wallboard .detail > :not(:has(openvox-uc-elapsed)) { position: absolute; clip-path: inset(50%); }
      /* As low as it can be, so that many are seen at once: all that matters has room in two lines. */
      li {
        display: grid; grid-template: "direction caller caller actions" auto "direction called detail actions" auto / auto minmax(0, auto) minmax(3.5em, 1fr) auto;
        align-items: center; gap: 0 8px; padding-block: 4px; padding-inline: 10px 4px; user-select: none; -webkit-user-select: none;
        border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--edge); background: var(--ground);
      }
      .content { container: calls / inline-size; }
      .direction { grid-area: direction; color: var(--ink); }
      .who, .parties { display: contents; }
      .parties { font-weight: 500; }
      :is(.parties, .detail) > span { display: flex; align-items: center; gap: 0.2em; min-inline-size: 0; white-space: nowrap; }
      .parties span span, .detail bdi { overflow: hidden; text-overflow: ellipsis; }
      .parties > :first-child { grid-area: caller; }
      .parties > :last-child { grid-area: called; }
      /* What comes last is cut first. What gets no room goes to a line that is not seen, together with the dot before it. */
      .detail { grid-area: detail; align-content: flex-start; max-block-size: 1lh; overflow: hidden; font-size: 0.875em; }
      .detail > :not(:last-child)::after { content: none; }
      .rows .detail > :not(:first-child)::before { content: "·"; margin-inline-end: 0.2em; }
      .detail > * { flex: none; }
      .detail > :not(:first-child) { min-inline-size: 2.6em; max-inline-size: calc(100% - 3em); }
      .detail > :nth-child(n + 3) { flex: 1 1 0; max-inline-size: max-content; }
      openvox-uc-elapsed { font-variant-numeric: tabular-nums; }
      .actions { grid-area: actions; display: flex; }
      /* Where the card is narrow, the callee and the details have the second line for themselves. */
      @container calls (max-width: 26em) {
        .rows li { display: flex; flex-wrap: wrap; }
        .rows li::after { content: ""; order: 1; flex-basis: 100%; }
        .rows .parties > :first-child { flex: 1; }
        .rows .parties > :last-child { order: 2; max-inline-size: calc(100% - 5.5em); margin-inline-start: 32px; }
        .rows .detail { order: 2; flex: 1 0 2.4em; }
        .actions { margin-block: -4px; }
      }
      .arrow { --mdc-icon-size: 1em; color: var(--secondary-text-color); }
      .arrow:dir(rtl) { transform: scaleX(-1); display: inline-block; }
    `,
  ];

  static override getConfigForm(): ConfigForm {
    return configForm({ name: "wallboard", selector: { boolean: {} } });
  }

  protected override renderContent(texts: Localize): TemplateResult {
    const calls = callsOf(this.pbxs, this.mine);
    if (calls.length === 0) return html`<p class="hint" tabindex="-1" data-focus>${texts("calls.none")}</p>`;
    return html`
      <ul class=${this.config?.wallboard ? "wallboard" : "rows"} tabindex="-1" data-focus aria-label=${texts("calls.label")}>
        ${repeat(
          calls,
          ({ call, pbx }) => `${pbx.device_id} ${call.call_id}`,
          (call) => this.#call(texts, call),
        )}
      </ul>
    `;
  }

  #call(texts: Localize, shown: CallOfPbx): TemplateResult {
    const { call, pbx } = shown;
    const state = stateOf(shown);
    const since = pbx.connected && sinceOf(shown, state);
    const isWall = this.config?.wallboard === true;
    const [caller, called] = partiesOf(shown, texts);
    const from = isWall ? undefined : transferredBy(shown);
    const dragged = from ?? (isWall ? undefined : shown.phones.find(rings));
    const queue = calledQueue(pbx, call);
    return html`
      <li data-state=${state} @pointerdown=${(event: PointerEvent) => dragged && this.drag(event, dragged)}>
        <ha-icon class="direction" role="img" aria-label=${texts(`direction.${call.direction}`)} .icon=${DIRECTION_ICONS[call.direction]}></ha-icon>
        <div class="who" title=${[caller, called, queue, call.company, call.trunk].filter(Boolean).join(" · ")}>
          <div class="parties">
            <span><span dir="auto">${caller}</span></span>
            <span>
              <ha-icon class="arrow" role="img" aria-label=${texts("calls.to")} icon="mdi:arrow-right"></ha-icon>
              <span dir="auto">${called}</span>
            </span>
          </div>
          <div class="detail">
            ${since ? html`<span><openvox-uc-elapsed since=${since}></openvox-uc-elapsed></span>` : nothing}
            <span><bdi>${texts(`state.${pbx.connected ? state : "unknown"}`)}</bdi></span>
            ${queue && queue !== called ? html`<span><bdi>${queue}</bdi></span>` : nothing}
            ${call.company ? html`<span><bdi>${call.company}</bdi></span>` : nothing}
            ${call.trunk ? html`<span><bdi>${call.trunk}</bdi></span>` : nothing}
            ${this.hasSeveralPbxs ? html`<span><bdi>${pbx.name}</bdi></span>` : nothing}
          </div>
        </div>
        <div class="actions">
          ${isWall ? nothing : iconButtons(this.#buttons(texts, shown, from))}
          ${
            dragged && this.mayDrag(dragged)
              ? html`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>`
              : nothing
          }
        </div>
      </li>
    `;
  }

  #buttons(texts: Localize, shown: CallOfPbx, from: PhoneOfPbx | undefined): MenuItem[] {
    const { call, pbx, phones } = shown;
    const ringing = phones.find(rings);
    const listening = from ? this.itemsFor(from, undefined, LISTEN_KEYS) : [];
    const buttons = [
      ...(ringing ? this.itemsFor(ringing, undefined, ["pick_up"]) : []),
      ...(from ? this.itemsFor(from, undefined, ["transfer"]) : []),
    ];
    if (from && listening.length > 0) {
      buttons.push({
        key: "listen_in",
        icon: "mdi:ear-hearing",
        label: texts("menu.listen_in"),
        run: (near) => this.openMenu(from, near, LISTEN_KEYS),
      });
    }
    if (pbx.connected && phones.some(({ phone }) => phone.control)) {
      buttons.push({
        key: "hang_up",
        icon: "mdi:phone-hangup",
        label: texts("menu.hang_up"),
        run: (near) => this.hangUpCall(call.call_id, listed(texts, partiesOf(shown, texts)), near),
      });
    }
    return buttons;
  }
}

/** Returns all calls: first those that ring, of these first those of the user's phone, and else the oldest first. */
function callsOf(pbxs: Pbxs, mine: PhoneOfPbx | undefined): CallOfPbx[] {
  const isMine = ({ pbx, call }: CallOfPbx): boolean =>
    mine?.pbx === pbx && [mine.phone, ...mine.phone.other_calls].some(({ call_id }) => call_id === call.call_id);
  const rank = (shown: CallOfPbx): number => Number(stateOf(shown) !== "ringing") * 2 + Number(!isMine(shown));
  const phones = phonesOf(pbxs).filter(({ phone }) => phone.call_id !== null);
  return Object.values(pbxs)
    .flatMap((pbx) =>
      Object.values(pbx.calls).map((call) => ({
        pbx,
        call,
        phones: phones.filter((phone) => phone.pbx === pbx && phone.phone.call_id === call.call_id),
      })),
    )
    .sort(
      (one, other) => rank(one) - rank(other) || (one.call.started_at ?? "").localeCompare(other.call.started_at ?? ""),
    );
}

/** Returns the phone that transfers a call: of two that talk with each other, the one that was called. */
function transferredBy({ call, phones }: CallOfPbx): PhoneOfPbx | undefined {
  const talking = phones.filter(talks);
  return (
    talking.find(({ number }) => number === call.answered_by) ??
    talking.find(({ number }) => number !== call.caller) ??
    talking[0]
  );
}

// An answered call rings again while it is transferred.
function stateOf({ pbx, call, phones }: CallOfPbx): PhoneState {
  if (phones.some(({ phone }) => phone.state === "on_hold")) return "on_hold";
  return !isAnswered(pbx, call) || (phones.some(rings) && !phones.some(talks)) ? "ringing" : "in_use";
}

function sinceOf({ call, phones }: CallOfPbx, state: PhoneState): string | null {
  if (state === "on_hold") return phones.find(({ phone }) => phone.held_since)?.phone.held_since ?? null;
  if (state !== "ringing") return call.answered_at ?? call.started_at;
  return call.answered_at === null ? call.started_at : (phones.find(rings)?.phone.since ?? call.answered_at);
}

/** Returns the caller and the callee. */
function partiesOf(shown: CallOfPbx, texts: Localize): [string, string] {
  const { caller_name: name, caller } = shown.call;
  return [name ?? caller ?? texts("calls.unknown"), listed(texts, calledOf(shown)) || texts("calls.unknown")];
}

/** Returns the callee: the phone that talks by now, or else the phones that ring. */
function calledOf({ call, pbx, phones }: CallOfPbx): string[] {
  const called =
    call.direction === "outbound"
      ? []
      : phones.filter(({ number }) => call.direction !== "internal" || number !== call.caller);
  const names = (called.some(talks) ? called.filter(talks) : called.filter(rings)).map(nameOf);
  const dialed = call.callee_name ?? calledQueue(pbx, call) ?? call.callee ?? call.dialed;
  if (names.length === 0) return dialed === null ? [] : [dialed];
  return names.length > NAMED ? [...names.slice(0, NAMED), `+${names.length - NAMED}`] : names;
}
