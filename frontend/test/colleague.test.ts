import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { Card } from "../src/card";
import type { Codes, Pbx, Phone } from "../src/live";
import { all, call, ENTRY, House, one, phone, placed, press, settled, talking, text } from "./house";

const MINE = "openvox-uc-mine";
const PHONES = "openvox-uc-phones";
const CODES = { voicemail_code: "*77", park_code: "70", retrieval_codes: ["71"] };

let house: House;
let services: ReturnType<typeof vi.mocked<House["hass"]["callService"]>>;

beforeEach(() => {
  house = new House();
  services = vi.mocked(house.hass.callService);
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

/** Alice, whose phone is the user's, talks with Mrs Winter. */
function inCall(codes: Codes = {}, phones: Record<string, Partial<Phone>> = {}): Pbx {
  const shown = talking({ codes });
  const call_id = "1.1";
  const changed = Object.entries({ "101": { call_id }, ...phones }).map(([number, fields]) => [
    number,
    { ...shown.phones[number], ...(number === "101" ? { call_id } : {}), ...fields },
  ]);
  return {
    ...shown,
    phones: { ...shown.phones, ...Object.fromEntries(changed) },
    calls: { [call_id]: call({ call_id }) },
  };
}

/** Alice asks Ben, who has answered or whose phone rings, while Mrs Winter waits. */
function asking(answered_at: string | null = "2026-03-01T10:01:00+00:00"): Pbx {
  const shown = inCall();
  const { with_name, with_number, direction, since, call_id, ...alice } = shown.phones["101"] as Phone;
  const winter = { with_name, with_number, direction, since, call_id };
  const ben = {
    with_name: "Ben",
    with_number: "102",
    direction: "internal",
    since: "2026-03-01T10:00:55+00:00",
    call_id: "5.5",
  } as const;
  const [current, other] = answered_at ? [ben, winter] : [winter, ben];
  const asked = call({ call_id: "5.5", direction: "internal", caller: "101", callee: "102", answered_at });
  return {
    ...shown,
    phones: { ...shown.phones, "101": { ...alice, ...current, other_calls: [other] } },
    calls: { ...shown.calls, "5.5": asked },
  };
}

async function bar(shown: Pbx): Promise<Card> {
  return placed(house, MINE, shown, { mine: "101" });
}

function buttons(card: Element): string[] {
  return all(card, ".action").map(text);
}

function shownCalls(card: Element): string[] {
  return all(card, ".call").map((each) => `${text(one(each, ".name"))}: ${text(one(each, ".detail"))}`);
}

async function act(card: Card, action: string): Promise<void> {
  one(card, `[data-action=${action}]`).click();
  await settled(card);
}

async function pick(card: Card, name: string): Promise<void> {
  all(card, "[role=option]")
    .find((option) => text(option).startsWith(name))
    ?.click();
  await settled(card);
}

async function menuOf(card: Card, number: string): Promise<HTMLElement[]> {
  const tile = all<Element & { about: { number: string } }>(card, "openvox-uc-phone").find(
    ({ about }) => about.number === number,
  );
  if (tile) one(tile, ".tile").click();
  await settled(card);
  return all(card, "[role=menuitem]");
}

/** Returns the actions of the integration that were called, each with its data. */
function called(): unknown[] {
  return services.mock.calls.map(([, service, data]) => [service, data]);
}

describe("a colleague, while I talk", () => {
  it("can get my call, be consulted first, or have it on the voicemail", async () => {
    const card = await placed(house, PHONES, inCall(CODES), { mine: "101" });
    const items = await menuOf(card, "102");
    expect(items.map(text)).toEqual([
      "menu.transfer_here Ben Mrs Winter",
      "menu.ask_here Ben Mrs Winter",
      "menu.voicemail_here Ben Mrs Winter",
      "menu.availability",
      "menu.forward",
      "menu.set_my_phone",
    ]);
    items[2]?.click();
    (await menuOf(card, "102"))[0]?.click();
    const call_id = "1.1";
    expect(called()).toEqual([
      ["transfer_call", { call_id, number: "*77102", extension: "101" }],
      ["transfer_call", { call_id, number: "102", extension: "101" }],
    ]);
  });

  it.each([
    ["may only be seen", { control: false }, ["menu.transfer_here Ben Mrs Winter", "menu.ask_here Ben Mrs Winter"]],
    ["rings", { state: "ringing", control: false }, ["menu.transfer_here Ben Mrs Winter"]],
    ["is not there", { state: "unregistered", control: false }, []],
  ] as const)("%s", async (_name, fields, expected) => {
    const card = await placed(house, PHONES, inCall({}, { "102": fields }), { mine: "101" });
    expect((await menuOf(card, "102")).map(text)).toEqual(expected);
  });

  it("is found by the area", async () => {
    house.hass.areas = { sales: { area_id: "sales", name: "Sales" } };
    house.hass.devices = { d103: { id: "d103", area_id: "sales" } };
    const card = await bar(inCall());
    await act(card, "transfer");
    const field = one<HTMLInputElement>(card, "openvox-uc-picker input");
    field.value = "sales";
    field.dispatchEvent(new Event("input"));
    await one<HTMLElement & { updateComplete: Promise<unknown> }>(card, "openvox-uc-picker").updateComplete;
    expect(all(card, "[role=option]").map(text)).toEqual(["103 103"]);
  });

  it("has another name in the picker for each way to transfer, and those who can be picked", async () => {
    const card = await bar(inCall(CODES, { "102": { state: "unregistered" }, "103": { state: "ringing" } }));
    const shown = async (action: string): Promise<string[]> => {
      await act(card, action);
      return [text(one(card, "h2")), ...all(card, "[role=option]").map(text)];
    };
    expect(await shown("ask")).toEqual(["transfer.ask Mrs Winter"]);
    expect(await shown("voicemail")).toEqual([
      "transfer.voicemail Mrs Winter",
      "Ben state.unregistered 102",
      "103 state.ringing 103",
    ]);
    expect(await shown("transfer")).toEqual(["transfer.transfer Mrs Winter", "103 state.ringing 103"]);
    const [, , voicemail] = all(card, ".modes .chip");
    voicemail?.click();
    await settled(card);
    expect(all(card, ".modes [aria-pressed=true]").map(text)).toEqual(["transfer.mode_voicemail"]);
    await pick(card, "Ben");
    expect(called()).toEqual([["transfer_call", { call_id: "1.1", number: "*77102", extension: "101" }]]);
  });
});

describe("consulting first", () => {
  it("holds my call, lets my phone ring, and shows for whom", async () => {
    const alerted = document.title;
    const card = await bar(inCall());
    await act(card, "ask");
    await pick(card, "Ben");
    expect(called()).toEqual([
      ["hold", {}],
      ["dial", { number: "102" }],
    ]);
    house.shows(inCall({}, { "101": { state: "ringing", asks: { number: "102", name: "Ben" } } }));
    await settled(card);
    expect(shownCalls(card)[1]).toBe("Ben: asking.pick_up");
    expect(buttons(card)).toEqual(["asking.come_back: menu.come_back Ben Mrs Winter"]);
    expect([document.title, text(one(card, "[role=status]"))]).toEqual([alerted, ""]);
    await act(card, "come_back");
    expect(called().slice(2)).toEqual([["resume", {}]]);
  });

  it("says why the phone cannot call", async () => {
    const card = await bar(inCall());
    services.mockImplementation(async (_domain, service) => {
      if (service === "dial") throw { message: "Alice is busy" };
      return undefined;
    });
    await act(card, "ask");
    await pick(card, "Ben");
    await settled(card);
    expect(text(one(card, "[role=alert]"))).toBe("Alice is busy");
    expect(shownCalls(card)).toHaveLength(1);
  });

  it("does not hold a call again", async () => {
    const card = await bar(inCall({}, { "101": { state: "on_hold" } }));
    await act(card, "ask");
    await pick(card, "Ben");
    expect(called()).toEqual([["dial", { number: "102" }]]);
  });

  it.each([
    ["rings", null, "state.ringing"],
    ["has answered", "2026-03-01T10:01:00+00:00", "state.in_use"],
  ])("shows both calls while Ben %s", async (_name, answered, state) => {
    const card = await bar(asking(answered));
    const [first, asked] = shownCalls(card);
    expect(first).toMatch(/^Mrs Winter: 0301234567 state\.on_hold /);
    expect(asked).toMatch(new RegExp(`^Ben: 102 ${state} `));
    expect(buttons(card)).toEqual([
      "asking.complete: menu.complete Ben Mrs Winter",
      "asking.come_back: menu.come_back Ben Mrs Winter",
    ]);
  });

  it.each([
    ["T", ["transfer_call", { number: "102", extension: "101" }]],
    ["H", ["resume", {}]],
  ] as const)("ends the call with Ben before anything else (%s)", async (key, [service, data]) => {
    vi.useFakeTimers();
    const card = await bar(asking());
    press(document.body, key);
    await vi.advanceTimersByTimeAsync(500);
    expect(called()).toEqual([["hang_up_call", { call_id: "5.5" }]]);
    house.shows(inCall());
    await vi.advanceTimersByTimeAsync(200);
    expect(called().slice(1)).toEqual([[service, service === "transfer_call" ? { ...data, call_id: "1.1" } : data]]);
    expect(all(card, "[role=alert]")).toEqual([]);
  });

  it("does not transfer to a colleague who still talks", async () => {
    vi.useFakeTimers();
    const card = await bar(asking());
    await act(card, "complete");
    await vi.advanceTimersByTimeAsync(9000);
    await settled(card);
    expect(text(one(card, "[role=alert]"))).toBe("asking.goes_on Ben Mrs Winter");
    expect(called()).toHaveLength(1);
  });

  it("leaves the focus in the bar once the transfer is complete", async () => {
    const card = await bar(asking());
    one(card, "[data-action=complete]").focus();
    house.shows(inCall({}, { "101": { state: "idle", call_id: null } }));
    await settled(card);
    expect(card.shadowRoot?.activeElement?.closest(".buttons")).toBeTruthy();
  });

  it("resumes if Ben has hung up already", async () => {
    vi.useFakeTimers();
    const card = await bar(asking());
    services.mockRejectedValueOnce({ message: "There is no call" });
    await act(card, "complete");
    house.shows(inCall());
    await vi.advanceTimersByTimeAsync(200);
    expect(called().at(-1)).toEqual(["transfer_call", { call_id: "1.1", number: "102", extension: "101" }]);
  });

  it("is not what a second caller makes of a call", async () => {
    const shown = asking();
    shown.calls["5.5"] = call({ call_id: "5.5", caller: "0170", answered_at: null });
    const card = await bar(shown);
    expect(shownCalls(card)).toHaveLength(2);
    await act(card, "hang_up");
    expect(called()).toEqual([["hang_up_call", { call_id: "5.5" }]]);
  });
});

describe("parking", () => {
  const idle = (codes: Codes): Pbx => ({
    ...inCall(codes),
    phones: { ...inCall().phones, "101": phone({ device_id: "d101" }) },
    calls: {},
  });

  it("is not offered without codes", async () => {
    const card = await bar(inCall());
    expect(buttons(card).join()).not.toMatch(/park|voicemail/);
    house.shows(idle({}));
    await settled(card);
    expect(buttons(card)).toEqual([]);
  });

  it("names the callers that anyone has parked", async () => {
    const card = await bar(inCall(CODES));
    await act(card, "park");
    const { with_name, with_number, direction, since, call_id } = inCall().phones["101"] as Phone;
    house.shows({ ...idle(CODES), parked: [{ with_name, with_number, direction, since, call_id }] });
    await settled(card);
    expect(buttons(card)).toEqual(["menu.get_back_known Mrs Winter"]);
    await act(card, "get_back_known");
    expect(called()).toEqual([
      ["transfer_call", { call_id: "1.1", number: "70", extension: "101" }],
      ["dial", { number: "71" }],
    ]);
    house.shows(idle(CODES));
    await settled(card);
    expect(buttons(card)).toEqual(["menu.get_back"]);
  });

  it("asks which one it is where there are several codes", async () => {
    const card = await bar(idle({ retrieval_codes: ["71", "72"] }));
    await act(card, "get_back");
    const items = all(card, "[role=menuitem]");
    expect(items.map(text)).toEqual(["71", "72"]);
    items[1]?.click();
    expect(called()).toEqual([["dial", { number: "72" }]]);
  });
});

describe("colors", () => {
  it("are green for picking up, and red for hanging up", async () => {
    const card = await placed(house, PHONES, inCall({}, { "102": { state: "ringing" } }), { mine: "103" });
    house.live({ changes: { [ENTRY]: { codes: { pickup_code: "*8" } } } });
    await settled(card);
    const tones = (await menuOf(card, "102")).map((item) => [text(item), item.getAttribute("data-state")]);
    expect(tones).toEqual([
      ["menu.pick_up", "pick_up"],
      ["menu.hang_up", "hang_up"],
      ["menu.set_my_phone", null],
    ]);
  });
});
