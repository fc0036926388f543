// Makes the cards known to Home Assistant's frontend.

import { config_panel as english } from "../../custom_components/openvox_uc/translations/en.json";

import type { Suggest } from "./suggestions";

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

/** Define a card by the group of its texts, and offer it where cards are added, and for the entities that it suits. */
// The list of cards is drawn before translations can be loaded.
export function registerCard(group: CardGroup, card: CustomElementConstructor, getEntitySuggestion?: Suggest): void {
  const { name, description } = english[group];
  const type = `openvox-uc-${group}`;
  customElements.define(type, card);
  window.customCards ??= [];
  window.customCards.push({ type, name, description, preview: true, getEntitySuggestion });
}

/** Define the dashboard, and offer it where dashboards are added. */
export function registerDashboard(type: string, strategy: CustomElementConstructor): void {
  const { title: name, description } = english.dashboard;
  customElements.define(`ll-strategy-dashboard-${type}`, strategy);
  window.customStrategies ??= [];
  window.customStrategies.push({ type, strategyType: "dashboard", name, description });
}
