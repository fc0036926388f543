// The texts of the cards are translations of the integration.

import type { Connection, Failure, HomeAssistant, Localize } from "./ha";

export const DOMAIN = "openvox_uc";

// As home-assistant-js-websocket has it.
const CONNECTION_LOST = 3;

/** Returns where Home Assistant keeps a text. */
export function textKey(key: string): string {
  return `component.${DOMAIN}.config_panel.${key}`;
}

const loading = new WeakMap<Connection, { language: string; texts: Promise<Localize> }>();

// While the frontend loads texts for one card, it takes them for loaded and gives another one none.
export function loadTexts(hass: HomeAssistant): Promise<Localize> {
  const { connection, language } = hass;
  const before = loading.get(connection);
  if (before?.language === language) return before.texts;
  const texts = load(hass);
  loading.set(connection, { language, texts });
  texts.catch(() => loading.delete(connection));
  return texts;
}

async function load(hass: HomeAssistant): Promise<Localize> {
  const localize = await hass.loadBackendTranslation("config_panel", DOMAIN);
  return (key, values) => localize(textKey(key), values);
}

/** Returns the parts that are known as a list, separated as in the language of the user. */
export function listed(texts: Localize, parts: (string | null | undefined)[]): string {
  return parts.reduce<string>(
    (first, next) => (first && next ? texts("card.list", { first, next }) : first || next || ""),
    "",
  );
}

/** Returns why something failed, in the language of the user. */
export async function reasonOf(hass: HomeAssistant, error: unknown): Promise<string> {
  // A lost connection is an object one level deeper for a command that waits for its answer, and a number for a later one.
  const failure = (error as { error?: unknown } | null)?.error ?? error;
  if ((typeof failure === "number" ? failure : (failure as Failure).code) === CONNECTION_LOST) {
    return hass.localize("ui.notification_toast.connection_lost") || "Connection lost";
  }
  const {
    message,
    translation_domain: domain,
    translation_key: key,
    translation_placeholders: values,
  } = failure as Failure;
  const localize = domain ? await hass.loadBackendTranslation("exceptions", domain).catch(() => undefined) : undefined;
  return localize?.(`component.${domain}.exceptions.${key}.message`, values) || message || String(failure);
}
