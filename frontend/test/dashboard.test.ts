/// <reference types="vite/client" />
import { afterEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { Board } from "../src/board";
import type { Card } from "../src/card";
import type { LiveMessage } from "../src/live";
import { PhonesStrategy } from "../src/strategy";
import type { Suggest } from "../src/suggestions";
import { all, ENTRY, House, one, pbx, placed, settled, talking, text } from "./house";
import { missed, past, ScriptedHouse } from "./scripted-house";

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

const GROUPS = ["calls", "contacts", "dial", "mine", "phones", "queues", "recent"] as const;
const CARDS = GROUPS.map((group) => `openvox-uc-${group}`);
const LARGE = ["openvox-uc-calls", "openvox-uc-phones", "openvox-uc-queues", "openvox-uc-recent"];
const SOURCES = import.meta.glob<string>("../src/**/*.ts", { query: "?raw", import: "default", eager: true });
const QUEUE = { name: "Sales", waiting: 0, longest_wait_since: null, agents: [] };

interface View {
  title: string;
  type: string;
  layout: string;
  cards: { type: string; wallboard?: boolean }[];
}

/** Returns the views of the dashboard. */
async function views(house: House, answer: LiveMessage | undefined): Promise<View[]> {
  const making = PhonesStrategy.generate({}, house.hass);
  await vi.waitFor(() => expect(house.subscribed).toContain("openvox_uc/live"));
  if (answer) house.live(answer);
  return (await making).views as View[];
}

/** Returns the cards of each view. */
async function generated(house: House, answer: LiveMessage | undefined): Promise<string[][]> {
  return (await views(house, answer)).map(({ cards }) => cards.map(({ type }) => type));
}

const CONTACT = { name: "Mrs Winter", numbers: ["0301234567"], vip: false, address_book: null };

/** Put a card on the page as it is added, with something to show. */
async function added(name: string, house: ScriptedHouse): Promise<Card> {
  house.services.mockResolvedValue({ response: { contacts: [CONTACT], total: 1 } });
  const { getStubConfig } = customElements.get(name) as unknown as { getStubConfig(): Record<string, unknown> };
  const agents = ["101", "102"].map((number) => ({ number, name: null, state: "not_in_use", paused: false }));
  const shown = talking({ queues: { "6500": { ...QUEUE, agents } } });
  const card = await placed(house, name, shown, { mine: "103", config: getStubConfig() });
  if (name === "openvox-uc-recent") {
    const recorded = past(2, { caller_name: null, recording_media_content_id: "media-source://openvox_uc/2" });
    await house.history({ page: { calls: [recorded], next: "c2" } });
    house.missed(Array.from({ length: 9 }, (_, index) => missed(index)));
  }
  if (name === "openvox-uc-dial") {
    const field = one<HTMLInputElement>(card, "input");
    field.value = "030 12";
    field.dispatchEvent(new Event("input"));
  }
  await settled(card);
  return card;
}

describe("the dashboard", () => {
  const [mine, dial, calls, contacts, phones, recent, queues] = [
    "mine",
    "dial",
    "calls",
    "contacts",
    "phones",
    "recent",
    "queues",
  ].map((name) => `custom:openvox-uc-${name}`);

  it("has queues if there are any", async () => {
    const house = new House();
    const message = { all: { [ENTRY]: pbx({ queues: { "6500": QUEUE } }) } };
    expect(await generated(house, message)).toEqual([
      [mine, dial, calls, queues, phones, recent],
      [mine, contacts],
      [mine, recent, queues, calls, phones],
    ]);
  });

  it("knows the phones before its cards are there, which need not ask again, and asks no more once no card follows", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const house = new House();
    await generated(house, { all: { [ENTRY]: talking() } });
    const card = await placed(house, "openvox-uc-phones");
    expect(all(card, "openvox-uc-phone").length).toBeGreaterThan(0);
    vi.advanceTimersByTime(60_000);
    expect(house.subscribed.filter((type) => type === "openvox_uc/live")).toHaveLength(1);
    expect(house.subscriptions.has("openvox_uc/live")).toBe(true);
    card.remove();
    await settled(card);
    expect(house.subscriptions.has("openvox_uc/live")).toBe(false);
    await generated(house, { all: { [ENTRY]: talking() } });
    vi.advanceTimersByTime(60_000);
    await settled(card);
    expect(house.subscriptions.has("openvox_uc/live")).toBe(false);
  });

  it("waits for a Home Assistant that answers late", async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const house = new House();
    const making = PhonesStrategy.generate({}, house.hass);
    vi.advanceTimersByTime(60_000);
    house.live({ all: { [ENTRY]: talking() } });
    expect((await making).views).toHaveLength(3);
  });

  it("has none without", async () => {
    expect(await generated(new House(), { all: { [ENTRY]: talking() } })).toEqual([
      [mine, dial, calls, phones, recent],
      [mine, contacts],
      [mine, recent, calls, phones],
    ]);
  });

  it("is there even if the integration is not", async () => {
    const house = new House();
    house.unknown.add("openvox_uc/live");
    expect(await generated(house, undefined)).toEqual([
      [mine, dial, calls, phones, recent],
      [mine, contacts],
      [mine, recent, calls, phones],
    ]);
  });

  it("has a view for the desk, one of the contacts, and one in large type for the wall", async () => {
    const message = { all: { [ENTRY]: pbx({ queues: { "6500": QUEUE } }) } };
    const all = (await views(new House(), message)) as [View, View, View];
    const [desk, , wall] = all;
    expect(new Set(all.map(({ type }) => type))).toEqual(new Set(["custom:openvox-uc-board"]));
    expect(all.map(({ title, layout }) => [title, layout])).toEqual([
      ["dashboard.switchboard", "desk"],
      ["dashboard.contacts", "list"],
      ["dashboard.wall", "wall"],
    ]);
    expect(desk.cards.map(({ wallboard }) => wallboard)).toEqual(desk.cards.map(() => undefined));
    expect(wall.cards.map(({ wallboard }) => wallboard)).toEqual([true, true, true, true, true]);
  });

  it("lays the cards of a view in their places", async () => {
    const board = document.createElement("openvox-uc-board-loaded") as Board;
    const cards = ["phones", "mine", "recent"].map((area) =>
      Object.assign(document.createElement("div"), { config: { view_layout: { area } }, textContent: area }),
    );
    board.setConfig({ layout: "desk" });
    board.cards = cards;
    document.body.append(board);
    await board.updateComplete;
    const places = all(board, ".area").map((place) => [place.dataset.area, place.hidden, text(place)]);
    expect(places).toEqual([
      ["mine", false, "mine"],
      ["dial", true, ""],
      ["calls", true, ""],
      ["queues", true, ""],
      ["phones", false, "phones"],
      ["recent", false, "recent"],
    ]);
    board.setConfig({ layout: "wall" });
    await board.updateComplete;
    expect(all(board, ".area").map((place) => place.dataset.area)).toEqual([
      "mine",
      "recent",
      "queues",
      "calls",
      "phones",
    ]);
  });

  it("says once that a PBX is offline: on its first card", async () => {
    const board = document.createElement("openvox-uc-board-loaded") as Board;
    board.setConfig({ layout: "desk" });
    board.cards = ["phones", "calls", "recent"].map((area) =>
      Object.assign(document.createElement("div"), { config: { view_layout: { area } } }),
    );
    document.body.append(board);
    await board.updateComplete;
    expect(all(board, ".area.first").map(({ dataset }) => dataset.area)).toEqual(["calls"]);
    const card = await placed(new House(), "openvox-uc-phones", talking({ connected: false }));
    expect(getComputedStyle(one(card, ".notice")).display).toBe("flex");
    card.style.setProperty("--openvox-uc-notice", "none");
    expect(getComputedStyle(one(card, ".notice")).display).toBe("none");
  });

  it("shows cards that users add below its own, and lets them add some", async () => {
    const { hass } = new House();
    hass.localize = (key) => `<${key}>`;
    const board = document.createElement("openvox-uc-board-loaded") as Board;
    const card = (config: object): HTMLElement & { config: object } =>
      Object.assign(document.createElement("div"), { config, className: "added" });
    board.setConfig({ layout: "list" });
    board.hass = hass;
    board.cards = [card({ view_layout: { area: "contacts" } }), card({}), card({ view_layout: { area: "calls" } })];
    document.body.append(board);
    await board.updateComplete;
    expect(all(board, ".added").map(({ parentElement }) => parentElement?.className)).toEqual([
      "area first",
      "more",
      "more",
    ]);
    expect(all(board, "button")).toEqual([]);
    board.lovelace = { editMode: true };
    await board.updateComplete;
    const add = vi.fn();
    board.addEventListener("ll-create-card", add);
    expect(text(one(board, "button"))).toBe("<ui.panel.lovelace.editor.edit_card.add>");
    one(board, "button").click();
    expect(add).toHaveBeenCalledOnce();
  });

  it("hides the sidebar while the wall is shown, unless it is hidden already", async () => {
    const hidden = vi.fn(({ detail }) => detail.enable);
    window.addEventListener("hass-kiosk-mode", hidden);
    for (const kioskMode of [false, true]) {
      for (const layout of ["desk", "wall"] as const) {
        const board = document.createElement("openvox-uc-board-loaded") as Board;
        board.setConfig({ layout });
        board.hass = { ...new House().hass, kioskMode };
        document.body.append(board);
        await board.updateComplete;
        board.remove();
      }
    }
    window.removeEventListener("hass-kiosk-mode", hidden);
    expect(hidden.mock.results.map(({ value }) => value)).toEqual([true, false]);
  });

  it("is made again when a queue comes, and at no other change, which would close its dialogs", () => {
    const { hass } = new House();
    const entity = (platform: string, translation_key: string) => ({
      entity_id: "sensor.x",
      platform,
      translation_key,
    });
    const phone = { ...hass, entities: { x: entity("openvox_uc", "status"), y: entity("other", "waiting_callers") } };
    const queue = { ...hass, entities: { x: entity("openvox_uc", "waiting_callers") } };
    expect(PhonesStrategy.shouldRegenerate({}, hass, phone)).toBe(false);
    expect(PhonesStrategy.shouldRegenerate({}, phone, queue)).toBe(true);
    expect(PhonesStrategy.shouldRegenerate({}, queue, { ...queue, devices: {} })).toBe(false);
  });

  it("suggests its title and its icon", async () => {
    const { hass } = new House();
    expect(await PhonesStrategy.getCreateSuggestions(hass)).toEqual({
      title: "dashboard.title",
      icon: "mdi:deskphone",
    });
  });

  it("is offered where dashboards are added", () => {
    expect(window.customStrategies).toContainEqual({
      type: "openvox-uc",
      strategyType: "dashboard",
      name: "OpenVox UC dashboard",
    });
    expect(customElements.get("ll-strategy-dashboard-openvox-uc")).toBe(PhonesStrategy);
  });
});

describe("a stand-in", () => {
  it("loads a card once it is shown, and passes on what Home Assistant sets before and after", async () => {
    const house = new House();
    const card = document.createElement("openvox-uc-phones") as Card;
    card.setConfig({ type: "custom:openvox-uc-phones", title: "Before" });
    card.hass = house.hass;
    expect([card.childElementCount, card.hass]).toEqual([0, house.hass]);
    document.body.append(card);
    await vi.waitFor(() => expect(card.childElementCount).toBe(1));
    const loaded = card.firstElementChild as Card;
    await settled(loaded);
    expect(text(one(loaded, ".title"))).toBe("Before");
    const hass = { ...house.hass, connected: false };
    card.hass = hass;
    card.setConfig({ type: "custom:openvox-uc-phones", title: "After" });
    await settled(loaded);
    expect([text(one(loaded, ".title")), loaded.hass]).toEqual(["After", hass]);
    card.remove();
    document.body.append(card);
    await settled(loaded);
    expect([...card.children]).toEqual([loaded]);
  });
});

describe("a card", () => {
  it.each(GROUPS)("%s is offered where cards are added, and has a form", async (group) => {
    const type = `openvox-uc-${group}`;
    const name = `OpenVox UC ${group}`;
    expect(window.customCards).toContainEqual(expect.objectContaining({ type, preview: true, name }));
    const card = customElements.get(type) as unknown as {
      getStubConfig(): unknown;
      getConfigForm(): Promise<{
        schema: { name: string }[];
        computeLabel(field: unknown, localize: (key: string) => string): string;
      }>;
    };
    expect(card.getStubConfig()).toEqual({});
    const { schema, computeLabel } = await card.getConfigForm();
    const labels = schema.map((field) => computeLabel(field, () => ""));
    expect(labels).toContain("title");
    expect(labels.includes("wallboard")).toBe(LARGE.includes(type));
    expect(computeLabel(schema[0], (key) => key)).toBe("component.openvox_uc.config_panel.editor.title");
  });

  it("is listed in the language of the user once that is loaded", () => {
    const frontend = Object.assign(document.createElement("home-assistant"), {
      hass: { localize: (key: string) => `<${key}>` },
    });
    document.body.append(frontend);
    const { name, description } = window.customCards?.[0] ?? {};
    frontend.remove();
    expect([name, description]).toEqual([
      "<component.openvox_uc.config_panel.calls.name>",
      "<component.openvox_uc.config_panel.calls.description>",
    ]);
  });

  it.each([
    ["sensor.anna_status", { type: "custom:openvox-uc-phones", favorites: ["102"] }],
    ["sensor.sales_waiting", { type: "custom:openvox-uc-queues", queues: ["6500"] }],
    ["todo.calls_to_return", { type: "custom:openvox-uc-recent" }],
    ["sensor.active_calls", { type: "custom:openvox-uc-calls" }],
    ["button.of_the_pbx", undefined],
    ["light.of_others", undefined],
  ])("is suggested for %s", (entityId, config) => {
    const { hass } = new House();
    const ours = (device_id: string) => ({ entity_id: "", platform: "openvox_uc", device_id });
    hass.entities = {
      "sensor.anna_status": ours("anna"),
      "sensor.sales_waiting": ours("sales"),
      "todo.calls_to_return": ours("pbx"),
      "sensor.active_calls": ours("pbx"),
      "button.of_the_pbx": ours("pbx"),
      "light.of_others": { entity_id: "", platform: "hue", device_id: "anna" },
    };
    const device = (id: string, identifier: string) => ({
      id,
      identifiers: [["openvox_uc", identifier]] as [string, string][],
    });
    hass.devices = {
      pbx: device("pbx", "S1"),
      anna: device("anna", "S1_ext_102"),
      sales: device("sales", "S1_queue_6500"),
    };
    const suggestions = (window.customCards ?? []).map(({ getEntitySuggestion: suggest }) =>
      (suggest as Suggest | undefined)?.(hass, entityId),
    );
    expect(suggestions.filter(Boolean)).toEqual(config ? [{ config }] : []);
  });

  it.each(CARDS)("%s works as it is added, without other cards", async (name) => {
    const card = await added(name, new ScriptedHouse());
    expect(all(card, ".hint, [role=alert]").map(text)).toEqual([]);
    expect(all(card, "button, input").length).toBeGreaterThan(0);
  });

  it.each(CARDS)("%s does by keyboard all that it does by mouse", async (name) => {
    const listen = vi.spyOn(Element.prototype, "addEventListener");
    const card = await added(name, new ScriptedHouse());
    const clickable = listen.mock.contexts.filter(
      (element, index) => listen.mock.calls[index]?.[0] === "click" && (element as Element).isConnected,
    ) as Element[];
    expect(clickable.length).toBeGreaterThan(1);
    const reachable = (element: Element): boolean =>
      element.matches("button, [role=option]") || all(element, "button").length > 0;
    expect(clickable.filter((element) => !reachable(element))).toEqual([]);
    // The Tab key reaches all but the phones, among which the arrow keys go.
    const skipped = all(card, '[tabindex="-1"]').filter((element) => element.matches("button, input, select, a"));
    expect(
      skipped.filter((button) => (button.getRootNode() as ShadowRoot).host.localName !== "openvox-uc-phone"),
    ).toEqual([]);
  });

  it("offers the phones that there are as favorites", async () => {
    const house = new House();
    const frontend = Object.assign(document.createElement("home-assistant"), { hass: house.hass });
    document.body.append(frontend);
    const card = customElements.get("openvox-uc-phones") as unknown as { getConfigForm(): Promise<unknown> };
    const making = card.getConfigForm();
    await vi.waitFor(() => expect(house.subscribed).toContain("openvox_uc/live"));
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

describe("the cards", () => {
  it("need no elements but their own and those that every dashboard has", () => {
    const used = Object.values(SOURCES).flatMap((source) =>
      [...source.matchAll(/<([a-z]+-[a-z-]+)/g)].map(([, tag]) => tag),
    );
    const others = used.filter((tag) => tag === undefined || customElements.get(tag) === undefined);
    expect([...new Set(others)].sort()).toEqual(["ha-card", "ha-icon"]);
  });
});

describe("styles", () => {
  it.each(Object.entries(SOURCES))(
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
