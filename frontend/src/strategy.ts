// The dashboard "Phones", which arranges all cards.

import { LitElement } from "lit";
import type { HomeAssistant } from "./ha";
import { LIVE } from "./live";
import { fetchOnce } from "./subscription";
import { loadTexts } from "./texts";
import "./board";

type Config = Record<string, unknown>;

export class PhonesStrategy extends LitElement {
  static readonly noEditor = true;

  static async generate(_config: unknown, hass: HomeAssistant): Promise<Config> {
    const [texts, pbxs] = await Promise.all([loadTexts(hass), fetchOnce(hass.connection, LIVE)]);
    const hasQueues = Object.values(pbxs ?? {}).some(({ queues }) => Object.keys(queues).length > 0);

    const view = (layout: "switchboard" | "wall", groups: string[]): Config => ({
      title: texts(`dashboard.${layout}`),
      path: layout,
      type: "custom:openvox-uc-board",
      layout: layout === "wall" ? "wall" : "desk",
      cards: groups
        .filter((group) => hasQueues || group !== "queues")
        .map((group) => ({
          type: `custom:openvox-uc-${group}`,
          view_layout: { area: group },
          ...(layout === "wall" ? { wallboard: true } : {}),
          ...(layout === "wall" || group === "mine" ? {} : { title: texts(`dashboard.${group}`) }),
        })),
    });
    return {
      title: texts("dashboard.title"),
      views: [
        view("switchboard", ["mine", "dial", "calls", "queues", "phones", "recent"]),
        view("wall", ["calls", "queues", "phones"]),
      ],
    };
  }
}
