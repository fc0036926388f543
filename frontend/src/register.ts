// Makes the cards known to Home Assistant's frontend.

import type { config_panel as english } from "../../custom_components/openvox_uc/translations/en.json";

import { frontend } from "./form";
import { standInFor } from "./stand-in";
import type { Suggest } from "./suggestions";
import { loadTexts, textKey } from "./texts";

declare global {
  interface Window {
    customCards?: Record<string, unknown>[];
    customStrategies?: Record<string, unknown>[];
  }
}

type CardGroup = {
  [Group in keyof typeof english]: (typeof english)[Group] extends { name: string; description: string }
    ? Group
    : never;
}[keyof typeof english];

// Home Assistant reads these texts whenever it draws its lists. Until they are loaded, the name is that of the product.
function described(group: keyof typeof english, rest: Record<string, unknown>): Record<string, unknown> {
  const texts = {
    get name() {
      const key = group === "dashboard" ? "title" : "name";
      return frontend()?.localize(textKey(`${group}.${key}`)) || `OpenVox UC ${group}`;
    },
    get description() {
      return frontend()?.localize(textKey(`${group}.description`));
    },
  };
  return Object.assign(texts, rest);
}

/** Define a card by the group of its texts, and offer it where cards are added, and for the entities that it suits. */
export function registerCard(group: CardGroup, getEntitySuggestion?: Suggest): void {
  const type = `openvox-uc-${group}`;
  customElements.define(type, standInFor(type, ["hass"]));
  window.customCards ??= [];
  window.customCards.push(described(group, { type, preview: true, getEntitySuggestion }));
}

/** Define the dashboard, and offer it where dashboards are added. */
export function registerDashboard(type: string, strategy: CustomElementConstructor): void {
  customElements.define(`ll-strategy-dashboard-${type}`, strategy);
  window.customStrategies ??= [];
  window.customStrategies.push(described("dashboard", { type, strategyType: "dashboard" }));
}

/** Load the texts for these lists; where that fails, cards try again. */
export function loadListedTexts(): void {
  const hass = frontend();
  if (hass) loadTexts(hass).catch(() => undefined);
}
