/// <reference types="vite/client" />
import { afterEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { LiveMessage } from "../src/live";
import { PhonesStrategy } from "../src/strategy";
import { ENTRY, House, pbx, placed, talking } from "./house";

afterEach(() => document.body.replaceChildren());

const QUEUE = { name: "Sales", waiting: 0, longest_wait_since: null, agents: [] };

/** Returns the cards of each view. */
async function generated(house: House, answer: LiveMessage | undefined): Promise<string[][]> {
  const making = PhonesStrategy.generate({}, house.hass);
  await vi.waitFor(() => expect(house.subscribed).toContain("openvox_uc/live"));
  if (answer) house.live(answer);
  const { views } = (await making) as { views: { sections: { cards: { type: string }[] }[] }[] };
  return views.map(({ sections }) =>
    sections.flatMap(({ cards }) => cards.map(({ type }) => type).filter((type) => type !== "heading")),
  );
}

describe("the dashboard", () => {
  const [dial, calls, phones, recent, queues] = ["dial", "calls", "phones", "recent", "queues"].map(
    (name) => `custom:openvox-uc-${name}`,
  );

  it("has queues if there are any", async () => {
    const house = new House();
    const message = { all: { [ENTRY]: pbx({ queues: { "6500": QUEUE } }) } };
    expect(await generated(house, message)).toEqual([
      [dial, calls, phones, recent, queues],
      [calls, queues, phones],
    ]);
    await vi.waitFor(() => expect(house.subscriptions.size).toBe(0));
  });

  it("has none without", async () => {
    expect(await generated(new House(), { all: { [ENTRY]: talking() } })).toEqual([
      [dial, calls, phones, recent],
      [calls, phones],
    ]);
  });

  it("is there even if the integration is not", async () => {
    const house = new House();
    house.unknown.add("openvox_uc/live");
    expect(await generated(house, undefined)).toEqual([
      [dial, calls, phones, recent],
      [calls, phones],
    ]);
  });

  it("is offered where dashboards are added", () => {
    expect(window.customStrategies).toContainEqual({
      type: "openvox-uc",
      strategyType: "dashboard",
      name: "Phones",
      description: expect.stringContaining("OpenVox UC"),
    });
    expect(customElements.get("ll-strategy-dashboard-openvox-uc")).toBe(PhonesStrategy);
  });
});

describe("a card", () => {
  it.each(["openvox-uc-phones", "openvox-uc-calls"])(
    "%s is offered where cards are added, and has a form",
    async (type) => {
      expect(window.customCards).toContainEqual(
        expect.objectContaining({ type, preview: true, name: expect.stringContaining("OpenVox UC") }),
      );
      const card = customElements.get(type) as unknown as {
        getStubConfig(): unknown;
        getConfigForm(): Promise<{
          schema: { name: string }[];
          computeLabel(field: unknown, localize: (key: string) => string): string;
        }>;
      };
      expect(card.getStubConfig()).toEqual({});
      const { schema, computeLabel } = await card.getConfigForm();
      expect(schema.map((field) => computeLabel(field, () => ""))).toEqual(
        expect.arrayContaining(["Title", "Large type"]),
      );
      expect(computeLabel(schema[0], (key) => key)).toBe("component.openvox_uc.config_panel.editor.title");
    },
  );

  it("offers the phones that there are as favorites", async () => {
    const house = new House();
    const frontend = Object.assign(document.createElement("home-assistant"), { hass: house.hass });
    document.body.append(frontend);
    const card = customElements.get("openvox-uc-phones") as unknown as { getConfigForm(): Promise<unknown> };
    const making = card.getConfigForm();
    house.live({ all: { [ENTRY]: talking() } });
    const options = [
      { value: "101", label: "Alice (101)" },
      { value: "102", label: "Ben (102)" },
      { value: "103", label: "103 (103)" },
    ];
    expect(JSON.stringify(await making)).toContain(JSON.stringify(options));
  });

  it("is large on the wall", async () => {
    const card = await placed(new House(), "openvox-uc-phones", talking(), { config: { wallboard: true } });
    expect(card.shadowRoot?.querySelector(".phones")?.classList.contains("wallboard")).toBe(true);
  });
});

describe("styles", () => {
  const sources = import.meta.glob<string>("../src/**/*.ts", { query: "?raw", import: "default", eager: true });

  it.each(Object.entries(sources))(
    "of %s are the same from right to left, and have colors of the theme",
    (_name, source) => {
      const styles = [...source.matchAll(/css`([^`]*)`/g)].map(([, css]) => css).join();
      expect(styles).not.toMatch(
        /(?:margin|padding|border)-(?:left|right)|text-align: (?:left|right)|[\s{](?:left|right):|float:/,
      );
      expect(styles.replace(/var\([^()]*(?:\([^()]*\))?[^()]*\)/g, "").replaceAll("rgb(0 0 0 / 25%)", "")).not.toMatch(
        /#[0-9a-f]{3,8}\b|rgba?\(/i,
      );
    },
  );
});
