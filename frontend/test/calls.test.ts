import { afterEach, describe, expect, it } from "vitest";
import "../src/main";
import type { Call, Pbx, Phone } from "../src/live";
import { all, call, ENTRY, House, one, pbx, phone, placed, settled, talking, text } from "./house";

afterEach(() => document.body.replaceChildren());

const CARD = "openvox-uc-calls";
const SALES = { "6500": { name: "Sales", waiting: 1, longest_wait_since: null, agents: [] } };

function ringing(
  fields: Partial<Call> = {},
  phones: Record<string, Partial<Phone>> = { "101": { name: "Alice" } },
  also: Partial<Pbx> = {},
): Pbx {
  const rings = Object.entries(phones).map(([number, its]) => [
    number,
    phone({ device_id: `d${number}`, state: "ringing", call_id: "1.1", ...its }),
  ]);
  return pbx({
    phones: { ...Object.fromEntries(rings), "900": phone({ device_id: "d900" }) },
    calls: { "1.1": call({ answered_at: null, answered_by: null, ...fields }) },
    ...also,
  });
}

const INTERNAL: Partial<Call> = {
  direction: "internal",
  caller: "101",
  caller_name: "Alice",
  callee: "102",
  trunk: null,
  answered_by: "102",
};

function internal(also: Partial<Pbx> = {}): Pbx {
  const side = { state: "in_use", call_id: "1.1" } as const;
  const phones = {
    "101": phone({ name: "Alice", device_id: "d101", with_name: "Ben", ...side }),
    "102": phone({ name: "Ben", device_id: "d102", with_name: "Alice", ...side }),
    "900": phone({ device_id: "d900" }),
  };
  return pbx({ phones, calls: { "1.1": call(INTERNAL) }, ...also });
}

async function buttons(shown: Pbx, mine?: string): Promise<string[]> {
  const card = await placed(new House(), CARD, shown, mine === undefined ? {} : { mine });
  return all(card, "li button").map((button) => button.getAttribute("aria-label") ?? "");
}

describe("a call", () => {
  const cases: [string, Pbx, string, string][] = [
    ["that is answered", talking(), "Mrs Winter Alice", "state.in_use"],
    ["that rings", ringing(), "Mrs Winter Alice", "state.ringing"],
    [
      "that rings at some phones",
      ringing({}, { "101": {}, "102": { name: "Ben" } }),
      "Mrs Winter 101, Ben",
      "state.ringing",
    ],
    [
      "that rings at many",
      ringing({}, { "1": {}, "2": {}, "3": {}, "4": {}, "5": {} }),
      "Mrs Winter 1, 2, 3, +2",
      "state.ringing",
    ],
    ["that rings nowhere yet", ringing({ callee: "6500" }, {}), "Mrs Winter 6500", "state.ringing"],
    [
      "that waits in a queue",
      ringing({ callee: "6500", dialed: "6500" }, {}, { queues: SALES }),
      "Mrs Winter Sales",
      "state.ringing",
    ],
    [
      "of a queue",
      ringing({ dialed: "6500" }, { "102": { name: "Ben" } }, { queues: SALES }),
      "Mrs Winter Ben",
      "Sales",
    ],
    [
      "of an anonymous caller to nobody known",
      ringing({ caller: null, caller_name: null, callee: null }, {}),
      "calls.unknown calls.unknown",
      "state.ringing",
    ],
    [
      "to the outside",
      ringing(
        { direction: "outbound", caller: "101", caller_name: "Alice", callee: null, dialed: "0170 1" },
        { "101": { state: "in_use" } },
      ),
      "Alice 0170 1",
      "state.ringing",
    ],
    ["between two phones", internal(), "Alice Ben", "state.in_use"],
    [
      "whose answer was not reported, as its phone shows",
      ringing({}, { "101": { name: "Alice", state: "in_use" }, "102": { name: "Ben", state: "idle", call_id: null } }),
      "Mrs Winter Alice",
      "state.in_use",
    ],
    [
      "that rings at a phone that talks in another one",
      ringing({}, { "101": { name: "Alice", state: "in_use", call_id: "9.9" } }),
      "Mrs Winter 101",
      "state.ringing",
    ],
    [
      "on hold, of which nobody knows since when",
      talking({ phones: { "101": phone({ name: "Alice", state: "on_hold", call_id: "1.1" }) } }),
      "Mrs Winter Alice",
      "state.on_hold",
    ],
  ];

  it.each(cases)("%s", async (_name, shown, parties, state) => {
    const card = await placed(new House(), CARD, shown);
    expect(text(one(card, ".parties"))).toBe(parties);
    expect(all(card, ".detail > span").map(text)).toContain(state);
  });

  it("counts on hold since it is held", async () => {
    const house = new House();
    const card = await placed(house, CARD, talking());
    const before = new Date().toISOString();
    const held = { ...talking().phones["101"], state: "on_hold" } as Phone;
    house.live({ changes: { [ENTRY]: { phones: { "101": held } } } });
    await settled(card);
    const since = one(card, "openvox-uc-elapsed").getAttribute("since") ?? "";
    expect(since >= before).toBe(true);
  });

  it("counts on hold since an action held it, also after the page was loaded again", async () => {
    const house = new House();
    const card = await placed(house, CARD, talking());
    const since = "2026-03-01T10:02:00+00:00";
    const held = { ...talking().phones["101"], state: "on_hold", held_since: since } as Phone;
    house.live({ changes: { [ENTRY]: { phones: { "101": held } } } });
    await settled(card);
    expect(one(card, "openvox-uc-elapsed").getAttribute("since")).toBe(since);
  });

  it("shows the trunk, the direction and since when", async () => {
    const card = await placed(new House(), CARD, talking());
    expect(all(card, ".detail bdi").map(text)).toEqual(["state.in_use", "Telecom"]);
    expect(one(card, ".direction").getAttribute("aria-label")).toBe("direction.inbound");
    expect(one(card, "openvox-uc-elapsed").getAttribute("since")).toBe("2026-03-01T10:00:05+00:00");
  });

  it("shows names with markup as text", async () => {
    const name = "<img src=x onerror=alert(1)>";
    const card = await placed(
      new House(),
      CARD,
      talking({ calls: { "1.1": call({ caller_name: name, trunk: name, company: name }) } }),
    );
    expect(text(one(card, ".parties"))).toBe(`${name} Alice`);
    expect(all(card, "img")).toEqual([]);
  });

  it("comes first while it rings, and before others if it is mine", async () => {
    const at = (second: number): string => `2026-03-01T10:00:0${second}+00:00`;
    const rings = (id: string, second: number): Call =>
      call({ call_id: id, caller_name: id, started_at: at(second), answered_at: null });
    const calls = {
      other: call({ call_id: "other", caller_name: "other", started_at: at(0) }),
      "my talk": call({ call_id: "my talk", caller_name: "my talk", started_at: at(1) }),
      early: rings("early", 2),
      late: rings("late", 3),
      "my ring": rings("my ring", 4),
    };
    const mine = phone({ state: "in_use", call_id: "my talk" });
    const second = { with_name: "my ring", with_number: null, direction: null, since: null, call_id: "my ring" };
    const phones = { "101": { ...mine, other_calls: [second] } };
    const card = await placed(new House(), CARD, pbx({ calls, phones }), { mine: "101" });
    const callers = all(card, ".parties").map((parties) => text(parties).split(" 101")[0]);
    expect(callers).toEqual(["my ring", "early", "late", "my talk", "other"]);
  });

  it("stays in its place, the oldest first", async () => {
    const calls = {
      "2.2": call({ call_id: "2.2", caller_name: "Second", started_at: "2026-03-01T10:00:01+00:00" }),
      "1.1": call({ caller_name: "First", answered_by: null }),
    };
    const card = await placed(new House(), CARD, pbx({ calls }));
    expect(all(card, ".parties").map(text)).toEqual(["First 101", "Second 101"]);
  });
});

describe("the buttons of a call", () => {
  const cases: [string, Pbx, string | undefined, string[]][] = [
    ["that is answered", talking(), "102", ["menu.transfer", "menu.hang_up"]],
    [
      "of which one may listen in",
      talking({ may_listen_in: true }),
      "102",
      ["menu.transfer", "menu.listen_in", "menu.hang_up"],
    ],
    [
      "of one's own, of which one may listen in",
      talking({ may_listen_in: true }),
      "101",
      ["menu.transfer", "menu.hang_up"],
    ],
    ["that rings", ringing(), "900", ["menu.hang_up"]],
    [
      "that can be picked up",
      ringing({}, { "101": {} }, { codes: { pickup_code: "*8" } }),
      "900",
      ["menu.pick_up", "menu.hang_up"],
    ],
    [
      "that rings at one's own phone",
      ringing({}, { "101": {} }, { codes: { pickup_code: "*8" } }),
      "101",
      ["menu.hang_up"],
    ],
    [
      "without rights",
      talking({ phones: { "101": phone({ control: false, state: "in_use", call_id: "1.1" }) }, may_listen_in: true }),
      undefined,
      [],
    ],
    ["of a PBX that is not connected", talking({ connected: false }), "102", []],
  ];

  it.each(cases)("%s", async (_name, shown, mine, expected) => {
    expect(await buttons(shown, mine)).toEqual(expected);
  });

  async function pressed(shown: Pbx, label: string): Promise<{ house: House; card: Element }> {
    const house = new House();
    const card = await placed(house, CARD, shown, { mine: "900" });
    one(card, `button[aria-label="${label}"]`).click();
    await settled(card);
    return { house, card };
  }

  it("hang up this call, whatever its phones do next", async () => {
    const { house, card } = await pressed(
      talking({ phones: { ...talking().phones, "900": phone({ device_id: "d900" }) } }),
      "menu.hang_up",
    );
    expect(house.hass.callService).not.toHaveBeenCalled();
    expect(text(one(card, "h2"))).toBe("confirm.hang_up Mrs Winter, Alice");
    one(card, ".answer.danger").click();
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(
      "openvox_uc",
      "hang_up_call",
      { call_id: "1.1" },
      undefined,
      false,
    );
  });

  it("hang up my own call at once", async () => {
    const house = new House();
    const card = await placed(house, CARD, talking(), { mine: "101" });
    one(card, 'button[aria-label="menu.hang_up"]').click();
    expect(house.hass.callService).toHaveBeenCalledOnce();
  });

  it("pick up the ringing phone", async () => {
    const { house } = await pressed(ringing({}, { "101": {} }, { codes: { pickup_code: "*8" } }), "menu.pick_up");
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(
      "openvox_uc",
      "pick_up",
      { extension: "101" },
      { device_id: "d900" },
      false,
    );
  });

  it("transfer the caller of a call between two phones", async () => {
    const { house, card } = await pressed(internal(), "menu.transfer");
    expect(text(one(card, "h2"))).toBe("transfer.transfer Alice");
    one(card, "[role=option]").click();
    expect(house.hass.callService).toHaveBeenCalledExactlyOnceWith(
      "openvox_uc",
      "transfer_call",
      { call_id: "1.1", number: "900", extension: "102" },
      undefined,
      false,
    );
  });

  it("ask how to listen in", async () => {
    const { card } = await pressed(internal({ may_listen_in: true }), "menu.listen_in");
    expect(all(card, "[role=menuitem]").map(text)).toEqual(["menu.listen", "menu.whisper", "menu.barge"]);
  });

  it("leave the focus with the calls when they go, and not with another call", async () => {
    const house = new House();
    const calls = { "1.1": call(), "2.2": call({ call_id: "2.2" }) };
    const card = await placed(house, CARD, talking({ calls }));
    all(card, 'li button[aria-label="menu.hang_up"]')[0]?.focus();
    house.live({ changes: { [ENTRY]: { phones: { "101": phone({ state: "idle" }) }, calls: { "1.1": null } } } });
    await settled(card);
    expect(card.shadowRoot?.activeElement?.localName).toBe("ul");
    house.live({ changes: { [ENTRY]: { calls: { "2.2": null } } } });
    await settled(card);
    expect(card.shadowRoot?.activeElement?.className).toBe("hint");
  });
});
