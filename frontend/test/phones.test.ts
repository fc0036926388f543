import { afterEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { Phone } from "../src/live";
import { byNumber } from "../src/phones";
import type { Tile } from "../src/tile";
import { all, ENTRY, House, one, pbx, phone, placed, press, settled, talking, text } from "./house";

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
    expect(alice && text(one(alice, "button"))).toBe("Alice 101 In a call Mrs Winter 1:05");
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
    expect(all(card, ".what").map(text)).toEqual(["Idle, Hotel", "Idle, Bar"]);
  });
});

describe("the order of phones", () => {
  it("is that of numbers as people count", () => {
    expect(["1000", "20", "103", "9", "101", "101"].sort(byNumber)).toEqual(["9", "20", "101", "101", "103", "1000"]);
  });

  it("stays the same on the page, where ringing phones are drawn first", async () => {
    const house = new House();
    const phones = { "1000": phone(), "99": phone(), "101": phone({ state: "ringing" }) };
    const card = await placed(house, CARD, pbx({ phones }));
    expect(numbers(card)).toEqual(["99", "101", "1000"]);
    const styles = getComputedStyle(tiles(card)[1] as Element);
    expect(styles.order).toBe("-1");
    expect(getComputedStyle(tiles(card)[0] as Element).order).not.toBe("-1");
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
      -1,
      undefined,
      0,
      -1,
    ]);
    tiles(card)[2]?.focus();
    const visited = ["ArrowRight", "ArrowRight", "ArrowRight", "Home", "End", "ArrowLeft"].map((key) => {
      press(document.activeElement?.shadowRoot?.activeElement as Element, key);
      return focusedNumber();
    });
    expect(visited).toEqual(["101", "104", "104", "103", "104", "101"]);
    await settled(card);
    expect(
      tiles(card)
        .filter(({ current }) => current)
        .map(({ about }) => about.number),
    ).toEqual(["101"]);
  });

  it("is mirrored from right to left", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: { "101": phone(), "102": phone() } }));
    card.style.direction = "rtl";
    tiles(card)[0]?.focus();
    press(tiles(card)[0] as Element, "ArrowLeft");
    expect(focusedNumber()).toBe("102");
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

  it("is searched by name, number and party if there are many", async () => {
    const phones = { ...many(30), "200": phone({ name: "Bar", with_name: "Mrs Winter" }) };
    const card = await placed(new House(), CARD, pbx({ phones }));
    const search = one<HTMLInputElement>(card, "input");
    const found = async (typed: string): Promise<string[]> => {
      search.value = typed;
      search.dispatchEvent(new Event("input"));
      await settled(card);
      return numbers(card);
    };
    expect(await found("winter")).toEqual(["200"]);
    expect(await found("room 29")).toEqual(["129"]);
    expect(await found("12")).toEqual(
      Array.from({ length: 10 }, (_, index) => `12${index}`)
        .concat("112")
        .sort(),
    );
    expect(await found("nobody")).toEqual([]);
    expect(text(one(card, ".hint"))).toBe("No phone matches.");
    expect(await found("")).toHaveLength(31);
  });

  it("is not searched if there are few", async () => {
    const card = await placed(new House(), CARD, pbx({ phones: many(30) }));
    expect(all(card, "input")).toHaveLength(0);
    expect(numbers(card)).toHaveLength(30);
  });
});
