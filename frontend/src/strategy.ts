// The dashboard "Phones", which arranges all cards.

import { LitElement } from "lit";
import type { HomeAssistant } from "./ha";
import { LIVE } from "./live";
import { fetchOnce } from "./subscription";
import { loadTexts } from "./texts";

type Config = Record<string, unknown>;

const DESK_COLUMNS = 3;
const WALL_COLUMNS = 4;

const WALL: Config = { wallboard: true };

export class PhonesStrategy extends LitElement {
  static readonly noEditor = true;

  static async generate(_config: unknown, hass: HomeAssistant): Promise<Config> {
    const [texts, pbxs] = await Promise.all([loadTexts(hass), fetchOnce(hass.connection, LIVE)]);
    const hasQueues = Object.values(pbxs ?? {}).some(({ queues }) => Object.keys(queues).length > 0);

    /** Returns a card below its heading. */
    const part = (group: string, config: Config = {}): Config[] => [
      { type: "heading", heading: texts(`dashboard.${group}`) },
      { type: `custom:openvox-uc-${group}`, grid_options: { columns: "full" }, ...config },
    ];
    const queues = (config?: Config): Config[] => (hasQueues ? part("queues", config) : []);
    const section = (columns: number, ...cards: Config[]): Config => ({ type: "grid", column_span: columns, cards });
    const view = (path: string, columns: number, ...sections: Config[]): Config => ({
      title: texts(`dashboard.${path}`),
      path,
      type: "sections",
      max_columns: columns,
      sections,
    });
    return {
      title: texts("dashboard.title"),
      views: [
        view(
          "switchboard",
          DESK_COLUMNS,
          section(1, ...part("dial"), ...part("calls")),
          section(DESK_COLUMNS - 1, ...part("phones"), ...part("recent")),
          ...(hasQueues ? [section(1, ...queues())] : []),
        ),
        view(
          "wall",
          WALL_COLUMNS,
          section(1, ...part("calls", WALL), ...queues(WALL)),
          section(WALL_COLUMNS - 1, ...part("phones", WALL)),
        ),
      ],
    };
  }
}
