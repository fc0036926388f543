// A tile for each phone: who it is, what it does, with whom, and since when.

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Card } from "../card";
import type { Localize } from "../ha";
import type { Phone } from "../live";

export class PhonesCard extends Card {
  static override styles = [
    Card.styles,
    css`
      .phones { display: grid; grid-template-columns: repeat(auto-fill, minmax(150px, 1fr)); gap: 8px; padding: 16px; }
      .phone { border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--divider-color); padding: 8px 12px; }
      .phone[data-state="ringing"] { border-color: var(--warning-color); }
      .phone[data-state="in_use"] { border-color: var(--primary-color); }
    `,
  ];

  static getStubConfig(): Record<string, unknown> {
    return {};
  }

  protected override renderContent(texts: Localize): TemplateResult {
    const phones = Object.entries(this.live.pbxs ?? {}).flatMap(([entryId, pbx]) =>
      Object.entries(pbx.phones).map(([number, phone]) => ({ key: `${entryId} ${number}`, number, phone })),
    );
    return html`<div class="phones">
      ${repeat(
        phones,
        ({ key }) => key,
        ({ number, phone }) => this.#phone(texts, number, phone),
      )}
    </div>`;
  }

  #phone(texts: Localize, number: string, phone: Phone): TemplateResult {
    const other = phone.with_name ?? phone.with_number;
    return html`<div class="phone" data-state=${phone.state ?? "unknown"}>
      <div>${phone.name ?? number}</div>
      <div>${texts(`state.${phone.state ?? "unknown"}`)}</div>
      ${other ? html`<div>${other}</div>` : nothing}
    </div>`;
  }
}
