// A view of the dashboard: cards at fixed places, which fill the screen, whatever its width, and scroll on their own.

import { css, html, LitElement, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";

/** Home Assistant's element around a card. */
interface PlacedCard extends HTMLElement {
  readonly config?: { view_layout?: { area?: string } };
}

interface BoardConfig {
  layout?: keyof typeof AREAS;
}

/** What lies above, beside and below one another: at the top, at the side, and in the middle. */
const AREAS = {
  desk: { top: ["mine"], side: ["dial", "calls", "queues"], middle: ["phones", "recent"] },
  list: { top: [], side: [], middle: ["contacts"] },
  wall: { top: [], side: ["calls", "queues"], middle: ["phones"] },
} as const;

export class Board extends LitElement {
  @property({ attribute: false }) cards: PlacedCard[] = [];
  @state() private layout: keyof typeof AREAS = "desk";

  static override styles = css`
    :host { display: block; container: board / inline-size; }
    .board { display: flex; flex-direction: column; gap: 16px; padding: 16px; box-sizing: border-box; }
    .area { min-block-size: 0; min-inline-size: 0; }
    .area > * { display: block; block-size: 100%; }
    .side { display: flex; flex-direction: column; gap: 16px; }
    .side .area { flex: none; }
    @container board (min-width: 620px) {
      .board {
        display: grid; gap: 16px; overflow: hidden;
        block-size: calc(100dvh - var(--header-height, 56px) - env(safe-area-inset-top, 0px) - env(safe-area-inset-bottom, 0px));
        grid: "mine mine" auto "side phones" minmax(0, 3fr) "side recent" minmax(0, 2fr) / minmax(17em, 20em) minmax(0, 1fr);
      }
      .side { grid-area: side; overflow-y: auto; scrollbar-width: thin; }
      .area[data-area="mine"] { grid-area: mine; }
      .area[data-area="phones"] { grid-area: phones; }
      .area[data-area="recent"] { grid-area: recent; }
      .board.list { grid: "list" minmax(0, 1fr) / minmax(0, 60em); justify-content: center; }
      .board.list .side { display: none; }
      .area[data-area="contacts"] { grid-area: list; }
      .board.wall { grid: "side phones" minmax(0, 1fr) / minmax(16em, 1fr) minmax(0, 3fr); }
    }
    @container board (min-width: 1080px) {
      .board.desk { grid: "mine mine mine" auto "side phones recent" minmax(0, 1fr) / minmax(18em, 22em) minmax(0, 1fr) minmax(20em, 26em); }
    }
  `;

  setConfig({ layout = "desk" }: BoardConfig): void {
    this.layout = layout;
  }

  protected override render(): TemplateResult {
    const { top, side, middle } = AREAS[this.layout];
    return html`
      <div class="board ${this.layout}">
        ${top.map((area) => this.#area(area))}
        <div class="side">${side.map((area) => this.#area(area))}</div>
        ${middle.map((area) => this.#area(area))}
      </div>
    `;
  }

  #area(area: string): TemplateResult {
    const cards = this.cards.filter(({ config }) => config?.view_layout?.area === area);
    return html`<div class="area" data-area=${area} ?hidden=${cards.length === 0}>${cards}</div>`;
  }
}

customElements.define("openvox-uc-board", Board);
