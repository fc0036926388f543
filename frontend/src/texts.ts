// The texts of the cards are translations of the integration.

import type { Failure, HomeAssistant, Localize } from "./ha";

const DOMAIN = "openvox_uc";

/** Returns where Home Assistant keeps a text. */
export function textKey(key: string): string {
  return `component.${DOMAIN}.config_panel.${key}`;
}

export async function loadTexts(hass: HomeAssistant): Promise<Localize> {
  const localize = await hass.loadBackendTranslation("config_panel", DOMAIN);
  return (key, values) => localize(textKey(key), values);
}

/** Returns why something failed, in the language of the user. */
export async function reasonOf(hass: HomeAssistant, error: unknown): Promise<string> {
  // A connection that is lost meanwhile is told one level deeper.
  const told = (error as { error?: unknown } | null)?.error ?? error;
  const {
    message,
    translation_domain: domain,
    translation_key: key,
    translation_placeholders: values,
  } = told as Failure;
  const localize = domain ? await hass.loadBackendTranslation("exceptions", domain) : undefined;
  return localize?.(`component.${domain}.exceptions.${key}.message`, values) || message || String(told);
}
