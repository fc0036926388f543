// One phone of the card "Phones". It is drawn again only if this phone has changed.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property } from "lit/decorators.js";
import type { Localize } from "./ha";
import { BADGE_ICONS, DIRECTION_ICONS, stateIcon } from "./icons";
import { nameOf, type PhoneOfPbx, sinceOf, stateKey } from "./phones";
import { TONES } from "./styles";
import { listed } from "./texts";
import "./elapsed";

function looksDifferent(now: PhoneOfPbx, before: PhoneOfPbx | undefined): boolean {
  if (now.phone !== before?.phone || now.number !== before.number) return true;
  return now.pbx.connected !== before.pbx.connected || stateKey(now) !== stateKey(before);
}

export class Tile extends LitElement {
  static override shadowRootOptions: ShadowRootInit = { ...LitElement.shadowRootOptions, delegatesFocus: true };

  @property({ attribute: false, hasChanged: looksDifferent }) about!: PhoneOfPbx;
  @property({ attribute: false }) texts!: Localize;
  /** The name of the PBX, where there are several. */
  @property() pbx = "";
  @property({ type: Boolean }) mine = false;
  /** What is said about its person. */
  @property() availability = "";
  /** On one line, with room for the name alone. */
  @property({ type: Boolean, reflect: true }) compact = false;
  /** On one line, with the other party. */
  @property({ type: Boolean, reflect: true }) brief = false;
  /** In large type, to be read from afar. */
  @property({ type: Boolean, reflect: true }) large = false;
  /** Its call can be dragged. */
  @property({ type: Boolean }) movable = false;
  /** There is something to do with it. */
  @property({ type: Boolean }) usable = false;
  /** It is the one that the Tab key reaches. */
  @property({ type: Boolean }) current = false;

  static override styles = [
    TONES,
    css`
      :host {
        position: relative; display: block; block-size: var(--openvox-uc-tile, 3.75em); content-visibility: auto; contain-intrinsic-block-size: 3.75em;
        border-radius: var(--ha-card-border-radius, 12px);
      }
      :host(:is([compact], [brief])) { contain-intrinsic-block-size: 2.25em; border-radius: 8px; }
      :host([droppable]) { outline: 2px dashed var(--primary-color); outline-offset: -2px; }
      :host([over]) { outline-style: solid; background: color-mix(in srgb, var(--primary-color) 25%, transparent); }
      .tile {
        box-sizing: border-box; inline-size: 100%; block-size: 100%; display: grid; align-items: center; column-gap: 6px;
        grid-template: "icon name side" auto "icon what since" auto / auto minmax(0, 1fr) auto; align-content: center; row-gap: 0.1em;
        padding-block: 0; padding-inline: 8px 10px; border-radius: inherit;
        font: inherit; line-height: 1.2; text-align: start; color: var(--primary-text-color); user-select: none; -webkit-user-select: none;
        border: 1px solid var(--edge); background: var(--ground);
      }
      :host([compact]) .tile {
        grid-template: "icon name side" 1fr / auto minmax(0, 1fr) auto; column-gap: 4px; padding: 0 6px; --mdc-icon-size: 18px;
      }
      :host([brief]) .tile { display: flex; gap: 6px; padding-inline: 8px; --mdc-icon-size: 20px; }
      :host([brief]) .name { flex: 0 1 auto; }
      :host([brief]) .what { flex: 1 1 0; min-inline-size: 3em; }
      :host([brief]) .side { order: 1; margin-inline-start: auto; }
      :host([large]:not([compact])) .tile { grid-template: "name name name" auto "icon what since" auto / auto minmax(0, 1fr) auto; gap: 0.1em 0.3em; padding: 0 0.5em; line-height: 1.25; }
      :host([large][compact]) .tile { grid-template: "icon name" 1fr / auto minmax(0, 1fr); column-gap: 0.3em; padding: 0 0.4em; }
      :host([large]) .icon { --mdc-icon-size: 1.4em; }
      :host([large]:not([compact])) .name { font-size: 1.15em; }
      :host([movable]) .tile { padding-inline-end: 32px; }
      :host([movable][compact]) .tile { padding-inline-end: 22px; }
      button { cursor: pointer; }
      button:hover { background: color-mix(in srgb, var(--tone) 20%, transparent); }
      button:focus-visible { outline: 3px solid var(--primary-color); outline-offset: -3px; }
      .icon { grid-area: icon; color: var(--ink); }
      .name { grid-area: name; font-weight: 500; }
      .name, .what { display: flex; min-inline-size: 0; white-space: nowrap; }
      .name span, .what bdi { overflow: hidden; text-overflow: ellipsis; }
      :host([compact]) .name span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; white-space: normal; overflow-wrap: anywhere; line-height: 1.05; }
      .heard { position: absolute; clip-path: inset(50%); }
      .what { grid-area: what; gap: 4px; }
      .what, .side, openvox-uc-elapsed { color: var(--secondary-text-color); font-size: 0.875em; }
      /* It stands on a ground that blinks. */
      :host([state="ringing"]) :is(.what, .side, openvox-uc-elapsed) { color: var(--primary-text-color); }
      .what ha-icon, .side ha-icon { --mdc-icon-size: 1.1em; vertical-align: text-top; flex: none; }
      .side { grid-area: side; }
      openvox-uc-elapsed { grid-area: since; }
      .side, openvox-uc-elapsed { justify-self: end; font-variant-numeric: tabular-nums; white-space: nowrap; }
      .handle {
        position: absolute; inset-block: 0; inset-inline-end: 0; inline-size: 32px; display: grid; place-items: center;
        touch-action: none; cursor: grab; color: var(--secondary-text-color); --mdc-icon-size: 20px;
      }
      :host([compact]) .handle { inline-size: 22px; --mdc-icon-size: 16px; }
      /* A mouse drags the whole tile. */
      @media (pointer: fine) {
        :host(:is([compact], [brief])) .handle { display: none; }
        :host([movable]:is([compact], [brief])) .tile { padding-inline-end: 8px; }
      }
      @media (prefers-reduced-motion: no-preference) {
        :host([state="ringing"]) .tile { animation: ring 2s steps(1, end) infinite; }
        @keyframes ring { 50% { background: color-mix(in srgb, var(--tone) 35%, transparent); } }
      }
    `,
  ];

  protected override render(): TemplateResult {
    const { about, texts, mine, movable, pbx, compact, brief } = this;
    const { phone } = about;
    const other = about.pbx.connected ? (phone.with_name ?? phone.with_number) : null;
    const stateText = texts(stateKey(about));
    const since = about.pbx.connected && !compact && !brief && sinceOf(phone);
    // In a small tile, there is room for the name alone.
    const described = [nameOf(about), phone.name && about.number, stateText, this.availability, other, pbx];
    const content = html`
      <ha-icon class="icon" .icon=${stateIcon(about)}></ha-icon>
      <span class="name" title=${nameOf(about)}><span dir="auto">${nameOf(about)}</span></span>
      ${this.large ? nothing : html`<span class="side">${this.#side(texts, mine)}</span>`}
      ${
        compact || (brief && !other && !this.availability)
          ? html`<span class="heard">${listed(texts, described.slice(1))}</span>`
          : html`<span class="what">
              ${other || this.availability ? html`<span class="heard">${stateText}</span>` : nothing}
              ${other && phone.direction ? html`<ha-icon .icon=${DIRECTION_ICONS[phone.direction]}></ha-icon>` : nothing}
              <bdi>${other ?? listed(texts, [this.availability || stateText, pbx])}</bdi>
            </span>`
      }
      ${since ? html`<openvox-uc-elapsed since=${since}></openvox-uc-elapsed>` : nothing}
    `;
    return this.usable
      ? html`
          <button class="tile" aria-haspopup="menu" tabindex=${this.current ? 0 : -1} title=${compact ? listed(texts, described) : nothing}>${content}</button>
          ${movable ? html`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>` : nothing}
        `
      : html`<div class="tile">${content}</div>`;
  }

  #side(texts: Localize, mine: boolean): unknown {
    const { number, phone } = this.about;
    return html`
      ${phone.badges.map(
        (badge) =>
          html`<ha-icon .icon=${BADGE_ICONS[badge]} role="img" title=${texts(`badge.${badge}`)} aria-label=${texts(`badge.${badge}`)}></ha-icon>`,
      )}
      ${mine ? html`<ha-icon icon="mdi:star" role="img" aria-label=${texts("phones.mine")}></ha-icon>` : nothing}
      ${this.compact || (this.brief && phone.with_number) ? nothing : number}
    `;
  }
}

customElements.define("openvox-uc-phone", Tile);
