// The dashboard "Phones", which arranges all cards.

import type { HomeAssistant } from "./ha";
import { LIVE } from "./live";
import { loadCode } from "./stand-in";
import { fetchOnce } from "./subscription";
import { DOMAIN, loadTexts } from "./texts";

type Config = Record<string, unknown>;

// A queue that is gone keeps its entities for a while.
function countQueues({ entities }: HomeAssistant): number {
  return Object.values(entities).filter(
    (entity) => entity?.platform === DOMAIN && entity.translation_key === "waiting_callers",
  ).length;
}

export class PhonesStrategy extends HTMLElement {
  static readonly noEditor = true;

  /** Returns what Home Assistant fills into the form of a new dashboard. */
  static async getCreateSuggestions(hass: HomeAssistant): Promise<{ title: string; icon: string }> {
    const texts = await loadTexts(hass);
    return { title: texts("dashboard.title"), icon: "mdi:deskphone" };
  }

  // By default, Home Assistant makes it again at each change of a device or an entity, whatever it belongs to. That replaces all
  // cards, closes their dialogs, and stops what they play.
  static shouldRegenerate(_config: unknown, before: HomeAssistant, now: HomeAssistant): boolean {
    return before.entities !== now.entities && countQueues(before) !== countQueues(now);
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
