import { afterEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { Card } from "../src/card";
import type { Phone } from "../src/live";
import { byNumber, passes } from "../src/phones";
import type { Tile } from "../src/tile";
import { all, call, ENTRY, House, one, pbx, phone, placed, press, settled, talking, text } from "./house";

afterEach(() => document.body.replaceChildren());

const CARD = "openvox-uc-phones";
const TILE = "openvox-uc-phone";

function tiles(card: Element): Tile[] {
  return all<Tile>(card, TILE);
}

function numbers(card: Element): string[] {
  return tiles(card).map(({ about }) => about.number);
}

function focusedNumber(): string | undefined {
  const tile = document.activeElement?.shadowRoot?.activeElement as Tile | null | undefined;
  return tile?.about.number;
}

function many(count: number): Record<string, Phone> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [String(100 + index), phone({ name: `Room ${index}` })]),
  );
}

describe("a tile", () => {
  it("shows who it is, with whom it talks, and since when", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-03-01T10:01:10Z") });
    const card = await placed(new House(), CARD, talking());
    const [alice] = tiles(card);
    expect(alice && text(one(alice, "button"))).toBe("Alice 101 state.in_use Mrs Winter 1:05");
    expect(alice && all(alice, "ha-icon").map((icon) => (icon as HTMLElement & { icon?: string }).icon)).toEqual(
      expect.arrayContaining(["mdi:phone-in-talk", "mdi:call-received"]),
    );
    vi.useRealTimers();
  });

  it("shows names with markup as text", async () => {
    const name = "<img src=x onerror=alert(1)> & <b>Bob</b>";
    const phones = { "101": phone({ name, with_name: name, state: "in_use", call_id: "1.1" }) };
    const card = await placed(new House(), CARD, pbx({ phones }));
    expect(text(one(card, ".name"))).toBe(name);
    expect(text(one(card, ".what bdi"))).toBe(name);
    expect(all(card, "img, b")).toHaveLength(0);
    one(card, "button").click();
    await settled(card);
    expect(text(one(card, "h2"))).toBe(`${name} (101)`);
    expect(all(card, "img, b")).toHaveLength(0);
  });

  it("says that a phone calls until that is answered", async () => {
    const house = new House();
    const outbound = call({ direction: "outbound", caller: "101", answered_at: null });
    const phones = { "101": { ...talking().phones["101"], control: false } as Phone };
    const card = await placed(house, CARD, pbx({ phones, calls: { "1.1": outbound } }));
    const state = (): string => text(one(tiles(card)[0] as Tile, ".heard"));
    expect(state()).toBe("state.calling");
    house.live({ changes: { [ENTRY]: { calls: { "1.1": { ...outbound, answered_at: "2026-03-01T10:00:05Z" } } } } });
    await settled(card);
    expect(state()).toBe("state.in_use");
  });

  it("says that both phones are in a call if the answer was not reported, once the one that was called is", async () => {
    const house = new House();
    const internal = call({ direction: "internal", caller: "102", extensions: ["102", "101"], answered_at: null });
    const [calls, side] = [{ "1.1": internal }, { call_id: "1.1", with_name: "Colleague", control: false } as const];
    const called = phone({ ...side, state: "ringing" });
    const card = await placed(
      house,
      CARD,
      pbx({ phones: { "101": called, "102": phone({ ...side, state: "in_use" }) }, calls }),
    );
    const states = (): string[] => tiles(card).map((tile) => text(one(tile, ".heard")));
    expect(states()).toEqual(["state.ringing", "state.calling"]);
    house.live({ changes: { [ENTRY]: { phones: { "101": { ...called, state: "in_use" } } } } });
    await settled(card);
    expect(states()).toEqual(["state.in_use", "state.in_use"]);
  });

  it("is drawn again only if its phone has changed", async () => {
    const house = new House();
    const card = await placed(house, CARD, talking());
    const drawn = tiles(card).map((tile) => vi.spyOn(tile as unknown as { render: () => void }, "render"));
    house.live({ changes: { [ENTRY]: { phones: { "102": phone({ name: "Ben", state: "fault" }) } } } });
    await settled(card);
    expect(drawn.map(({ mock }) => mock.calls.length)).toEqual([0, 1, 0]);
    expect(tiles(card)[1]?.getAttribute("state")).toBe("fault");
  });

  it("has no button if its phone may not be controlled", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: { "101": phone({ name: "Alice", control: false }) } }));
    expect(all(card, "button")).toHaveLength(0);
    tiles(card)[0]?.click();
    await settled(card);
    expect(all(card, "openvox-uc-sheet")).toHaveLength(0);
  });

  it("shows nothing of before while its PBX is away", async () => {
    const card = await placed(new House(), CARD, talking({ connected: false }));
    expect(tiles(card).map((tile) => tile.getAttribute("state"))).toEqual(["unknown", "unknown", "unknown"]);
    expect(all(card, ".what").map(text)).toEqual(["state.unknown", "state.unknown", "state.unknown"]);
    expect(all(card, "openvox-uc-elapsed")).toHaveLength(0);
  });

  it("is not free while it does not ring", async () => {
    const phones = { "101": phone({ badges: ["do_not_disturb"] }), "102": phone() };
    const card = await placed(new House(), CARD, pbx({ phones }));
    expect(all(card, ".what").map(text)).toEqual(["badge.do_not_disturb", "state.idle"]);
    expect(tiles(card).map(({ about }) => passes(about, "free"))).toEqual([false, true]);
  });

  it("has badges", async () => {
    const shown = phone({ badges: ["do_not_disturb", "forwarding", "voicemails", "missed"] });
    const card = await placed(new House(), CARD, pbx({ phones: { "101": shown, "102": phone() } }));
    expect(all(card, ".side ha-icon").map((icon) => icon.getAttribute("aria-label"))).toEqual([
      "badge.do_not_disturb",
      "badge.forwarding",
      "badge.voicemails",
      "badge.missed",
    ]);
  });

  it("names its PBX where there are several", async () => {
    const house = new House();
    const card = await placed(house, CARD);
    house.live({
      all: {
        a: pbx({ name: "Hotel", phones: { "101": phone() } }),
        b: pbx({ name: "Bar", phones: { "101": phone() } }),
      },
    });
    await settled(card);
    expect(all(card, ".what").map(text)).toEqual(["state.idle, Hotel", "state.idle, Bar"]);
  });
});

describe("the order of phones", () => {
  it("is that of numbers as people count", () => {
    expect(["1000", "20", "103", "9", "101", "101"].sort(byNumber)).toEqual(["9", "20", "101", "101", "103", "1000"]);
  });

  it("stays the same on the page, whatever they do", async () => {
    const phones = { "1000": phone(), "99": phone(), "101": phone({ state: "ringing" }) };
    const card = await placed(new House(), CARD, pbx({ phones }));
    expect(numbers(card)).toEqual(["99", "101", "1000"]);
    expect(getComputedStyle(tiles(card)[1] as Element).order).not.toBe("-1");
  });

  it("is the way that the arrow keys go", async () => {
    const phones = {
      "101": phone(),
      "102": phone({ control: false }),
      "103": phone({ state: "ringing" }),
      "104": phone(),
    };
    const card = await placed(new House(), CARD, pbx({ phones }));
    expect(tiles(card).map((tile) => tile.renderRoot.querySelector("button")?.tabIndex)).toEqual([
      0,
      undefined,
      -1,
      -1,
    ]);
    tiles(card)[0]?.focus();
    const visited = ["ArrowRight", "ArrowRight", "ArrowRight", "Home", "End", "ArrowLeft"].map((key) => {
      press(document.activeElement?.shadowRoot?.activeElement as Element, key);
      return focusedNumber();
    });
    expect(visited).toEqual(["103", "104", "104", "101", "104", "103"]);
    await settled(card);
    expect(
      tiles(card)
        .filter(({ current }) => current)
        .map(({ about }) => about.number),
    ).toEqual(["103"]);
  });

  it("is that of the columns up and down, also from group to group", async () => {
    const house = new House();
    house.hass.areas = { hall: { area_id: "hall", name: "Hall" }, attic: { area_id: "attic", name: "Attic" } };
    house.hass.devices = Object.fromEntries(
      [0, 1, 2, 3, 4].map((index) => [`d${index}`, { id: `d${index}`, area_id: index < 3 ? "attic" : "hall" }]),
    );
    const phones = Object.fromEntries(
      [0, 1, 2, 3, 4].map((index) => [`10${index}`, phone({ device_id: `d${index}`, control: index !== 1 })]),
    );
    const card = await placed(house, CARD, pbx({ phones }));
    // Two columns: 100 and 101, then 102; below the next heading 103 and 104.
    const places = [
      [0, 0],
      [100, 0],
      [0, 50],
      [0, 130],
      [100, 130],
    ];
    tiles(card).forEach((tile, index) => {
      const [offsetLeft, offsetTop] = places[index] as [number, number];
      Object.defineProperties(tile, { offsetLeft: { value: offsetLeft }, offsetTop: { value: offsetTop } });
    });
    tiles(card)[4]?.focus();
    const visited = ["ArrowUp", "ArrowUp", "ArrowUp", "ArrowDown", "ArrowDown", "ArrowDown"].map((key) => {
      press(document.activeElement?.shadowRoot?.activeElement as Element, key);
      return focusedNumber();
    });
    expect(visited).toEqual(["102", "100", "100", "102", "103", "103"]);
  });

  it("is mirrored from right to left", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: { "101": phone(), "102": phone() } }));
    card.style.direction = "rtl";
    tiles(card)[0]?.focus();
    press(tiles(card)[0] as Element, "ArrowLeft");
    expect(focusedNumber()).toBe("102");
  });

  it("leaves the focus with the card when a filter no longer shows the phone", async () => {
    const house = new House();
    const card = await placed(house, CARD, pbx({ phones: { ...many(12), "900": phone({ state: "in_use" }) } }));
    house.says("frontend/subscribe_user_data", { value: { filter: "busy" } });
    await settled(card);
    tiles(card)[0]?.focus();
    house.live({ changes: { [ENTRY]: { phones: { "900": phone() } } } });
    await settled(card);
    expect(card.shadowRoot?.activeElement).toBe(one(card, ".content"));
  });

  it("leaves the focus where it is when another phone rings", async () => {
    const house = new House();
    const card = await placed(house, CARD, talking());
    tiles(card)[1]?.focus();
    house.live({ changes: { [ENTRY]: { phones: { "103": phone({ state: "ringing" }), "101": null } } } });
    await settled(card);
    expect(focusedNumber()).toBe("102");
  });
});

describe("which phones are shown", () => {
  it("is a choice of favorites", async () => {
    // YAML makes numbers of numbers.
    const card = await placed(new House(), CARD, talking(), { config: { favorites: ["103", 101] } });
    expect(numbers(card)).toEqual(["101", "103"]);
  });

  it("is a choice by area", async () => {
    const house = new House();
    house.hass.devices = { d102: { id: "d102", area_id: "office" }, d101: { id: "d101", area_id: "hall" } };
    const card = await placed(house, CARD, talking(), { config: { area: "office" } });
    expect(numbers(card)).toEqual(["102"]);
  });

  it("is searched by name, number, area and party if there are many", async () => {
    const phones = { ...many(30), "200": phone({ name: "Bar", device_id: "d200", with_name: "Mrs Winter" }) };
    const house = new House();
    house.hass.areas = { sales: { area_id: "sales", name: "Sales" } };
    house.hass.devices = { d200: { id: "d200", area_id: "sales" } };
    const card = await placed(house, CARD, pbx({ phones }));
    const search = one<HTMLInputElement>(card, "input");
    const found = async (typed: string): Promise<string[]> => {
      search.value = typed;
      search.dispatchEvent(new Event("input"));
      await settled(card);
      return numbers(card);
    };
    expect(await found("winter")).toEqual(["200"]);
    expect(await found("sales bar")).toEqual(["200"]);
    expect(await found("room 29")).toEqual(["129"]);
    expect(await found("12")).toEqual(
      Array.from({ length: 10 }, (_, index) => `12${index}`)
        .concat("112")
        .sort(),
    );
    expect(await found("nobody")).toEqual([]);
    expect(text(one(card, ".hint"))).toBe("phones.none_found");
    expect(await found("")).toHaveLength(31);
  });

  it("is not searched if there are few", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: many(12) }));
    expect(all(card, "input, .chip")).toHaveLength(0);
    expect(numbers(card)).toHaveLength(12);
  });

  it("is a choice by what they do", async () => {
    const others = {
      "201": phone({ state: "in_use" }),
      "202": phone({ state: "unregistered" }),
      "203": phone({ state: null }),
    };
    const house = new House();
    const card = await placed(house, CARD, pbx({ phones: { ...many(12), ...others } }));
    expect(all(card, "[data-filter]").map(text)).toEqual([
      "phones.all 15",
      "phones.free 12",
      "phones.busy 1",
      "phones.not_registered 1",
    ]);
    // Where there is little room, icons stand for the words.
    expect(all(card, "[data-filter] ha-icon")).toHaveLength(4);
    one(card, "[data-filter=busy]").click();
    const value = { filter: "busy" };
    expect(house.hass.callWS).toHaveBeenCalledWith({ type: "frontend/set_user_data", key: "openvox_uc", value });
    house.says("frontend/subscribe_user_data", { value });
    await settled(card);
    expect(numbers(card)).toEqual(["201"]);
    expect(one(card, "[data-filter=busy]").getAttribute("aria-pressed")).toBe("true");
  });

  it("is nothing but all while the PBX is offline", async () => {
    const card = await placed(new House(), CARD, pbx({ connected: false, phones: many(13) }));
    expect(all(card, "[data-filter]").map(text)).toEqual([
      "phones.all 13",
      "phones.free 0",
      "phones.busy 0",
      "phones.not_registered 0",
    ]);
  });

  it("are those that are not disabled, under the names of their devices", async () => {
    const house = new House();
    house.hass.devices = {
      d101: { id: "d101", name_by_user: "Front desk" },
      d103: { id: "d103", disabled_by: "user" },
    };
    const card = await placed(house, CARD, talking());
    expect(all(card, ".name").map(text)).toEqual(["Front desk", "Ben"]);
  });

  it("talk with a phone under the name of its device, but not with an outside number that is the same", async () => {
    const house = new House();
    house.hass.devices = { d102: { id: "d102", name_by_user: "Front desk" } };
    const caller = { with_number: "102", with_name: "Somebody", call_id: "1.1", state: "in_use" } as const;
    const phones = {
      "102": phone({ device_id: "d102" }),
      "103": phone({ direction: "internal", ...caller }),
      "104": phone({ direction: "inbound", ...caller }),
    };
    const card = await placed(house, CARD, pbx({ phones }));
    expect(all(card, ".what bdi").map(text)).toEqual(["state.idle", "Front desk", "Somebody"]);
  });

  it("are in calls under the names of their devices, but outside numbers that are the same are not", async () => {
    const house = new House();
    house.hass.devices = { d102: { id: "d102", name_by_user: "Front desk" } };
    const parties = { caller: "102", caller_name: "First", callee: "102", callee_name: "Second" };
    const calls = {
      "1.1": call({ call_id: "1.1", direction: "inbound", ...parties }),
      "1.2": call({ call_id: "1.2", direction: "outbound", ...parties }),
    };
    const card = await placed(
      house,
      "openvox-uc-calls",
      pbx({ phones: { "102": phone({ device_id: "d102" }) }, calls }),
    );
    expect(all(card, ".parties").map(text).toSorted()).toEqual(["First Front desk", "Front desk Second"]);
  });
});

describe("the room of a card", () => {
  /** Give the content of cards a size in pixels, as the board does. */
  function sized(width: number, height: number): void {
    vi.stubGlobal(
      "ResizeObserver",
      class {
        constructor(private readonly resized: ResizeObserverCallback) {}
        observe(target: HTMLElement): void {
          Object.defineProperties(target, { offsetWidth: { value: width }, clientHeight: { value: height } });
          target.style.cssText = "container-type: size; font-size: 14px";
          this.resized([{ target } as unknown as ResizeObserverEntry], this as unknown as ResizeObserver);
        }
        disconnect(): void {}
      },
    );
  }

  afterEach(() => vi.unstubAllGlobals());

  it("makes tiles lower, and then of one line with the other party, until all fit", async () => {
    sized(420, 700);
    const phones = { ...many(12), "101": phone({ state: "in_use", with_name: "Mrs Winter" }), "200": phone() };
    const roomy = await placed(new House(), CARD, pbx({ phones }));
    expect(tiles(roomy).some(({ brief }) => brief)).toBe(false);
    expect(one(roomy, ".phones").style.getPropertyValue("--openvox-uc-tile")).toBe("3.75em");
    sized(420, 300);
    const tight = await placed(new House(), CARD, pbx({ phones }));
    expect(tiles(tight).every(({ brief }) => brief)).toBe(true);
    const [first, second] = tiles(tight) as [Tile, Tile];
    expect(text(one(first, ".name"))).toBe("Room 0");
    expect(text(one(second, ".what bdi"))).toBe("Mrs Winter");
  });
});

describe("groups", () => {
  async function grouped(house = new House()): Promise<Card> {
    house.hass.areas = { hall: { area_id: "hall", name: "Hall" }, attic: { area_id: "attic", name: "Attic" } };
    house.hass.devices = { d101: { id: "d101", area_id: "hall" }, d102: { id: "d102", area_id: "attic" } };
    return placed(house, CARD, talking());
  }

  it("are the areas, and those without one last", async () => {
    const card = await grouped();
    expect(all(card, ".fold").map(text)).toEqual(["Attic (1)", "Hall (1)", "phones.no_area (1)"]);
    expect(numbers(card)).toEqual(["102", "101", "103"]);
  });

  it("are folded, which Home Assistant remembers for the user", async () => {
    const house = new House();
    const card = await grouped(house);
    all(card, ".fold")[0]?.click();
    await settled(card);
    const value = { collapsed: ["attic"] };
    expect(house.hass.callWS).toHaveBeenLastCalledWith({ type: "frontend/set_user_data", key: "openvox_uc", value });
    house.says("frontend/subscribe_user_data", { value });
    await settled(card);
    expect(all(card, ".fold").map((fold) => fold.getAttribute("aria-expanded"))).toEqual(["false", "true", "true"]);
    expect(numbers(card)).toEqual(["101", "103"]);
    all(card, ".fold")[0]?.click();
    await settled(card);
    expect(house.hass.callWS).toHaveBeenLastCalledWith(expect.objectContaining({ value: { collapsed: [] } }));
  });

  it("are missing if all phones are in one place", async () => {
    expect(all(await placed(new House(), CARD, talking()), ".fold")).toHaveLength(0);
  });
});

describe("a large house", () => {
  const phones = { ...many(60), "150": phone({ name: "Room 50", state: "ringing" }) };

  it("has small tiles, and shows above them which phones ring", async () => {
    const card = await placed(new House(), CARD, pbx({ phones }));
    expect(tiles(card).every(({ compact }) => compact)).toBe(true);
    expect(all(card, ".ringing .chip").map(text)).toEqual(["Room 50"]);
    all(card, ".ringing .chip")[0]?.click();
    expect(focusedNumber()).toBe("150");
  });

  it("leaves the room of a tile to the name, and the number to those who point at it or listen", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: { ...phones, "900": phone() } }));
    const [first, last] = [tiles(card)[0], tiles(card).at(-1)] as [Tile, Tile];
    expect(text(one(first, ".side"))).toBe("");
    expect([one(first, "button").title, text(one(first, ".heard"))]).toEqual([
      "Room 0, 100, state.idle",
      "100, state.idle",
    ]);
    expect([text(one(last, ".name")), one(last, "button").title]).toEqual(["900", "900, state.idle"]);
  });

  it("has them on a wall, too, without what is shown above them", async () => {
    const card = await placed(new House(), CARD, pbx({ phones }), { config: { wallboard: true } });
    expect(tiles(card).every(({ compact, large }) => compact && large)).toBe(true);
    expect(all(card, ".tools")).toEqual([]);
  });

  it("shows the whole name of a phone to those who point at it", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: { "101": phone({ name: "Uwe Schneider" }) } }));
    expect(one(tiles(card)[0] as Tile, ".name").title).toBe("Uwe Schneider");
  });

  it("has large ones up to 40 phones", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: many(40) }));
    expect(tiles(card).some(({ compact }) => compact)).toBe(false);
  });
});
