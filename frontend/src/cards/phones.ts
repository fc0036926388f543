// A tile for each phone: its name, its state, the other party, and since when.

import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ActionCard } from "../action-card";
import type { CardConfig } from "../card";
import { accepts, DragController } from "../drag";
import { type ConfigForm, configForm, frontend } from "../form";
import type { HomeAssistant, Localize } from "../ha";
import { LIVE } from "../live";
import { byRinging, isSame, keyOf, matches, mayTransfer, nameOf, type PhoneOfPbx, phonesOf } from "../phones";
import { fetchOnce } from "../subscription";
import { Tile } from "../tile";

interface PhonesConfig extends CardConfig {
  /** The area that the phones must be in. */
  area?: string;
  /** The numbers of the phones to show. */
  favorites?: string[];
  /** In large type, for a screen on the wall. */
  wallboard?: boolean;
}

const SEARCHED_FROM = 31;

export class PhonesCard extends ActionCard<PhonesConfig> {
  @state() private search = "";
  @state() private current: string | undefined;
  readonly #drag = new DragController(this);

  static override styles = [
    ActionCard.styles,
    css`
      .search { padding: 16px 16px 0; }
      .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(13.5em, 100%), 1fr)); gap: 8px; padding: 16px; }
      .wallboard { font-size: 1.4em; }
    `,
  ];

  static override async getConfigForm(): Promise<ConfigForm> {
    const hass = frontend();
    const phones = phonesOf((hass && (await fetchOnce(hass.connection, LIVE))) ?? {});
    const options = phones.map((phone) => ({ value: phone.number, label: `${nameOf(phone)} (${phone.number})` }));
    return configForm(
      { name: "area", selector: { area: { device: { integration: "openvox_uc" } } } },
      { name: "favorites", selector: { select: { multiple: true, custom_value: true, options } } },
      { name: "wallboard", selector: { boolean: {} } },
    );
  }

  protected override renderContent(texts: Localize): TemplateResult {
    const { hass, mine, search } = this;
    const all = phonesOf(this.pbxs).filter((phone) => this.#isWanted(phone, hass));
    const shown = search && all.length >= SEARCHED_FROM ? all.filter((phone) => matches(phone, search)) : all;
    const reachable = shown.filter(({ phone }) => phone.control);
    const current = reachable.find((phone) => keyOf(phone) === this.current) ?? reachable.toSorted(byRinging)[0];
    const several = Object.keys(this.pbxs).length > 1;
    const from = this.#drag.from;
    return html`
      ${
        all.length >= SEARCHED_FROM
          ? html`<div class="search">
              <input type="search" aria-label=${texts("phones.search")} placeholder=${texts("phones.search")} @input=${this.#searched} />
            </div>`
          : nothing
      }
      ${shown.length === 0 ? html`<p class="hint">${texts(search ? "phones.none_found" : "phones.none")}</p>` : nothing}
      <div
        class="phones ${this.config?.wallboard ? "wallboard" : ""}" role="list" aria-label=${texts("phones.label")}
        @keydown=${this.#pressed} @focusin=${this.#focused}
      >
        ${repeat(
          shown,
          keyOf,
          (phone) => html`
            <openvox-uc-phone
              role="listitem"
              state=${phone.phone.state ?? "unknown"}
              .about=${phone}
              .texts=${texts}
              .pbx=${several ? phone.pbx.name : ""}
              ?mine=${isSame(phone, mine)}
              ?current=${phone === current}
              ?movable=${mayTransfer(phone)}
              ?droppable=${from !== undefined && accepts(phone, from)}
              @click=${this.#clicked}
              @pointerdown=${this.#grabbed}
            ></openvox-uc-phone>
          `,
        )}
      </div>
    `;
  }

  #isWanted({ number, phone }: PhoneOfPbx, hass: HomeAssistant | undefined): boolean {
    const { area, favorites } = this.config ?? {};
    if (favorites?.length && !favorites.map(String).includes(number)) return false;
    return !area || (phone.device_id !== null && hass?.devices[phone.device_id]?.area_id === area);
  }

  #searched({ target }: Event): void {
    this.search = (target as HTMLInputElement).value.trim();
  }

  #clicked({ currentTarget }: Event): void {
    const tile = currentTarget as Tile;
    if (tile.about.phone.control) this.openMenu(tile.about, tile.getBoundingClientRect());
  }

  #grabbed(event: PointerEvent): void {
    this.drag(event, (event.currentTarget as Tile).about);
  }

  #focused({ target }: Event): void {
    if (target instanceof Tile) this.current = keyOf(target.about);
  }

  // The arrow keys follow what is seen: ringing phones are drawn first, but keep their place on the page and so the focus.
  #pressed(event: KeyboardEvent): void {
    const shown = [...this.renderRoot.querySelectorAll<Tile>("openvox-uc-phone")];
    const tiles = shown
      .filter(({ about }) => about.phone.control)
      .sort((one, other) => byRinging(one.about, other.about));
    const at = tiles.indexOf(event.target as Tile);
    const top = shown.map(({ offsetTop }) => offsetTop);
    const columns = top.filter((y) => y === Math.min(...top)).length;
    const forward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const next = new Map([
      ["ArrowRight", at + forward],
      ["ArrowLeft", at - forward],
      ["ArrowDown", at + columns],
      ["ArrowUp", at - columns],
      ["Home", 0],
      ["End", tiles.length - 1],
    ]).get(event.key);
    if (next === undefined || at < 0) return;
    event.preventDefault();
    tiles[next]?.focus();
  }
}
