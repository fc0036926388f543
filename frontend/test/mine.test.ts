import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import type { Card } from "../src/card";
import type { Phone } from "../src/live";
import { all, call, ENTRY, one, pbx, phone, placed, press, settled, talking, text } from "./house";
import { past, ScriptedHouse } from "./scripted-house";

const CARD = "openvox-uc-mine";

let house: ScriptedHouse;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-01T10:01:05Z"), toFake: ["Date", "setInterval", "clearInterval"] });
  house = new ScriptedHouse();
  document.title = "Phones";
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

function buttons(card: Element): string[] {
  return all(card, ".action").map(text);
}

/** Mrs Winter calls Alice, whose phone is the user's. */
async function rung(fields: Partial<Phone> = {}): Promise<Card> {
  const shown = talking();
  const phones = { "101": { ...shown.phones["101"], state: "ringing", ...fields } as Phone };
  const calls = {
    "1.1": call({ answered_at: null, caller_is_vip: true, company: "Winter & Sons", note: "Knows\nthe boss" }),
  };
  return placed(house, CARD, { ...shown, phones, calls }, { mine: "101" });
}

describe("My phone", () => {
  it("is asked for", async () => {
    const card = await placed(house, CARD, talking());
    expect(text(one(card, ".bar"))).toBe("my_phone.title dial.choose");
    one(card, "[data-action=choose]").click();
    await settled(card);
    all(card, "[role=option]")[0]?.click();
    await settled(card);
    expect(house.requests.at(-1)?.command).toEqual({
      type: "frontend/set_user_data",
      key: "openvox_uc",
      value: { phone: { entry_id: ENTRY, number: "102" } },
    });
  });

  it("is kept beside what is already kept, which is read first", async () => {
    const card = await placed(house, CARD, talking());
    house.reconnect();
    card.remove();
    document.body.append(card);
    await settled(card);
    house.shows(talking());
    await settled(card);
    one(card, "[data-action=choose]").click();
    await settled(card);
    all(card, "[role=option]")[0]?.click();
    await settled(card);
    expect(house.requests).toEqual([]);
    house.says("frontend/subscribe_user_data", { value: { collapsed: ["attic"] } });
    await settled(card);
    expect(house.requests[0]?.command.value).toEqual({
      phone: { entry_id: ENTRY, number: "102" },
      collapsed: ["attic"],
    });
  });

  it("takes no room on a wall, except in a call or when something is wrong", async () => {
    const card = await placed(house, CARD, talking(), { mine: "102", config: { wallboard: true } });
    const hidden = [card.hasAttribute("idle")];
    for (const change of [{ phones: { "102": phone({ state: "ringing", call_id: "1.1" }) } }, { connected: false }]) {
      house.live({ changes: { [ENTRY]: change } });
      await settled(card);
      hidden.push(card.hasAttribute("idle"));
    }
    house.shows(talking());
    await settled(card);
    expect([...hidden, card.hasAttribute("idle")]).toEqual([true, false, false, true]);
  });

  it("is missing if the user may use none", async () => {
    const card = await placed(house, CARD, pbx({ phones: { "101": phone({ control: false }) } }));
    expect(text(one(card, ".bar"))).toBe("dial.no_phone");
    expect(all(card, "button")).toEqual([]);
  });

  it("is shown while nothing happens, as high as in a call", async () => {
    const card = await placed(house, CARD, talking(), { mine: "102" });
    expect(text(one(card, ".who"))).toBe("Ben state.idle102");
    expect(all(card, "[role=note]")).toEqual([]);
    expect(buttons(card)).toEqual([]);
  });

  it("does not ring if it is not to be disturbed, which the list to choose it says, too", async () => {
    const phones = { "102": phone({ name: "Ben", badges: ["do_not_disturb"] }), "103": phone() };
    const card = await placed(house, CARD, pbx({ phones }), { mine: "102" });
    expect(text(one(card, ".who"))).toBe("Ben badge.do_not_disturb102");
    one(card, "[data-action=choose]").click();
    await settled(card);
    expect(all(card, "[role=option]").map(text)).toEqual(["103 103", "Ben badge.do_not_disturb 102"]);
  });

  it("says who calls, how important that is, and what was before", async () => {
    const card = await rung();
    const [{ command, answer }] = house.reads as [ScriptedHouse["requests"][number]];
    expect(command).toEqual({ type: "openvox_uc/history/page", search: "0301234567", limit: 50 });
    const before = [past(1, { call_id: "1.1" }), past(2, { started_at: "2026-03-01T09:00:00Z" }), past(3)];
    answer({ calls: before.map((each) => ({ ...each, other_number: "0301234567" })), next: null });
    await settled(card);
    expect(text(one(card, ".name"))).toBe("Mrs Winter Winter & Sons");
    expect(text(one(card, ".detail"))).toBe("0301234567 mine.vip state.ringing 1:00 mine.earlier 2 09:00");
    expect(one(card, "[role=note]").textContent).toBe("Knows\nthe boss");
    expect(text(one(card, "[role=status]"))).toBe("mine.rings Mrs Winter");
    expect(buttons(card)).toEqual(["menu.decline: Mrs Winter"]);
  });

  it("says nothing of the caller while the PBX is offline", async () => {
    const card = await rung();
    house.live({ changes: { [ENTRY]: { connected: false } } });
    await settled(card);
    expect(all(card, "[role=note]")).toEqual([]);
  });

  it("names the queue that was called", async () => {
    const queues = { "6500": { name: "Sales", waiting: 1, longest_wait_since: null, agents: [] } };
    const calls = { "1.1": call({ dialed: "6500" }) };
    const card = await placed(house, CARD, talking({ calls, queues }), { mine: "101" });
    expect(text(one(card, ".detail"))).toBe("0301234567 Sales state.in_use 1:00");
  });

  it("rings at the other party while that does not answer", async () => {
    const calls = { "1.1": call({ direction: "outbound", caller: "101", answered_at: null }) };
    const card = await placed(house, CARD, talking({ calls }), { mine: "101" });
    expect(text(one(card, ".detail"))).toBe("0301234567 state.calling 1:00");
  });

  it("counts how long the caller has been on hold, not the call, and nothing if that is unknown", async () => {
    const detail = (card: Card): string => text(one(card, ".detail"));
    const hold = (): void =>
      house.live({ changes: { [ENTRY]: { phones: { "101": { ...alice, state: "on_hold" } } } } });
    const alice = talking().phones["101"] as Phone;
    const card = await placed(house, CARD, talking(), { mine: "101" });
    vi.setSystemTime(Date.parse("2026-03-01T10:02:00Z"));
    hold();
    vi.setSystemTime(Date.parse("2026-03-01T10:02:07Z"));
    hold();
    await settled(card);
    expect(detail(card)).toBe("0301234567 state.on_hold 0:07");
    house.shows({ ...talking(), phones: { "101": { ...alice, state: "on_hold" } } });
    await settled(card);
    expect(detail(card)).toBe("0301234567 state.on_hold 0:07");
    house.shows(pbx());
    house.shows({ ...talking(), phones: { "101": { ...alice, state: "on_hold" } } });
    await settled(card);
    expect(detail(card)).toBe("0301234567 state.on_hold");
  });

  it("offers what can be done with the call, and with whom", async () => {
    const card = await placed(house, CARD, talking(), { mine: "101" });
    expect(buttons(card)).toEqual([
      "menu.transfer: Mrs Winter",
      "menu.ask: Mrs Winter",
      "menu.hold: Mrs Winter",
      "menu.mute: Mrs Winter",
      "menu.hang_up: Mrs Winter",
    ]);
    one(card, "[data-action=hang_up]").click();
    expect(house.services).toHaveBeenCalledExactlyOnceWith("openvox_uc", "hang_up", {}, { device_id: "d101" }, false);
  });
});

describe("the focus", () => {
  it("stays on the card once the phone is chosen", async () => {
    const card = await placed(house, CARD, talking());
    one(card, "[data-action=choose]").focus();
    house.myPhoneIs("102");
    await settled(card);
    expect(card.shadowRoot?.activeElement).toBe(one(card, ".content"));
  });

  it.each<[string, string, Partial<Phone>]>([
    ["hold", "resume", { state: "on_hold" }],
    ["park", "get_back", { state: "idle", call_id: null }],
    ["hang_up", "get_back", { state: "idle", call_id: null }],
  ])("goes from %s to %s", async (action, next, fields) => {
    const shown = talking({ codes: { park_code: "70", retrieval_codes: ["71"] } });
    const card = await placed(house, CARD, shown, { mine: "101" });
    one(card, `[data-action=${action}]`).focus();
    const alice = { ...shown.phones["101"], ...fields } as Phone;
    house.shows({ ...shown, phones: { ...shown.phones, "101": alice } });
    await settled(card);
    const focused = card.shadowRoot?.activeElement as HTMLElement | null;
    expect(focused?.dataset.action).toBe(next);
  });
});

describe("keys", () => {
  it("do what the buttons say that they do, but not where the user types", async () => {
    const card = await placed(house, CARD, talking(), { mine: "101" });
    expect(all(card, ".action").map(({ title }) => title)).toEqual([
      "menu.transfer: Mrs Winter (⇧T)",
      "menu.ask: Mrs Winter (⇧A)",
      "menu.hold: Mrs Winter (⇧H)",
      "menu.mute: Mrs Winter (⇧M)",
      "menu.hang_up: Mrs Winter (⇧X)",
    ]);
    const field = document.createElement("input");
    document.body.append(field);
    press(field, "H");
    expect(house.services).not.toHaveBeenCalled();
    press(document.body, "h");
    press(document.body, "H");
    expect(house.services).toHaveBeenCalledExactlyOnceWith("openvox_uc", "hold", {}, { device_id: "d101" }, false);
    press(document.body, "T");
    await settled(card);
    expect(text(one(card, "h2"))).toBe("transfer.transfer Mrs Winter");
    card.remove();
    press(document.body, "X");
    expect(house.services).toHaveBeenCalledOnce();
  });
});

describe("a phone that rings", () => {
  it("says of a caller without a number that the caller is unknown", async () => {
    await rung({ with_name: null, with_number: null });
    expect(document.title).toBe("📞 mine.rings call_title.unknown_caller");
  });

  it("changes the title of the tab, until it is over", async () => {
    const card = await rung();
    expect(document.title).toBe("📞 mine.rings Mrs Winter");
    house.shows(talking());
    await settled(card);
    expect(document.title).toBe("Phones");
  });

  it("gives the title back where there are two cards", async () => {
    const cards = [await rung(), await placed(house, CARD)];
    house.shows(talking());
    for (const card of cards) await settled(card);
    expect(document.title).toBe("Phones");
  });

  it("leaves the title that another page has set meanwhile", async () => {
    const card = await rung();
    document.title = "Settings";
    card.remove();
    expect(document.title).toBe("Settings");
  });

  it("gives the title back when the card goes", async () => {
    const card = await rung();
    card.remove();
    expect(document.title).toBe("Phones");
  });

  it("is silent while Home Assistant cannot say whether it still rings", async () => {
    const card = await rung();
    card.hass = { ...house.hass, connected: false };
    await settled(card);
    expect(document.title).toBe("Phones");
    card.hass = house.hass;
    await settled(card);
    expect(document.title).toBe("📞 mine.rings Mrs Winter");
  });

  it("sounds, if the user wants that", async () => {
    const tones = vi.fn();
    const part = {
      connect: () => part,
      frequency: {},
      gain: { setValueAtTime: vi.fn(), exponentialRampToValueAtTime: vi.fn() },
      start: tones,
      stop: vi.fn(),
    };
    const close = vi.fn(async () => undefined);
    class Context {
      currentTime = 0;
      createOscillator = () => part;
      createGain = () => part;
      close = close;
    }
    vi.stubGlobal("AudioContext", Context);
    const card = await placed(house, CARD, talking(), { mine: "101" });
    house.says("frontend/subscribe_user_data", {
      value: { phone: { entry_id: ENTRY, number: "101" }, alert: { sound: true } },
    });
    house.live({ changes: { [ENTRY]: { phones: { "101": phone({ state: "ringing", call_id: "2.2" }) } } } });
    await settled(card);
    expect(tones).toHaveBeenCalledTimes(2);
    vi.advanceTimersByTime(3000);
    expect(tones).toHaveBeenCalledTimes(4);
    house.live({ changes: { [ENTRY]: { phones: { "101": phone() } } } });
    await settled(card);
    vi.advanceTimersByTime(9000);
    expect(tones).toHaveBeenCalledTimes(4);
    expect(close).toHaveBeenCalledOnce();
    vi.unstubAllGlobals();
  });

  it("is announced by the browser where that is allowed and the page is in the background", async () => {
    const shown = vi.fn();
    class Notice {
      static permission = "granted";
      static requestPermission = async () => "granted";
      close = vi.fn();
      constructor(...parts: unknown[]) {
        shown(...parts);
      }
    }
    vi.stubGlobal("Notification", Notice);
    vi.spyOn(document, "hidden", "get").mockReturnValue(true);
    const card = await placed(house, CARD, talking(), { mine: "101" });
    house.live({ changes: { [ENTRY]: { phones: { "101": phone() } } } });
    await settled(card);
    one(card, "[data-action=alert]").click();
    await settled(card);
    one<HTMLInputElement>(card, "input[name=notify]").click();
    await settled(card);
    const value = { phone: { entry_id: ENTRY, number: "101" }, alert: { notify: true } };
    expect(house.requests.at(-1)?.command).toEqual({ type: "frontend/set_user_data", key: "openvox_uc", value });
    house.says("frontend/subscribe_user_data", { value });
    house.live({
      changes: { [ENTRY]: { phones: { "101": phone({ state: "ringing", with_name: "Ben", call_id: "2.2" }) } } },
    });
    await settled(card);
    expect(shown).toHaveBeenCalledExactlyOnceWith("mine.rings Ben", { tag: "openvox_uc" });
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });
});

describe("a queue that the user watches", () => {
  const waits = call({ call_id: "3.3", dialed: "6500", answered_at: null });
  const queues = { "6500": { name: "Sales", waiting: 1, longest_wait_since: null, agents: [] } };
  const value = { alert: { queues: [`${ENTRY} 6500`] } };

  it("is chosen even without a phone of the user's own, and draws attention until an answer", async () => {
    const card = await placed(house, CARD, pbx({ queues, calls: { "3.3": waits } }));
    expect(document.title).toBe("Phones");
    one(card, "[data-action=alert]").click();
    await settled(card);
    one<HTMLInputElement>(card, "input[name=queue]").click();
    expect(house.requests.at(-1)?.command).toEqual({ type: "frontend/set_user_data", key: "openvox_uc", value });
    house.says("frontend/subscribe_user_data", { value });
    await settled(card);
    expect(text(one(card, "[role=status]"))).toBe("mine.rings_queue Mrs Winter Sales");
    expect(document.title).toBe("📞 mine.rings_queue Mrs Winter Sales");
    house.live({ changes: { [ENTRY]: { calls: { "3.3": { ...waits, answered_at: "2026-03-01T10:01:00Z" } } } } });
    await settled(card);
    expect([document.title, text(one(card, "[role=status]"))]).toEqual(["Phones", ""]);
  });
});
