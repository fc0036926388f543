// The dashboard "Phones", which arranges all cards.

import type { HomeAssistant } from "./ha";
import { LIVE } from "./live";
import { loadCode } from "./stand-in";
import { fetchOnce } from "./subscription";
import { loadTexts } from "./texts";

type Config = Record<string, unknown>;

export class PhonesStrategy extends HTMLElement {
  static readonly noEditor = true;

  /** Returns what Home Assistant fills into the form of a new dashboard. */
  static async getCreateSuggestions(hass: HomeAssistant): Promise<{ title: string; icon: string }> {
    const texts = await loadTexts(hass);
    return { title: texts("dashboard.title"), icon: "mdi:deskphone" };
  }

  static async generate(_config: unknown, hass: HomeAssistant): Promise<Config> {
    const [texts, pbxs] = await Promise.all([loadTexts(hass), fetchOnce(hass.connection, LIVE), loadCode()]);
    const hasQueues = Object.values(pbxs ?? {}).some(({ queues }) => Object.keys(queues).length > 0);

    const view = (path: string, layout: "desk" | "list" | "wall", groups: string[]): Config => ({
      title: texts(`dashboard.${path}`),
      path,
      type: "custom:openvox-uc-board",
      layout,
      cards: groups
        .filter((group) => hasQueues || group !== "queues")
        .map((group) => ({
          type: `custom:openvox-uc-${group}`,
          view_layout: { area: group },
          ...(layout === "wall" ? { wallboard: true } : {}),
          ...(layout !== "desk" || group === "mine" ? {} : { title: texts(`dashboard.${group}`) }),
        })),
    });
    return {
      title: texts("dashboard.title"),
      views: [
        view("switchboard", "desk", ["mine", "dial", "calls", "queues", "phones", "recent"]),
        view("contacts", "list", ["mine", "contacts"]),
        view("wall", "wall", ["mine", "recent", "queues", "calls", "phones"]),
      ],
    };
  }
}
