import { afterEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { Card } from "../src/card";
import type { Pbx, Phone } from "../src/live";
import type { Tile } from "../src/tile";
import { all, call, ENTRY, House, one, phone, placed, press, settled, talking, text } from "./house";

afterEach(() => document.body.replaceChildren());

function tile(card: Element, number: string): Tile {
  const found = all<Tile>(card, "openvox-uc-phone").find(({ about }) => about.number === number);
  if (!found) throw new Error(`No tile of ${number}`);
  return found;
}

async function open(card: Card, number: string): Promise<string[]> {
  one(tile(card, number), "button").click();
  await settled(card);
  return items(card).map(text);
}

function items(card: Element): HTMLElement[] {
  return all(card, "[role=menuitem]");
}

async function choose(card: Card, label: string): Promise<void> {
  const item = items(card).find((candidate) => text(candidate) === label);
  if (!item) throw new Error(`No item ${label} among ${items(card).map(text).join(", ")}`);
  item.click();
  await settled(card);
}

function changed(before: Pbx, phones: Record<string, Partial<Phone>>): Pbx {
  const now = Object.entries(phones).map(([number, fields]) => [number, { ...before.phones[number], ...fields }]);
  return { ...before, phones: { ...before.phones, ...Object.fromEntries(now) } };
}

const IDLE = { state: "idle", call_id: null, since: null, with_name: null, with_number: null } as const;
const RINGING = { state: "ringing" } as const;

describe("a question", () => {
  it("has the focus when it comes from a menu, and the phone has it afterwards", async () => {
    const card = await placed(new House(), "openvox-uc-phones", talking(), { mine: "103" });
    const before = one(tile(card, "101"), "button");
    before.focus();
    await open(card, "101");
    items(card)[0]?.focus();
    await choose(card, "menu.hang_up");
    expect(card.shadowRoot?.activeElement).toBe(one(card, ".danger"));
    one(card, ".danger").click();
    await settled(card);
    expect(card.shadowRoot?.activeElement).toBe(tile(card, "101"));
  });
});

/** What an administrator can set of the person at a phone that is in no call. */
const SET_UP = ["menu.availability", "menu.forward"];

describe("what the menu of a phone offers", () => {
  const pickup = { codes: { pickup_code: "*8" } };
  const cases: [string, Pbx, string | undefined, string, string[]][] = [
    ["an idle phone", talking(), "103", "102", ["menu.call", ...SET_UP, "menu.set_my_phone"]],
    ["my own phone", talking(), "103", "103", SET_UP],
    [
      "a phone in a call",
      talking(),
      "101",
      "101",
      ["menu.transfer", "menu.ask", "menu.hold", "menu.mute", "menu.hang_up"],
    ],
    [
      "another phone in a call",
      talking(),
      "102",
      "101",
      ["menu.call", "menu.transfer", "menu.hold", "menu.mute", "menu.hang_up", "menu.set_my_phone"],
    ],
    [
      "a call of which one may listen in",
      talking({ may_listen_in: true }),
      "102",
      "101",
      [
        "menu.call",
        "menu.transfer",
        "menu.hold",
        "menu.mute",
        "menu.listen",
        "menu.whisper",
        "menu.barge",
        "menu.hang_up",
        "menu.set_my_phone",
      ],
    ],
    [
      "my own call, to which one cannot listen in",
      talking({ may_listen_in: true }),
      "101",
      "101",
      ["menu.transfer", "menu.ask", "menu.hold", "menu.mute", "menu.hang_up"],
    ],
    [
      "a call on hold",
      changed(talking(), { "101": { state: "on_hold" } }),
      "101",
      "101",
      ["menu.transfer", "menu.ask", "menu.resume", "menu.mute", "menu.hang_up"],
    ],
    [
      "a phone that calls and is not answered",
      talking({ calls: { "1.1": call({ direction: "outbound", caller: "101", answered_at: null }) } }),
      "101",
      "101",
      ["menu.hang_up"],
    ],
    [
      "a phone that talks, although the answer was not reported",
      talking({ calls: { "1.1": call({ answered_at: null }) } }),
      "101",
      "101",
      ["menu.transfer", "menu.ask", "menu.hold", "menu.mute", "menu.hang_up"],
    ],
    ["a ringing phone", changed(talking(), { "102": RINGING }), "103", "102", ["menu.hang_up", "menu.set_my_phone"]],
    [
      "a ringing phone that can be picked up",
      changed(talking(pickup), { "102": RINGING }),
      "103",
      "102",
      ["menu.pick_up", "menu.hang_up", "menu.set_my_phone"],
    ],
    ["my own ringing phone", changed(talking(pickup), { "102": RINGING }), "102", "102", ["menu.hang_up"]],
    [
      "a phone while mine is busy",
      talking(pickup),
      "101",
      "102",
      ["menu.transfer_here Ben Mrs Winter", "menu.ask_here Ben Mrs Winter", ...SET_UP, "menu.set_my_phone"],
    ],
    [
      "a ringing phone while mine is busy",
      changed(talking(pickup), { "102": RINGING }),
      "101",
      "102",
      ["menu.transfer_here Ben Mrs Winter", "menu.hang_up", "menu.set_my_phone"],
    ],
    [
      "an unregistered phone",
      changed(talking(), { "102": { state: "unregistered" } }),
      "103",
      "102",
      [...SET_UP, "menu.set_my_phone"],
    ],
    ["a phone of a PBX that is not connected", talking({ connected: false }), "103", "101", []],
    [
      "a phone while nobody knows which is mine",
      talking(),
      undefined,
      "102",
      ["menu.call", ...SET_UP, "menu.set_my_phone"],
    ],
  ];

  it.each(cases)("%s", async (_name, shown, mine, number, expected) => {
    const card = await placed(new House(), "openvox-uc-phones", shown, mine === undefined ? {} : { mine });
    expect(await open(card, number)).toEqual(expected);
    expect(all(card, "openvox-uc-sheet .hint, p.hint").map(text)).toEqual(expected.length > 0 ? [] : ["menu.nothing"]);
  });

  it("follows what happens while it is open", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking(), { mine: "101" });
    await open(card, "101");
    house.shows(changed(talking(), { "101": { state: "on_hold" } }));
    await settled(card);
    expect(items(card).map(text)).toEqual(["menu.transfer", "menu.ask", "menu.resume", "menu.mute", "menu.hang_up"]);
    house.shows(changed(talking(), { "101": IDLE }));
    await settled(card);
    expect(items(card).map(text)).toEqual(SET_UP);
  });

  it("switches do not disturb where there is such a switch", async () => {
    const house = new House();
    house.hass.entities = {
      "switch.other": { entity_id: "switch.other", device_id: "d102", platform: "other", translation_key: "dnd" },
      "switch.dnd": { entity_id: "switch.dnd", device_id: "d102", platform: "openvox_uc", translation_key: "dnd" },
      "switch.gone": { entity_id: "switch.gone", device_id: "d103", platform: "openvox_uc", translation_key: "dnd" },
    };
    house.hass.states = { "switch.dnd": { state: "off" }, "switch.gone": { state: "unavailable" } };
    const card = await placed(house, "openvox-uc-phones", talking(), { mine: "103" });
    await open(card, "102");
    await choose(card, "menu.do_not_disturb");
    expect(house.hass.callService).toHaveBeenLastCalledWith(
      "switch",
      "turn_on",
      {},
      { entity_id: "switch.dnd" },
      false,
    );
    card.hass = { ...house.hass, states: { "switch.dnd": { state: "on" } } };
    expect(await open(card, "102")).toEqual(["menu.call", "menu.disturb", ...SET_UP, "menu.set_my_phone"]);
    await choose(card, "menu.disturb");
    expect(house.hass.callService).toHaveBeenLastCalledWith(
      "switch",
      "turn_off",
      {},
      { entity_id: "switch.dnd" },
      false,
    );
    expect(await open(card, "103")).toEqual(SET_UP);
  });
});

describe("what an item of the menu does", () => {
  const ringing = changed(talking({ codes: { pickup_code: "*8" }, may_listen_in: true }), {
    "101": { call_id: "7.7" },
    "102": RINGING,
  });
  const cases: [string, string, string, string, Record<string, unknown>, string][] = [
    ["101", "menu.call", "103", "dial", { number: "101" }, "d103"],
    ["101", "menu.hold", "103", "hold", {}, "d101"],
    ["101", "menu.hang_up", "101", "hang_up", {}, "d101"],
    ["102", "menu.pick_up", "103", "pick_up", { extension: "102" }, "d103"],
    ["101", "menu.listen", "103", "listen_in", { extension: "101", mode: "listen" }, "d103"],
    ["101", "menu.whisper", "103", "listen_in", { extension: "101", mode: "whisper" }, "d103"],
    ["101", "menu.barge", "103", "listen_in", { extension: "101", mode: "barge" }, "d103"],
  ];

  it.each(cases)("%s: %s", async (number, label, mine, service, data, device) => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", ringing, { mine });
    await open(card, number);
    await choose(card, label);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(
      "openvox_uc",
      service,
      data,
      { device_id: device },
      false,
    );
    expect(all(card, "openvox-uc-sheet")).toHaveLength(0);
  });

  it("ends the call of another user only after a question", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking(), { mine: "103" });
    await open(card, "101");
    await choose(card, "menu.hang_up");
    expect(text(one(card, "h2"))).toBe("confirm.hang_up Alice");
    const [cancel, hangUp] = all(card, ".answer");
    cancel?.click();
    await settled(card);
    expect(all(card, "openvox-uc-sheet")).toHaveLength(0);
    expect(house.hass.callService).not.toHaveBeenCalled();
    hangUp?.click();
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(
      "openvox_uc",
      "hang_up",
      {},
      { device_id: "d101" },
      false,
    );
  });

  it("ends no other call that the phone has begun during the question", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking(), { mine: "103" });
    await open(card, "101");
    await choose(card, "menu.hang_up");
    house.shows(changed(talking(), { "101": { call_id: "8.8" } }));
    await settled(card);
    one(card, ".danger").click();
    await settled(card);
    expect(house.hass.callService).not.toHaveBeenCalled();
    expect(all(card, "openvox-uc-sheet")).toHaveLength(0);
  });

  it("unmutes what anyone has muted, also on another page", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", changed(talking(), { "101": { muted: true } }), {
      mine: "101",
    });
    await open(card, "101");
    await choose(card, "menu.unmute");
    expect(house.hass.callService).toHaveBeenLastCalledWith("openvox_uc", "unmute", {}, { device_id: "d101" }, false);
    house.shows(talking());
    expect(await open(card, "101")).toContain("menu.mute");
  });

  it("says on the card why it failed, until that is dismissed", async () => {
    const house = new House();
    const refusal = { code: "home_assistant_error", message: "Ben is <b>busy</b>" };
    vi.mocked(house.hass.callService).mockRejectedValueOnce(refusal);
    const card = await placed(house, "openvox-uc-phones", talking(), { mine: "103" });
    await open(card, "101");
    await choose(card, "menu.hold");
    expect(text(one(card, "[role=alert]"))).toBe("Ben is <b>busy</b>");
    one(card, "[role=alert] button").click();
    await settled(card);
    expect(all(card, "[role=alert]")).toHaveLength(0);
  });

  it("says why in the language of the user", async () => {
    const house = new House();
    const texts = house.hass.loadBackendTranslation;
    house.hass.loadBackendTranslation = async (category, domain) =>
      category === "exceptions" ? (key, values) => `${key} ${values?.phone}` : texts(category, domain);
    const told = {
      translation_domain: "openvox_uc",
      translation_key: "no_call",
      translation_placeholders: { phone: "Alice" },
    };
    vi.mocked(house.hass.callService).mockRejectedValueOnce({ message: "English", ...told });
    const card = await placed(house, "openvox-uc-phones", talking(), { mine: "103" });
    await open(card, "101");
    await choose(card, "menu.hold");
    expect(text(one(card, "[role=alert]"))).toBe("component.openvox_uc.exceptions.no_call.message Alice");
  });
});

describe("the menu", () => {
  it("is worked with the keyboard, and gives the focus back", async () => {
    const card = await placed(new House(), "openvox-uc-phones", talking(), { mine: "101" });
    tile(card, "101").focus();
    await open(card, "101");
    const menu = one(card, "openvox-uc-menu");
    const focused = (): string => text(menu.shadowRoot?.activeElement as Element);
    expect(focused()).toBe("menu.transfer");
    const visited = ["ArrowDown", "ArrowDown", "End", "ArrowDown", "ArrowUp", "Home"].map((key) => {
      press(menu.shadowRoot?.activeElement as Element, key);
      return focused();
    });
    expect(visited).toEqual([
      "menu.ask",
      "menu.hold",
      "menu.hang_up",
      "menu.transfer",
      "menu.hang_up",
      "menu.transfer",
    ]);
    one<HTMLDialogElement>(card, "dialog").close();
    await settled(card);
    expect(all(card, "openvox-uc-sheet")).toHaveLength(0);
    expect(card.shadowRoot?.activeElement).toBe(tile(card, "101"));
  });
});

describe("My phone", () => {
  const USER_DATA = "openvox_uc";

  it("is asked for where it is needed, kept, and then used", async () => {
    const house = new House();
    const shown = changed(talking(), { "102": { control: true }, "101": { control: false } });
    const card = await placed(house, "openvox-uc-phones", shown);
    await open(card, "102");
    await choose(card, "menu.call");
    expect(text(one(card, "h2"))).toBe("my_phone.title");
    expect(all(card, "[role=option]").map(text)).toEqual(["Ben 102", "103 103"]);
    all(card, "[role=option]")[1]?.click();
    await settled(card);
    const value = { phone: { entry_id: ENTRY, number: "103" } };
    expect(house.hass.callWS).toHaveBeenCalledExactlyOnceWith({
      type: "frontend/set_user_data",
      key: USER_DATA,
      value,
    });
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(
      "openvox_uc",
      "dial",
      { number: "102" },
      { device_id: "d103" },
      false,
    );
  });

  it("is set in the menu of a phone, and the rest of the user's data stays", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    house.says("frontend/subscribe_user_data", { value: { other: 1 } });
    await open(card, "102");
    await choose(card, "menu.set_my_phone");
    const value = { other: 1, phone: { entry_id: ENTRY, number: "102" } };
    expect(house.hass.callWS).toHaveBeenCalledExactlyOnceWith({
      type: "frontend/set_user_data",
      key: USER_DATA,
      value,
    });
    house.myPhoneIs("102");
    await settled(card);
    expect(one(tile(card, "102"), "[role=img]").getAttribute("aria-label")).toBe("phones.mine");
  });

  it("is the only one that a user may control", async () => {
    const house = new House();
    const shown = changed(talking({ codes: { pickup_code: "*8" } }), {
      "101": { control: false },
      "102": { control: false },
    });
    const card = await placed(house, "openvox-uc-phones", shown);
    expect(tile(card, "103").mine).toBe(true);
  });

  it("is asked for again once it is gone or may no longer be controlled", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", changed(talking(), { "103": { control: false } }), {
      mine: "103",
    });
    await open(card, "102");
    await choose(card, "menu.call");
    expect(text(one(card, "h2"))).toBe("my_phone.title");
  });
});

describe("transfer by keyboard", () => {
  async function asked(shown: Pbx = talking()): Promise<{ card: Card; house: House; input: HTMLInputElement }> {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", shown, { mine: "101" });
    await open(card, "101");
    await choose(card, "menu.transfer");
    return { card, house, input: one<HTMLInputElement>(card, "input") };
  }

  async function type(card: Card, input: HTMLInputElement, typed: string): Promise<string[]> {
    input.value = typed;
    input.dispatchEvent(new Event("input"));
    await settled(card);
    return all(card, "[role=option]").map(text);
  }

  const transferred = (number: string) =>
    ["openvox_uc", "transfer_call", { call_id: "1.1", number, extension: "101" }, undefined, false] as const;

  it("filters phones, and takes the selected one", async () => {
    const { card, house, input } = await asked();
    expect(text(one(card, "h2"))).toBe("transfer.transfer Mrs Winter");
    expect(one(card, "openvox-uc-picker").shadowRoot?.activeElement).toBe(input);
    expect(all(card, "[role=option]").map(text)).toEqual(["Ben 102", "103 103"]);
    press(input, "ArrowDown");
    await settled(card);
    expect(input.getAttribute("aria-activedescendant")).toBe("option1");
    press(input, "ArrowDown");
    await settled(card);
    expect(input.getAttribute("aria-activedescendant")).toBe("option0");
    press(input, "Enter");
    await settled(card);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...transferred("102"));
  });

  it("goes to whom the user sees, although another one becomes free meanwhile", async () => {
    const busy = changed(talking(), { "102": { state: "in_use", call_id: "8.8" } });
    const { card, house, input } = await asked(busy);
    expect(all(card, "[role=option]").map(text)).toEqual(["103 103", "Ben state.in_use 102"]);
    house.shows(talking());
    await settled(card);
    expect(all(card, "[role=option]").map(text)).toEqual(["103 103", "Ben 102"]);
    press(input, "Enter");
    await settled(card);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...transferred("103"));
  });

  it("goes to a phone that the user may see but not control", async () => {
    const { card, house, input } = await asked(changed(talking(), { "102": { control: false } }));
    press(input, "Enter");
    await settled(card);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...transferred("102"));
  });

  it("takes a number that is no phone", async () => {
    const { card, house, input } = await asked();
    expect(await type(card, input, "0170 123")).toEqual(["0170 123"]);
    press(input, "Enter");
    await settled(card);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...transferred("0170 123"));
  });

  it("leaves the Escape key to the dialog, and keys to a script that is being composed", async () => {
    const { card, input } = await asked();
    const escapeKey = new KeyboardEvent("keydown", { key: "Escape", cancelable: true });
    input.dispatchEvent(escapeKey);
    expect(escapeKey.defaultPrevented).toBe(false);
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowDown", isComposing: true }));
    await settled(card);
    expect(input.getAttribute("aria-activedescendant")).toBe("option0");
    expect(all(card, "[role=option]")).toHaveLength(2);
  });

  it("takes nothing that is neither", async () => {
    const { card, house, input } = await asked();
    expect(await type(card, input, "nobody")).toEqual([]);
    press(input, "Enter");
    await settled(card);
    expect(house.hass.callService).not.toHaveBeenCalled();
  });

  it("does not offer the partner, nor phones that cannot answer", async () => {
    const shown = changed(talking(), { "102": { state: "in_use", call_id: "1.1" }, "103": { state: "unregistered" } });
    const { card } = await asked(shown);
    expect(all(card, "[role=option]")).toEqual([]);
  });
});

describe("transfer by drag", () => {
  function pointer(target: EventTarget, type: string, [x, y]: [number, number], fields: PointerEventInit = {}): void {
    const place = {
      clientX: x,
      clientY: y,
      bubbles: true,
      composed: true,
      pointerId: 1,
      pointerType: "mouse",
      ...fields,
    };
    target.dispatchEvent(new PointerEvent(type, place));
  }

  /** Let a tile, or nothing, be under the pointer. */
  function under(card: Card, found: Tile | undefined): void {
    document.elementFromPoint = () => card;
    const inside = (root: ShadowRoot): Element | null => (root === card.shadowRoot ? (found ?? null) : null);
    ShadowRoot.prototype.elementFromPoint = function (this: ShadowRoot) {
      return inside(this);
    };
  }

  async function drag(card: Card, from: Element, onto: Tile | undefined, fields?: PointerEventInit): Promise<string[]> {
    under(card, onto);
    pointer(from, "pointerdown", [10, 10], fields);
    pointer(window, "pointermove", [60, 60], fields);
    await settled(card);
    pointer(window, "pointermove", [61, 61], fields);
    const droppable = all<Tile>(card, "openvox-uc-phone[droppable]").map(({ about }) => about.number);
    pointer(window, "pointerup", [61, 61], fields);
    pointer(onto === from ? from : window, "click", [61, 61], fields);
    await settled(card);
    expect(all(card, "openvox-uc-sheet")).toEqual([]);
    return droppable;
  }

  const transferred = [
    "openvox_uc",
    "transfer_call",
    { call_id: "1.1", number: "102", extension: "101" },
    undefined,
    false,
  ] as const;

  it("goes from a tile to a tile, and shows where it can go", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    expect(await drag(card, tile(card, "101"), tile(card, "102"))).toEqual(["102", "103"]);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...transferred);
    expect(all(card, "[droppable], [over]")).toEqual([]);
    expect(document.body.children).toHaveLength(1);
  });

  it("goes from a call to a tile of another card", async () => {
    const house = new House();
    const phones = await placed(house, "openvox-uc-phones", talking());
    const calls = await placed(house, "openvox-uc-calls");
    await settled(calls);
    expect(await drag(phones, one(calls, "li"), tile(phones, "102"))).toEqual(["102", "103"]);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...transferred);
  });

  it("picks up what rings at another phone, by phones that are free and the user's to control", async () => {
    const house = new House();
    const ringing = { state: "ringing", call_id: "2.2", with_name: "Plumber" } as const;
    const shown = changed(talking({ codes: { pickup_code: "*8" } }), { "102": ringing });
    const phones = await placed(house, "openvox-uc-phones", {
      ...shown,
      phones: { ...shown.phones, "104": phone({ control: false }), "105": phone({ state: "unregistered" }) },
      calls: { ...shown.calls, "2.2": call({ call_id: "2.2", answered_at: null, caller_name: "Plumber" }) },
    });
    const calls = await placed(house, "openvox-uc-calls");
    await settled(calls);
    const [first] = all(calls, "li");
    expect(await drag(phones, first as Element, tile(phones, "103"))).toEqual(["103"]);
    const picked = ["openvox_uc", "pick_up", { extension: "102" }, { device_id: "d103" }, false] as const;
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...picked);
  });

  it.each(["touch", "pen"])("goes by the handle with %s, since elsewhere that scrolls", async (pointerType) => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    expect(await drag(card, tile(card, "101"), tile(card, "102"), { pointerType })).toEqual([]);
    expect(house.hass.callService).not.toHaveBeenCalled();
    const handle = one(tile(card, "101"), ".handle");
    expect(await drag(card, handle, tile(card, "102"), { pointerType })).toEqual(["102", "103"]);
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(...transferred);
  });

  it("does nothing on itself, its partner, or outside of all phones", async () => {
    const house = new House();
    const card = await placed(
      house,
      "openvox-uc-phones",
      changed(talking(), { "102": { state: "in_use", call_id: "1.1" } }),
    );
    await drag(card, tile(card, "101"), tile(card, "101"));
    await drag(card, tile(card, "101"), tile(card, "102"));
    await drag(card, tile(card, "101"), undefined);
    expect(house.hass.callService).not.toHaveBeenCalled();
  });

  it("does nothing without a call, without rights, or with the other mouse button", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    expect(await drag(card, tile(card, "103"), tile(card, "102"))).toEqual([]);
    expect(await drag(card, tile(card, "101"), tile(card, "102"), { button: 2 })).toEqual([]);
    house.shows(changed(talking(), { "101": { control: false } }));
    await settled(card);
    expect(await drag(card, tile(card, "101"), tile(card, "102"))).toEqual([]);
    expect(all(card, ".handle")).toEqual([]);
    expect(house.hass.callService).not.toHaveBeenCalled();
  });

  it.each(["Escape", "pointercancel"])("is given up by %s", async (how) => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    under(card, tile(card, "102"));
    pointer(tile(card, "101"), "pointerdown", [10, 10]);
    pointer(window, "pointermove", [60, 60]);
    if (how === "Escape") press(document.body, how);
    else pointer(window, how, [60, 60]);
    pointer(window, "pointerup", [60, 60]);
    await settled(card);
    expect(all(card, "[droppable], [over]")).toEqual([]);
    expect(house.hass.callService).not.toHaveBeenCalled();
  });

  it("leaves a click a click", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    under(card, tile(card, "102"));
    pointer(tile(card, "101"), "pointerdown", [10, 10]);
    pointer(window, "pointermove", [12, 12]);
    pointer(window, "pointerup", [12, 12]);
    expect(await open(card, "101")).toContain("menu.hold");
    expect(house.hass.callService).not.toHaveBeenCalled();
  });
});
