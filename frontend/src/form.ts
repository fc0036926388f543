// The form with which Home Assistant lets people configure a card.

import type { config_panel as english } from "../../custom_components/openvox_uc/translations/en.json";
import type { HomeAssistant, Localize } from "./ha";
import { textKey } from "./texts";

export type Field = { name: keyof typeof english.editor; selector: Record<string, unknown>; required?: boolean };

export interface ConfigForm {
  schema: Field[];
  computeLabel: (field: Field, localize: Localize) => string;
}

/** Returns the form of a card, which all have a title. */
export function configForm(...fields: Field[]): ConfigForm {
  return {
    schema: [{ name: "title", selector: { text: {} } }, ...fields],
    // A form can open before any card has loaded its texts.
    computeLabel: ({ name }, localize) => localize(textKey(`editor.${name}`)) || name,
  };
}

/** Returns what the frontend knows, for a form that offers what there is. */
export function frontend(): HomeAssistant | undefined {
  return document.querySelector<HTMLElement & { hass?: HomeAssistant }>("home-assistant")?.hass;
}
