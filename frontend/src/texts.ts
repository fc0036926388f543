// The texts of the cards are translations of the integration.

import type { HomeAssistant, Localize } from "./ha";

const DOMAIN = "openvox_uc";

export async function loadTexts(hass: HomeAssistant): Promise<Localize> {
  const localize = await hass.loadBackendTranslation("config_panel", DOMAIN);
  return (key, values) => localize(`component.${DOMAIN}.config_panel.${key}`, values);
}
