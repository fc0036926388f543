// The texts of the cards are translations of the integration.

import type { HomeAssistant, Localize } from "./ha";

const DOMAIN = "openvox_uc";

/** Returns where Home Assistant keeps a text. */
export function textKey(key: string): string {
  return `component.${DOMAIN}.config_panel.${key}`;
}

export async function loadTexts(hass: HomeAssistant): Promise<Localize> {
  const localize = await hass.loadBackendTranslation("config_panel", DOMAIN);
  return (key, values) => localize(textKey(key), values);
}
