import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { Card } from "../src/card";
import type { Phone } from "../src/live";
import { all, House, one, placed, settled, talking, text } from "./house";

let house: House;
let card: Card;
let services: ReturnType<typeof vi.mocked<House["hass"]["callService"]>>;

beforeEach(() => {
  house = new House();
  services = vi.mocked(house.hass.callService);
  vi.useFakeTimers({ toFake: ["Date"], now: new Date(2026, 2, 1, 12, 0) });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

async function place(ben: Partial<Phone> = {}): Promise<void> {
  const shown = talking();
  Object.assign(shown.phones["102"] ?? {}, ben);
  card = await placed(house, "openvox-uc-phones", shown, { mine: "103" });
}

async function choose(label: string): Promise<void> {
  one(tile(), ".tile").click();
  await settled(card);
  all(card, "[role=menuitem]")
    .find((item) => text(item) === label)
    ?.click();
  await settled(card);
}

function tile(): HTMLElement {
  return all<HTMLElement & { about: { number: string } }>(card, "openvox-uc-phone").find(
    ({ about }) => about.number === "102",
  ) as HTMLElement;
}

async function save(fields: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) one<HTMLInputElement>(card, `form [name=${name}]`).value = value;
  one(card, "form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  await settled(card);
}

describe("availability", () => {
  it.each([
    ["13:00", new Date(2026, 2, 1, 13, 0)],
    ["11:30", new Date(2026, 2, 2, 11, 30)],
  ])("is set until %s", async (until, expected) => {
    await place();
    await choose("menu.availability");
    await save({ text: " Lunch ", until });
    const data = { text: "Lunch", until: expected.toISOString() };
    expect(services.mock.calls).toEqual([["openvox_uc", "set_availability", data, { device_id: "d102" }, false]]);
    expect(all(card, "form")).toHaveLength(0);
  });

  it("is shown on the tile, and cleared", async () => {
    await place({ availability: { text: "Lunch", until: new Date(2026, 2, 1, 13, 0).toISOString() } });
    expect(text(one(tile(), ".what bdi"))).toMatch(/^availability\.shown Lunch .*:00$/);
    await choose("menu.availability");
    expect(one<HTMLInputElement>(card, "[name=until]").value).toBe("13:00");
    await save({ text: "" });
    expect(services.mock.calls[0]?.slice(1, 3)).toEqual(["set_availability", { text: "" }]);
  });

  it("is shown until someone clears it, if it has no end", async () => {
    await place({ availability: { text: "On vacation", until: null } });
    expect(text(one(tile(), ".what bdi"))).toBe("On vacation");
  });
});

describe("forwarding", () => {
  it.each([
    [
      { when: "busy", to: "voicemail", number: "0301" },
      { when: "busy", to: "voicemail" },
    ],
    [
      { when: "no_answer", to: "number", number: "0301" },
      { when: "no_answer", to: "number", number: "0301" },
    ],
    [
      { when: "always", to: "off" },
      { when: "always", to: "off" },
    ],
  ])("is set by administrators (%o)", async (fields, data) => {
    await place();
    await choose("menu.forward");
    await save(fields as Record<string, string>);
    expect(services.mock.calls[0]?.slice(1, 3)).toEqual(["set_forwarding", data]);
  });

  it("is not offered to others", async () => {
    house.hass.user = { id: "receptionist", is_admin: false };
    await place();
    one(tile(), ".tile").click();
    await settled(card);
    expect(all(card, "[role=menuitem]").map(text)).toEqual(["menu.call", "menu.availability", "menu.set_my_phone"]);
  });
});
