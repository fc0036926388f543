// The dashboard "Phones": what the cards together make of a house's phones.

import { LitElement } from "lit";
import { once } from "./feed";
import type { HomeAssistant } from "./ha";
import { LIVE } from "./live";
import { loadTexts } from "./texts";

type Config = Record<string, unknown>;

const COLUMNS = 4;

/** Returns a card of ours, in all of its section. */
function card(group: string, config: Config = {}): Config {
  return { type: `custom:openvox-uc-${group}`, grid_options: { columns: "full" }, ...config };
}

function section(cards: Config[], columns = 1): Config {
  return { type: "grid", column_span: columns, cards };
}

export class PhonesStrategy extends LitElement {
  static readonly noEditor = true;

  static async generate(_config: unknown, hass: HomeAssistant): Promise<Config> {
    const [texts, pbxs] = await Promise.all([loadTexts(hass), once(hass.connection, LIVE)]);
    const hasQueues = Object.values(pbxs ?? {}).some(({ queues }) => Object.keys(queues).length > 0);
    const titled = (group: string, config: Config = {}): Config =>
      card(group, { title: texts(`dashboard.${group}`), ...config });
    const wall = { wallboard: true };
    return {
      title: texts("dashboard.title"),
      views: [
        {
          title: texts("dashboard.desk"),
          path: "phones",
          icon: "mdi:phone",
          type: "sections",
          max_columns: COLUMNS,
          sections: [
            section([titled("dial"), titled("calls")]),
            section([titled("phones")], 2),
            section([titled("recent"), ...(hasQueues ? [titled("queues")] : [])]),
          ],
        },
        {
          title: texts("dashboard.wall"),
          path: "wall",
          icon: "mdi:monitor",
          type: "sections",
          max_columns: COLUMNS,
          sections: [
            ...(hasQueues ? [section([card("queues", wall)], COLUMNS)] : []),
            section([titled("calls", wall)]),
            section([titled("phones", wall)], COLUMNS - 1),
          ],
        },
      ],
    };
  }
}
