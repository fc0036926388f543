// A tile for each phone, which never moves: its name, its state, the other party, and since when.

import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import { ActionCard } from "../action-card";
import { type Arrangement, arrange, type Room } from "../arrangement";
import type { CardConfig } from "../card";
import { chips, searchField } from "../controls";
import { accepts, DragController } from "../drag";
import { type ConfigForm, configForm, frontend } from "../form";
import type { HomeAssistant, Localize } from "../ha";
import { STATE_ICONS } from "../icons";
import { LIVE } from "../live";
import { availabilityOf } from "../person";
import { mayGetCall } from "../phone-actions";
import {
  FILTERS,
  type Filter,
  isSame,
  keyOf,
  matches,
  mayTransfer,
  nameOf,
  type PhoneOfPbx,
  passes,
  phonesOf,
  rings,
  shownState,
} from "../phones";
import { CHIPS, TONES } from "../styles";
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

/** The phones of an area; those of none have no name. */
interface Group {
  area: string;
  name: string;
  phones: PhoneOfPbx[];
}

// Fewer phones are seen at one glance.
const SEARCHED_FROM = 13;
const COMPACT_FROM = 41;

// In the size of its text: a tile on the wall, of two lines or of one, with the gap next to or below it; and the smallest text that is read.
const WALL_TILES = [
  { width: 9.5, height: 3.7, smallest: 13 },
  { width: 8, height: 2.6, smallest: 11 },
] as const;
const WALL_COLUMNS = 24;

// What finds a phone, and the space around the tiles, in the size of the text.
const TOOLS_HEIGHT = 3.5;
const PADDING = 2.2;
const PADDING_BELOW = 0.8;

const FILTER_ICONS: Record<Filter, string> = {
  all: "mdi:phone",
  free: "mdi:phone-check",
  busy: STATE_ICONS.in_use,
  not_registered: STATE_ICONS.unregistered,
};

/** Returns the largest size of text with which so many tiles fit a card, whatever its shape. */
function sizeOf(count: number, { width, height, smallest }: (typeof WALL_TILES)[number]): string {
  const sizes = Array.from({ length: WALL_COLUMNS }, (_, index) => {
    const [columns, rows] = [index + 1, Math.ceil(count / (index + 1))];
    return `min(${100 / (columns * width + 1)}cqi,${100 / (rows * height + 1)}cqb)`;
  });
  return `clamp(${smallest}px,max(${sizes.join()}),34px)`;
}

export class PhonesCard extends ActionCard<PhonesConfig> {
  @state() private search = "";
  @state() private current: string | undefined;
  /** The room for tiles, if the place of the card has a fixed height. */
  @state() private room: Room | undefined;
  readonly #resized = new ResizeObserver(([entry]) => entry && this.#measure(entry.target as HTMLElement));
  #observed: Element | null = null;
  readonly #drag = new DragController(this);

  static override styles = [
    ActionCard.styles,
    TONES,
    CHIPS,
    css`
      .content { container: phones / var(--openvox-uc-box, inline-size); }
      .tools {
        position: sticky; inset-block-start: 0; z-index: 1; display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 4px 1.1em;
        min-block-size: 3.5em; box-sizing: border-box; background: var(--ha-card-background, var(--card-background-color));
      }
      .tools input { flex: 1 1 6em; inline-size: auto; padding-block: 0.5em; }
      .tools .filters { flex: none; flex-wrap: nowrap; }
      .chip[data-state] { border-color: var(--edge); background: var(--ground); }
      .chip[data-state] ha-icon { color: var(--ink); }
      /* Icons stand for words, so that all of it stays in one line. */
      .filters ha-icon { display: none; }
      @container phones (max-width: 40em) {
        .filters ha-icon { display: inline-flex; }
        .filters .label { position: absolute; clip-path: inset(50%); }
      }
      @container phones (max-width: 27em) {
        .tools input { flex-basis: 100%; }
      }
      .ringing { flex: 1 1 100%; display: flex; gap: 4px; block-size: 2.4em; overflow-x: auto; scrollbar-width: none; white-space: nowrap; }
      .fold {
        grid-column: 1 / -1; display: flex; align-items: center; gap: 4px; min-inline-size: 0; block-size: 1.6em; padding: 0; border: none; border-radius: 4px;
        background: none; color: var(--secondary-text-color); font: inherit; line-height: 1; text-align: start; cursor: pointer; --mdc-icon-size: 18px;
      }
      .fold :is(bdi, span) { font-size: 0.875em; font-weight: 500; }
      .fold bdi { overflow: hidden; text-overflow: ellipsis; }
      .phones {
        --width: 13.2em; --openvox-uc-tile: 3.75em;
        display: grid; grid-template-columns: repeat(auto-fill, minmax(min(var(--width), 100%), 1fr)); gap: 0.4em; padding: 0 1.1em 0.8em;
      }
      .phones:first-child { padding-block-start: 0.8em; }
      .flows .fold { grid-column: auto; block-size: auto; }
      .group { display: contents; }
      .compact { --width: 10.2em; --openvox-uc-tile: 2.4em; gap: 4px; font-size: 0.875em; }
      .content > .wallboard {
        box-sizing: border-box; block-size: 100%; gap: 0.5em; padding: 0.5em; --width: 9em; --openvox-uc-tile: 100%;
        grid-template-columns: repeat(auto-fit, minmax(min(var(--width), 100%), 1fr)); grid-auto-rows: minmax(3.2em, 5em); align-content: start;
      }
      .content > .wallboard.compact { --width: 7.7em; grid-auto-rows: minmax(2.3em, 5em); gap: 0.3em; }
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
    const { hass, search } = this;
    const { filter } = this.myPhone;
    const all = phonesOf(this.pbxs).filter((phone) => this.#isWanted(phone, hass));
    const isWall = this.config?.wallboard === true;
    const hasTools = !isWall && all.length >= SEARCHED_FROM;
    const shown = hasTools ? all.filter((phone) => passes(phone, filter) && matches(phone, search)) : all;
    const groups = isWall ? [{ area: "", name: "", phones: shown }] : this.#groups(shown);
    const collapsed = search ? [] : this.myPhone.collapsed;
    const { mine } = this;
    // The user's call may be transferred also to a phone that the user cannot control.
    const isUsable = (phone: PhoneOfPbx): boolean =>
      phone.phone.control || (mine !== undefined && mayGetCall(phone, mine) && accepts(phone, mine));
    const reachable = groups
      .filter(({ area }) => !collapsed.includes(area))
      .flatMap(({ phones }) => phones.filter(isUsable));
    const current = reachable.find((phone) => keyOf(phone) === this.current) ?? reachable[0];
    const isCompact = all.length >= COMPACT_FROM;
    const arrangement = isWall || isCompact ? undefined : this.#arrangement(groups, hasTools);
    return html`
      ${hasTools ? this.#tools(texts, all) : nothing}
      ${all.length === 0 ? this.renderNone(texts, "phones.none") : shown.length === 0 ? html`<p class="hint">${texts("phones.none_found")}</p>` : nothing}
      <div
        class="phones ${isWall ? "wallboard" : ""} ${isCompact ? "compact" : ""} ${arrangement?.flows ? "flows" : ""}" role="presentation"
        style=${isWall ? `font-size:${sizeOf(shown.length, WALL_TILES[isCompact ? 1 : 0])}` : arrangement ? `--width:${arrangement.width}em;--openvox-uc-tile:${arrangement.height}em` : nothing}
        @keydown=${this.#pressed} @focusin=${this.#focused}
      >
        ${repeat(
          groups,
          ({ area }) => area,
          (group) => {
            const isOpen = !collapsed.includes(group.area);
            const label = group.name || (groups.length > 1 ? texts("phones.no_area") : "");
            return html`
              ${label ? this.#heading(label, group, isOpen) : nothing}
              ${
                isOpen
                  ? html`
                      <div class="group" role="list" aria-label=${label || texts("phones.label")}>
                        ${repeat(group.phones, keyOf, (phone) => this.#tile(texts, phone, { isCompact, isBrief: arrangement?.oneLine === true, isCurrent: phone === current, isUsable: isUsable(phone) }))}
                      </div>
                    `
                  : nothing
              }
            `;
          },
        )}
      </div>
    `;
  }

  /** Returns how the phones fit the place of the card, if that has a fixed height. */
  #arrangement(groups: Group[], hasTools: boolean): Arrangement | undefined {
    if (!this.room) return undefined;
    const { collapsed } = this.myPhone;
    const counts = groups.map(({ area, phones }) => (collapsed.includes(area) ? 0 : phones.length));
    const above = hasTools ? TOOLS_HEIGHT : PADDING_BELOW;
    return arrange(counts, {
      width: this.room.width - PADDING,
      height: this.room.height - above - PADDING_BELOW,
    });
  }

  #tile(
    texts: Localize,
    phone: PhoneOfPbx,
    {
      isCompact,
      isBrief,
      isCurrent,
      isUsable,
    }: { isCompact: boolean; isBrief: boolean; isCurrent: boolean; isUsable: boolean },
  ): TemplateResult {
    const from = this.#drag.from;
    return html`
      <openvox-uc-phone
        role="listitem"
        state=${shownState(phone)}
        .about=${phone}
        .texts=${texts}
        .pbx=${this.hasSeveralPbxs ? phone.pbx.name : ""}
        .availability=${availabilityOf(phone.phone, texts, this.hass) ?? ""}
        ?compact=${isCompact}
        ?brief=${isBrief}
        ?large=${this.config?.wallboard === true}
        ?usable=${isUsable}
        ?mine=${isSame(phone, this.mine)}
        ?current=${isCurrent}
        ?movable=${!this.config?.wallboard && mayTransfer(phone)}
        ?droppable=${from !== undefined && accepts(phone, from)}
        @click=${this.#clicked}
        @pointerdown=${this.#grabbed}
      ></openvox-uc-phone>
    `;
  }

  /** What finds a phone among many; those that ring are shown here, since their tiles may be out of sight. */
  #tools(texts: Localize, all: PhoneOfPbx[]): TemplateResult {
    const ringing = all.filter(rings);
    return html`
      <div class="tools">
        ${searchField(
          texts("phones.search"),
          (text) => {
            this.search = text;
          },
          (event) => this.#enterSearch(event),
        )}
        ${chips(
          texts("phones.filter"),
          FILTERS.map((key) => ({
            key,
            icon: FILTER_ICONS[key],
            label: texts(`phones.${key}`),
            count: all.filter((phone) => passes(phone, key)).length,
          })),
          this.myPhone.filter,
          (filter) => this.act((hass) => this.myPhone.show(hass, filter)),
        )}
        ${
          all.length >= COMPACT_FROM
            ? html`<div class="ringing" aria-live="polite">
                ${ringing.map(
                  (phone) => html`
                    <button class="chip" data-state="ringing" @click=${() => this.#jump(phone)}>
                      <ha-icon .icon=${STATE_ICONS.ringing}></ha-icon><bdi>${nameOf(phone)}</bdi>
                    </button>
                  `,
                )}
              </div>`
            : nothing
        }
      </div>
    `;
  }

  #heading(label: string, { area, phones }: Group, isOpen: boolean): TemplateResult {
    return html`
      <button class="fold" aria-expanded=${isOpen} @click=${() => this.act((hass) => this.myPhone.fold(hass, area))}>
        <ha-icon icon=${isOpen ? "mdi:chevron-down" : "mdi:chevron-right"}></ha-icon><bdi>${label}</bdi> <span>(${phones.length})</span>
      </button>
    `;
  }

  /** Returns the phones by area, where there are several, those of none last. */
  #groups(phones: PhoneOfPbx[]): Group[] {
    const { hass } = this;
    const byArea = new Map<string, PhoneOfPbx[]>();
    for (const phone of phones) {
      const area = (phone.phone.device_id && hass?.devices[phone.phone.device_id]?.area_id) || "";
      byArea.set(area, [...(byArea.get(area) ?? []), phone]);
    }
    const groups = [...byArea].map(([area, members]) => ({
      area,
      name: hass?.areas[area]?.name ?? "",
      phones: members,
    }));
    return groups.length > 1
      ? groups.sort((one, other) => Number(!one.name) - Number(!other.name) || one.name.localeCompare(other.name))
      : [{ area: "", name: "", phones }];
  }

  #isWanted({ number, phone }: PhoneOfPbx, hass: HomeAssistant | undefined): boolean {
    const { area, favorites } = this.config ?? {};
    if (favorites?.length && !favorites.map(String).includes(number)) return false;
    return !area || (phone.device_id !== null && hass?.devices[phone.device_id]?.area_id === area);
  }

  protected override updated(): void {
    const content = this.renderRoot.querySelector(".content");
    if (content === this.#observed) return;
    this.#resized.disconnect();
    this.#observed = content;
    if (content) this.#resized.observe(content);
  }

  // Only a board gives its cards a fixed height. A scrollbar takes nothing of the width, since it would come and go.
  #measure(content: HTMLElement): void {
    const { containerType, fontSize } = getComputedStyle(content);
    const size = Number.parseFloat(fontSize);
    const { offsetWidth, clientHeight } = content;
    this.room =
      containerType === "size" && clientHeight > 0
        ? { width: offsetWidth / size, height: clientHeight / size }
        : undefined;
  }

  // Enter goes to the first phone that was found, which the same press must not select.
  #enterSearch(event: KeyboardEvent): void {
    if (event.key !== "Enter") return;
    event.preventDefault();
    this.renderRoot.querySelector<Tile>("openvox-uc-phone")?.focus();
  }

  /** Show the tile of a phone, and give it the focus. */
  #jump(phone: PhoneOfPbx): void {
    const tile = [...this.renderRoot.querySelectorAll<Tile>("openvox-uc-phone")].find(({ about }) =>
      isSame(about, phone),
    );
    tile?.scrollIntoView({ block: "center" });
    tile?.focus();
  }

  #clicked({ currentTarget }: Event): void {
    const tile = currentTarget as Tile;
    if (tile.usable) this.openMenu(tile.about, tile.getBoundingClientRect());
  }

  #grabbed(event: PointerEvent): void {
    this.drag(event, (event.currentTarget as Tile).about);
  }

  #focused({ target }: Event): void {
    if (target instanceof Tile) this.current = keyOf(target.about);
  }

  #pressed(event: KeyboardEvent): void {
    const from = event.target as Tile;
    const tiles = [...this.renderRoot.querySelectorAll<Tile>("openvox-uc-phone")].filter(({ usable }) => usable);
    const at = tiles.indexOf(from);
    const forward = getComputedStyle(this).direction === "rtl" ? -1 : 1;
    const next = new Map([
      ["ArrowRight", tiles[at + forward]],
      ["ArrowLeft", tiles[at - forward]],
      ["ArrowDown", nearest(tiles, from, 1)],
      ["ArrowUp", nearest(tiles, from, -1)],
      ["Home", tiles[0]],
      ["End", tiles.at(-1)],
    ]);
    if (!next.has(event.key) || at < 0) return;
    event.preventDefault();
    next.get(event.key)?.focus();
  }
}

/** Returns the tile of the next row below another one (1) or above it (-1) that is nearest to it. */
function nearest(tiles: Tile[], from: Tile, down: number): Tile | undefined {
  const rows = tiles.map(({ offsetTop }) => offsetTop).filter((top) => (top - from.offsetTop) * down > 0);
  const row = down > 0 ? Math.min(...rows) : Math.max(...rows);
  const distance = ({ offsetLeft }: Tile): number => Math.abs(offsetLeft - from.offsetLeft);
  return tiles.filter(({ offsetTop }) => offsetTop === row).sort((one, other) => distance(one) - distance(other))[0];
}
