// The dashboard "Phones": what the cards together make of a house's phones.

import { LitElement } from "lit";
import { once } from "./feed";
import type { HomeAssistant } from "./ha";
import { LIVE } from "./live";
import { loadTexts } from "./texts";

type Config = Record<string, unknown>;

const COLUMNS = 4;

const WALL: Config = { wallboard: true };

export class PhonesStrategy extends LitElement {
  static readonly noEditor = true;

  static async generate(_config: unknown, hass: HomeAssistant): Promise<Config> {
    const [texts, pbxs] = await Promise.all([loadTexts(hass), once(hass.connection, LIVE)]);
    const hasQueues = Object.values(pbxs ?? {}).some(({ queues }) => Object.keys(queues).length > 0);

    /** Returns a card below its heading. */
    const part = (group: string, config: Config = {}): Config[] => [
      { type: "heading", heading: texts(`dashboard.${group}`) },
      { type: `custom:openvox-uc-${group}`, grid_options: { columns: "full" }, ...config },
    ];
    const queues = (config?: Config): Config[] => (hasQueues ? part("queues", config) : []);
    const section = (columns: number, ...cards: Config[]): Config => ({ type: "grid", column_span: columns, cards });
    const view = (path: string, ...sections: Config[]): Config => ({
      title: texts(`dashboard.${path}`),
      path,
      type: "sections",
      max_columns: COLUMNS,
      sections,
    });
    return {
      title: texts("dashboard.title"),
      views: [
        view(
          "switchboard",
          section(1, ...part("dial"), ...part("calls")),
          section(2, ...part("phones")),
          section(1, ...part("recent"), ...queues()),
        ),
        view(
          "wall",
          section(1, ...part("calls", WALL), ...queues(WALL)),
          section(COLUMNS - 1, ...part("phones", WALL)),
        ),
      ],
    };
  }
}
