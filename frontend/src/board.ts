// A view of the dashboard: cards at fixed places, which fill the screen, whatever its width, and scroll on their own.

import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { HomeAssistant } from "./ha";

/** Home Assistant's element around a card. */
interface PlacedCard extends HTMLElement {
  readonly config?: { view_layout?: { area?: string } };
}

interface BoardConfig {
  layout?: keyof typeof AREAS;
}

/** The parts of the board: at the top, at the side, and in the middle. */
const AREAS = {
  desk: { top: ["mine"], side: ["dial", "calls", "queues"], middle: ["phones", "recent"] },
  list: { top: ["mine"], side: [], middle: ["contacts"] },
  wall: { top: ["mine", "recent", "queues"], side: ["calls"], middle: ["phones"] },
} as const;

// As wide as a screen on the wall is at least; on a phone the sidebar takes no place.
const WIDE = 620;

function areaOf({ config }: PlacedCard): string | undefined {
  return config?.view_layout?.area;
}

export class Board extends LitElement {
  @property({ attribute: false }) cards: PlacedCard[] = [];
  @property({ attribute: false }) lovelace?: { editMode: boolean };
  @property({ attribute: false, hasChanged: (_now, before) => !before }) hass?: HomeAssistant;
  @state() private layout: keyof typeof AREAS = "desk";
  #hidesSidebar = false;

  static override styles = css`
    :host { display: block; container: board / inline-size; }
    /* On a phone, no card hides those below it. */
    .board { --openvox-uc-content: 80dvh; display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
    .area { min-block-size: 0; min-inline-size: 0; }
    .more:has(*) { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(20em, 100%), 1fr)); gap: 16px; padding: 0 16px 16px; }
    .more button { padding: 16px; border: 2px dashed var(--divider-color); border-radius: 12px; background: none; color: inherit; font: inherit; cursor: pointer; }
    /* The first card says for all that something is offline. */
    .area:not(.first) { --openvox-uc-notice: none; }
    .area:has([idle]) { display: none; }
    .area > * { display: block; block-size: 100%; }
    .top, .side { display: flex; flex-direction: column; gap: 16px; }
    @container board (min-width: 620px) {
      .board {
        --openvox-uc-list: none; --openvox-uc-content: none; --openvox-uc-box: size; display: grid; gap: 16px; overflow: hidden;
        block-size: calc(100dvh - var(--header-height, 56px) - env(safe-area-inset-top, 0px) - env(safe-area-inset-bottom, 0px));
        grid: "top top" auto "side phones" minmax(0, 3fr) "side recent" minmax(0, 2fr) / minmax(17em, 20em) minmax(0, 1fr);
      }
      /* Calls and queues share the place that is left, so that neither has to be scrolled to; of it, calls need more. */
      .side { grid-area: side; overflow-y: auto; scrollbar-width: thin; }
      .side .area { min-block-size: 12em; }
      .side [data-area="dial"] { flex: none; min-block-size: 0; }
      .side [data-area="queues"] { flex-shrink: 4; }
      .top { grid-area: top; flex-direction: row; }
      .top .area { flex: 1 1 auto; }
      .area[data-area="phones"] { grid-area: phones; }
      .area[data-area="recent"] { grid-area: recent; }
      .board.list { grid: "top" auto "list" minmax(0, 1fr) / minmax(0, 60em); justify-content: center; }
      .board.list .side { display: none; }
      .area[data-area="contacts"] { grid-area: list; }
      /* All of it is as large as its share of the screen, to be read from afar. */
      .board.wall {
        --openvox-uc-wall: 1em; font-size: max(13px, min(1.6cqi, 3dvh)); gap: 0.6em; padding: 0.6em;
        grid: "top top" auto "side phones" minmax(0, 1fr) / minmax(13em, 1fr) minmax(0, 3.2fr);
      }
      .board.wall :is(.top, .side) { gap: 0.6em; }
      .board.wall .top { display: grid; grid-template-columns: auto minmax(0, 1fr); }
      .board.wall .top .area { grid-area: auto; max-block-size: 34dvh; }
      .board.wall .top .area[data-area="mine"] { grid-column: 1 / -1; }
      .board.wall .side .area { flex: 1 1 auto; }
    }
    @container board (min-width: 1020px) {
      .board.desk { grid: "top top top" auto "side phones recent" minmax(0, 1fr) / clamp(18em, 27cqi, 22em) minmax(0, 1fr) clamp(18em, 26cqi, 28em); }
    }
  `;

  setConfig({ layout = "desk" }: BoardConfig): void {
    this.layout = layout;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hideSidebar(false);
  }

  // No one works at a wall; the tabs stay, and lead to the sidebar.
  protected override updated(): void {
    if (this.isConnected && this.hass && !this.hass.kioskMode)
      this.#hideSidebar(this.layout === "wall" && innerWidth >= WIDE);
  }

  #hideSidebar(enable: boolean): void {
    if (enable !== this.#hidesSidebar) window.dispatchEvent(new CustomEvent("hass-kiosk-mode", { detail: { enable } }));
    this.#hidesSidebar = enable;
  }

  protected override render(): TemplateResult {
    const { top, side, middle } = AREAS[this.layout];
    const areas: (string | undefined)[] = [...top, ...side, ...middle];
    const used = new Set(this.cards.map(areaOf));
    const first = areas.find((area) => used.has(area));
    return html`
      <div class="board ${this.layout}">
        <div class="top">${top.map((area) => this.#area(area, first))}</div>
        <div class="side">${side.map((area) => this.#area(area, first))}</div>
        ${middle.map((area) => this.#area(area, first))}
      </div>
      <div class="more">
        ${this.cards.filter((card) => !areas.includes(areaOf(card)))}
        ${this.lovelace?.editMode ? html`<button @click=${this.#add}>${this.hass?.localize("ui.panel.lovelace.editor.edit_card.add")}</button>` : nothing}
      </div>
    `;
  }

  #area(area: string, first: string | undefined): TemplateResult {
    const cards = this.cards.filter((card) => areaOf(card) === area);
    return html`<div class="area ${area === first ? "first" : ""}" data-area=${area} ?hidden=${cards.length === 0}>${cards}</div>`;
  }

  // Home Assistant shows its list of cards then.
  #add(): void {
    this.dispatchEvent(new CustomEvent("ll-create-card", { bubbles: true }));
  }
}
