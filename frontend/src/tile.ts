// One phone of the card "Phones". It is drawn again only if this phone has changed.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Localize } from "./ha";
import { DIRECTION_ICONS, STATE_ICONS } from "./icons";
import { nameOf, type PhoneOfPbx } from "./phones";
import "./elapsed";

function looksDifferent(now: PhoneOfPbx, before: PhoneOfPbx | undefined): boolean {
  return now.phone !== before?.phone || now.number !== before.number;
}

export class Tile extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false, hasChanged: looksDifferent }) about!: PhoneOfPbx;
  @property({ attribute: false }) texts!: Localize;
  /** The name of the PBX, where there are several. */
  @property() pbx = "";
  @property({ type: Boolean }) mine = false;
  /** Its call can be dragged. */
  @property({ type: Boolean }) movable = false;
  /** It is the one that the Tab key reaches. */
  @property({ type: Boolean }) current = false;

  static override styles = css`
    :host {
      --tone: var(--secondary-text-color);
      position: relative; display: block; block-size: 3.75em; content-visibility: auto; contain-intrinsic-block-size: 3.75em;
      border-radius: var(--ha-card-border-radius, 12px);
    }
    :host([state="idle"]) { --tone: var(--success-color); }
    :host([state="ringing"]) { --tone: var(--warning-color); order: -1; }
    :host([state="in_use"]) { --tone: var(--primary-color); }
    :host([state="on_hold"]) { --tone: var(--accent-color); }
    :host([state="fault"]) { --tone: var(--error-color); }
    :host([droppable]) { outline: 2px dashed var(--primary-color); outline-offset: -2px; }
    :host([over]) { outline-style: solid; background: color-mix(in srgb, var(--primary-color) 25%, transparent); }
    .tile {
      box-sizing: border-box; inline-size: 100%; block-size: 100%; display: grid; grid-template: 1fr 1fr / auto minmax(0, 1fr) auto;
      column-gap: 8px; align-items: center; padding-block: 6px; padding-inline: 10px 12px; border-radius: inherit;
      font: inherit; text-align: start; color: var(--primary-text-color); user-select: none; -webkit-user-select: none;
      border: 1px solid color-mix(in srgb, var(--tone) 45%, transparent); background: color-mix(in srgb, var(--tone) 10%, transparent);
    }
    :host([movable]) .tile { padding-inline-end: 32px; }
    button { cursor: pointer; }
    button:hover { background: color-mix(in srgb, var(--tone) 20%, transparent); }
    button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
    .icon { grid-row: span 2; color: var(--tone); }
    .name { font-weight: 500; }
    .name, .what { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .heard { position: absolute; clip-path: inset(50%); }
    .what, .number, openvox-uc-elapsed { color: var(--secondary-text-color); font-size: 0.875em; }
    .what ha-icon, .number ha-icon { --mdc-icon-size: 1.1em; vertical-align: text-top; }
    .number, openvox-uc-elapsed { justify-self: end; font-variant-numeric: tabular-nums; }
    .handle {
      position: absolute; inset-block: 0; inset-inline-end: 0; inline-size: 32px; display: grid; place-items: center;
      touch-action: none; cursor: grab; color: var(--secondary-text-color); --mdc-icon-size: 20px;
    }
    @media (prefers-reduced-motion: no-preference) {
      :host([state="ringing"]) .icon { animation: ring 2s steps(1, end) infinite; }
      @keyframes ring { 50% { color: color-mix(in srgb, var(--tone) 30%, transparent); } }
    }
  `;

  protected override render(): TemplateResult {
    const { about, texts, mine, movable, pbx } = this;
    const { number, phone } = about;
    const state = phone.state ?? "unknown";
    const other = phone.with_name ?? phone.with_number;
    const stateText = texts(`state.${state}`);
    const content = html`
      <ha-icon class="icon" .icon=${STATE_ICONS[state]}></ha-icon>
      <span class="name"><bdi>${nameOf(about)}</bdi></span>
      <span class="number">
        ${mine ? html`<ha-icon icon="mdi:star" role="img" aria-label=${texts("phones.mine")}></ha-icon>` : nothing} ${number}
      </span>
      <span class="what">
        ${other ? html`<span class="heard">${stateText}</span>` : nothing}
        ${other && phone.direction ? html`<ha-icon .icon=${DIRECTION_ICONS[phone.direction]}></ha-icon>` : nothing}
        <bdi>${other ?? [stateText, pbx].filter(Boolean).join(", ")}</bdi>
      </span>
      ${phone.since ? html`<openvox-uc-elapsed since=${phone.since}></openvox-uc-elapsed>` : nothing}
    `;
    return phone.control
      ? html`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current ? 0 : -1}>${content}</button>
          ${movable ? html`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>` : nothing}
        `
      : html`<div class="tile">${content}</div>`;
  }
}

customElements.define("openvox-uc-phone", Tile);
