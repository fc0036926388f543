// The dashboard "Phones": what the cards together make of a house's phones.

import { LitElement } from "lit";
import type { HomeAssistant } from "./ha";
import { loadTexts } from "./texts";

export class PhonesStrategy extends LitElement {
  static async generate(_config: unknown, hass: HomeAssistant): Promise<Record<string, unknown>> {
    const texts = await loadTexts(hass);
    return {
      title: texts("dashboard.title"),
      views: [
        {
          title: texts("dashboard.title"),
          path: "phones",
          type: "sections",
          max_columns: 4,
          sections: [{ type: "grid", cards: [{ type: "custom:openvox-uc-phones" }] }],
        },
      ],
    };
  }
}
