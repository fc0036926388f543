import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { RecentCard } from "../src/cards/recent";
import "../src/main";
import { HistoryController, type MissedCaller } from "../src/history";
import { all, one, pbx, phone, placed, settled, talking, text } from "./house";
import { missed, past, pasts, ScriptedHouse } from "./scripted-house";

type Told = Parameters<ScriptedHouse["history"]>[0];

const NAME = "openvox-uc-recent";
const MARKUP = "<img src=x onerror=alert(1)>";

let house: ScriptedHouse;
let card: RecentCard;
let looked: number;
let atEnd: ((entries: { isIntersecting: boolean }[]) => void) | undefined;

beforeEach(() => {
  vi.stubGlobal(
    "IntersectionObserver",
    class {
      constructor(callback: typeof atEnd) {
        atEnd = callback;
        looked += 1;
      }
      observe(): void {}
      disconnect(): void {
        atEnd = undefined;
      }
    },
  );
  looked = 0;
  house = new ScriptedHouse();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

async function placeCard(mine: string | undefined = "103", shown = talking()): Promise<void> {
  card = await placed<RecentCard>(house, NAME, shown, mine === undefined ? {} : { mine });
}

async function tell(...messages: (Told | { missed: MissedCaller[] })[]): Promise<void> {
  for (const message of messages) {
    if ("missed" in message) house.missed(message.missed);
    else await house.history(message);
  }
  await settled(card);
}

function rows(): string[] {
  return all(card, "li").map((row) => text(row));
}

function names(): string[] {
  return all(card, ".name").map(text);
}

function button(label: string): HTMLButtonElement {
  return one(card, `button[aria-label="${label}"]`);
}

async function choose(filter: string): Promise<void> {
  one(card, `[data-filter=${filter}]`).click();
  await settled(card);
}

function labels(): string[] {
  return all(card, "li button").map((found) => found.getAttribute("aria-label") ?? "");
}

async function click(label: string): Promise<void> {
  button(label).click();
  await settled(card);
}

function page(...calls: ReturnType<typeof past>[]): Told {
  return { page: { calls, next: null } };
}

describe("on the wall", () => {
  it("are the figures of those who were missed alone, today if known", async () => {
    vi.useFakeTimers({ now: Date.parse("2026-02-01T12:00:00Z"), toFake: ["Date"] });
    card = await placed<RecentCard>(house, NAME, talking(), { mine: "103", config: { wallboard: true } });
    const yesterday = past(0, { started_at: "2026-01-31T12:00:00Z" });
    await tell({ page: { calls: [...pasts(2, 1), yesterday], next: "c" } }, { missed: [missed(1)] });
    expect(house.reads.at(-1)?.command).toMatchObject({ type: "openvox_uc/history/page", outcome: ["missed"] });
    const figures = (): string[] => all(card, "dl > div").map((figure) => text(figure));
    expect(figures()).toEqual(["recent.missed_today2", "recent.filter_due1"]);
    await tell({ page: { calls: pasts(50, 1), next: "c" } });
    expect(figures()[0]).toBe("recent.missed_today50+");
    expect(all(card, "input, button")).toEqual([]);
  });
});

describe("the list", () => {
  beforeEach(async () => {
    vi.useFakeTimers({ now: Date.parse("2026-02-02T10:00:00Z"), toFake: ["Date"] });
    await placeCard();
  });

  it("has all calls by their days, and marks those that are to be called back", async () => {
    const now = past(9, { started_at: "2026-02-02T08:00:00Z" });
    const lost = past(2, { outcome: "missed", answered_by: null });
    await tell(page(now, lost, past(1)), { missed: [missed(2, { calls: 4 })] });
    expect(all(card, "h3").map(text)).toEqual(["today", "yesterday"]);
    expect(names()).toEqual(["Caller 9", "Caller 2", "Caller 1"]);
    expect(rows()[1]).toMatch(/Caller 2 00:02\s*Alice\s*recent\.calls 4/);
    expect(rows()[2]).toMatch(/Caller 1 00:01\s*Alice\s*1:05/);
    expect(all(card, "li.due").map((row) => text(one(row, ".name")))).toEqual(["Caller 2"]);
    expect(labels().filter((label) => label.startsWith("recent.done"))).toEqual(["recent.done Caller 2"]);
  });

  it.each([
    ["missed", { outcome: ["missed"] }],
    ["outgoing", { direction: ["outbound"] }],
    ["voicemail", { voicemail: true }],
    ["recorded", { recorded: true }],
  ])("shows the calls of the filter %s alone", async (filter, wanted) => {
    await placeCard("103", talking({ may_play: true }));
    await tell(page(past(2)), { missed: [missed(3)] });
    await choose(filter);
    expect(house.reads.at(-1)?.command).toEqual({ type: "openvox_uc/history/page", limit: 50, ...wanted });
    await tell(page(past(4)), { missed: [missed(3)] });
    expect(names()).toEqual(["Caller 4"]);
    await choose("all");
    expect(house.reads.at(-1)?.command).toEqual({ type: "openvox_uc/history/page", limit: 50 });
  });

  it("offers recorded calls only to those who may play them", () => {
    expect(all(card, ".chip").map(text)).toEqual([
      "recent.filter_all",
      "recent.filter_due 0",
      "recent.filter_missed",
      "recent.filter_outgoing",
      "recent.filter_voicemail",
    ]);
  });

  it("has all callers to call back under a filter of their own, with their days", async () => {
    const today = missed(4, { started_at: "2026-02-02T08:00:00Z", extensions: ["101", "102", "103", "9"] });
    await tell(page(past(2)), { missed: [today, missed(3, { calls: 2, direction: "internal" })] });
    expect(text(one(card, "[data-filter=due]"))).toBe("recent.filter_due 2");
    await choose("due");
    await tell({ page: { calls: [past(2)], next: "c2" } });
    expect(all(card, "h3").map(text)).toEqual(["today", "yesterday"]);
    expect(rows()[0]).toMatch(/Caller 4 08:00\s*Alice, Ben, 103 \+1/);
    expect(rows()[1]).toMatch(/Caller 3 00:03\s*Alice\s*recent\.calls 2/);
    expect(all(card, ".more")).toEqual([]);
    await tell({ missed: [] });
    expect(text(one(card, ".hint"))).toBe("recent.none_due");
  });

  it("leaves out what the cards themselves dial: codes to pick up, park, and get back", async () => {
    const dialed = (number: number, code: string): ReturnType<typeof past> =>
      past(number, { direction: "outbound", dialed: code, other: code, other_number: code, outcome: "failed" });
    await tell(page(dialed(5, "*8108"), dialed(4, "701"), dialed(3, "700"), dialed(2, "7010"), past(1)));
    const codes = { pickup_code: "*8", park_code: "700", retrieval_codes: ["701"] };
    house.live({ changes: { entry: { codes } } });
    await settled(card);
    expect(names()).toEqual(["7010", "Caller 1"]);
  });

  it("shows by its icon how a call went", async () => {
    await tell(page(past(2, { outcome: "missed", icon: "mdi:phone-missed" }), past(1, { direction: "outbound" })));
    const icons = all<HTMLElement & { icon?: string }>(card, "li > ha-icon");
    expect(icons.map((icon) => [icon.icon, icon.getAttribute("aria-label")])).toEqual([
      ["mdi:phone-missed", "direction.inbound, outcome.missed"],
      ["mdi:phone-incoming", "direction.outbound, outcome.answered"],
    ]);
    expect(all(card, "li.missed")).toHaveLength(1);
  });

  it("names what is not known or hidden, and offers nothing for it", async () => {
    const hidden = past(2, { other: "•••••567", other_number: null, caller_name: null });
    await tell(page(hidden, past(1, { other: null, other_number: null, caller_name: null, started_at: null })), {
      missed: [missed(2, { other: "•••••567", caller_name: null, other_number: null, control: false })],
    });
    expect(names()).toEqual(["•••••567", "recent.unknown"]);
    expect(all(card, "h3")).toHaveLength(1);
    expect(labels()).toEqual([]);
  });

  it("shows markup in names as text", async () => {
    await tell(page(past(1, { other: MARKUP })));
    expect(names()).toEqual([MARKUP]);
    expect(all(card, "img")).toEqual([]);
  });

  it("says that there are no calls", async () => {
    await tell(page());
    expect(text(one(card, ".hint"))).toBe("recent.none_all");
  });

  it("does not draw calls again when phones change", async () => {
    await tell(page(...pasts(9, 1)));
    const draw = vi.spyOn(card as unknown as { renderContent: () => unknown }, "renderContent");
    const changes = new MutationObserver(() => undefined);
    changes.observe(one(card, ".calls"), { subtree: true, childList: true, attributes: true, characterData: true });
    house.live({ changes: { entry: { phones: { "102": phone({ name: "Ben", state: "ringing" }) } } } });
    await settled(card);
    expect(draw).toHaveBeenCalled();
    expect(changes.takeRecords()).toEqual([]);
  });
});

describe("new calls", () => {
  it("come first, and the focus stays where it is", async () => {
    await placeCard();
    await tell(page(past(2), past(1)));
    const focused = button("recent.call Caller 1");
    focused.focus();
    await tell({ changed: [past(3)] });
    expect(names()).toEqual(["Caller 3", "Caller 2", "Caller 1"]);
    expect(card.shadowRoot?.activeElement).toBe(focused);
  });

  it("let a caller go to the top together with the focus", async () => {
    await placeCard();
    await choose("due");
    await tell(page(), { missed: [missed(3), missed(2), missed(1)] });
    const focused = button("recent.done Caller 1");
    focused.focus();
    // In a browser, an element that moves loses the focus.
    const { insertBefore } = Node.prototype;
    vi.spyOn(Node.prototype, "insertBefore").mockImplementation(function <T extends Node>(
      this: Node,
      ...moved: [T, Node | null]
    ) {
      if (moved[0].contains(focused)) focused.blur();
      return insertBefore.apply(this, moved) as T;
    });
    await tell({ missed: [missed(1, { started_at: "2026-02-01T00:04:00+00:00" }), missed(3), missed(2)] });
    expect(names()).toEqual(["Caller 1", "Caller 3", "Caller 2"]);
    expect(card.shadowRoot?.activeElement).toBe(focused);
  });
});

describe("a caller who goes", () => {
  it("leaves the focus with the one before if it was the last, on any button that is there", async () => {
    await placeCard();
    await choose("due");
    await tell(page(), { missed: [missed(3), missed(2, { control: false }), missed(1)] });
    button("recent.done Caller 1").focus();
    await tell({ missed: [missed(3), missed(2, { control: false })] });
    expect(card.shadowRoot?.activeElement).toBe(button("recent.call Caller 2"));
  });

  it("leaves the focus with the list if it was the only one of a day", async () => {
    await placeCard();
    await choose("due");
    await tell(page(), { missed: [missed(2), missed(1, { started_at: "2026-01-31T12:00:00Z" })] });
    button("recent.done Caller 2").focus();
    await tell({ missed: [missed(1, { started_at: "2026-01-31T12:00:00Z" })] });
    expect(card.shadowRoot?.activeElement).toBe(one(card, ".calls"));
  });
});

describe("older calls", () => {
  beforeEach(async () => {
    await placeCard();
    await tell({ page: { calls: [past(9)], next: "c9" } });
  });

  it("are loaded as one comes to the end", async () => {
    atEnd?.([{ isIntersecting: false }]);
    expect(house.requests).toHaveLength(0);
    atEnd?.([{ isIntersecting: true }]);
    await settled(card);
    expect(text(one(card, ".more"))).toBe("recent.loading");
    house.requests[0]?.answer({ calls: [past(8)], next: null });
    await settled(card);
    expect(names()).toEqual(["Caller 9", "Caller 8"]);
    expect(atEnd).toBeUndefined();
  });

  it("are looked for again after a page that may not fill the view", async () => {
    one(card, ".more").click();
    await settled(card);
    house.requests[0]?.answer({ calls: [past(8)], next: "c8" });
    await settled(card);
    expect(looked).toBe(2);
  });

  it("are loaded by a button too, which says why it failed and stays", async () => {
    one(card, ".more").click();
    await settled(card);
    house.requests[0]?.refuse({ message: "The history cannot be read." });
    await settled(card);
    expect(text(one(card, '[role="alert"]'))).toBe("The history cannot be read.");
    house.live({ changes: { entry: { connected: true } } });
    await settled(card);
    expect([house.requests.length, looked]).toEqual([1, 1]);
    one(card, ".more").click();
    expect(house.requests).toHaveLength(2);
  });
});

describe("a full list", () => {
  it("loads no more, and says how earlier calls are found", async () => {
    await placeCard();
    vi.spyOn(HistoryController.prototype, "isFull", "get").mockReturnValue(true);
    await tell({ page: { calls: [past(9)], next: "c9" } });
    expect(text(one(card, ".hint"))).toBe("recent.full");
    expect(all(card, ".more")).toEqual([]);
    expect(atEnd).toBeUndefined();
  });
});

describe("the search", () => {
  beforeEach(async () => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    await placeCard();
    await tell(page(past(9)), { missed: [missed(3)] });
  });

  async function type(typed: string): Promise<void> {
    const field = one<HTMLInputElement>(card, "input");
    field.value = typed;
    field.dispatchEvent(new Event("input"));
    await settled(card);
  }

  it("sends a request once the user pauses, and shows only the matches", async () => {
    await type("win");
    vi.advanceTimersByTime(100);
    await type(" winter ");
    vi.advanceTimersByTime(300);
    await settled(card);
    expect(house.reads.map(({ command }) => command.search).filter(Boolean)).toEqual(["winter"]);
    await tell(page(past(4)), { missed: [missed(3), missed(4, { other: "Found by the phone" })] });
    expect(names()).toEqual(["Caller 4"]);
    expect(labels()).toContain("recent.done Caller 4");
  });

  it("understands days, among the callers to call back, too", async () => {
    await type("caller 2026-02-01");
    vi.advanceTimersByTime(300);
    await choose("due");
    expect(house.reads.at(-1)?.command).toEqual({
      type: "openvox_uc/history/page",
      limit: 1,
      search: "caller",
      start: Date.UTC(2026, 1, 1) / 1000,
      end: Date.UTC(2026, 1, 2) / 1000,
    });
    const others = [missed(2, { other: "Ben" }), missed(1, { started_at: "2026-02-02T00:00:00Z" })];
    await tell(page(), { missed: [missed(3), ...others] });
    expect(names()).toEqual(["Caller 3"]);
  });

  it("says that nothing was found", async () => {
    await type("nobody");
    vi.advanceTimersByTime(300);
    await settled(card);
    await tell(page());
    expect(text(one(card, ".hint"))).toBe("recent.none_found");
  });
});

describe("buttons", () => {
  it("call back from the user's phone, and say what happens", async () => {
    await placeCard();
    await tell(page(past(2)));
    await click("recent.call Caller 2");
    expect(house.services).toHaveBeenCalledWith("openvox_uc", "dial", { number: "0302" }, { device_id: "d103" }, false);
    expect(text(one(card, ".dial-status"))).toBe("dial.calling Caller 2 103");
    const said = [];
    for (const state of ["idle", "ringing", "in_use", "idle"] as const) {
      house.live({ changes: { entry: { phones: { "103": phone({ device_id: "d103", state }) } } } });
      await settled(card);
      said.push(text(one(card, ".dial-status")) !== "");
    }
    expect(said).toEqual([true, true, true, false]);
  });

  it("say on the card why a call failed", async () => {
    house.services.mockRejectedValue({ message: "Alice is busy." });
    await placeCard();
    await tell(page(past(1)));
    await click("recent.call Caller 1");
    expect(text(one(card, '[role="alert"]'))).toBe("Alice is busy.");
    expect(text(one(card, ".dial-status"))).toBe("");
  });

  it("are not there for those who may call from no phone", async () => {
    const shown = talking();
    for (const each of Object.values(shown.phones)) each.control = false;
    Object.assign(house.hass, { user: { id: "guest", is_admin: false } });
    await placeCard(undefined, shown);
    await tell(page(past(1, { caller_name: null })), { missed: [missed(1, { control: false })] });
    expect(labels()).toEqual([]);
  });

  it("call an extension from a phone of its own PBX only, and never from itself", async () => {
    await placeCard("103");
    house.live({ changes: { other: pbx({ phones: { "201": phone() } }) } });
    await tell(
      page(
        past(3, { other: "Ben", other_number: "102", direction: "internal" }),
        past(2, { other: "Far", other_number: "201", entry_id: "other", direction: "internal" }),
        past(1, { other: "Myself", other_number: "103", direction: "internal" }),
      ),
    );
    expect(labels()).toEqual(["recent.call Ben"]);
  });

  it("call a phone that the user may see but not control", async () => {
    await placeCard("103");
    house.live({ changes: { entry: { phones: { "102": phone({ name: "Ben", control: false }) } } } });
    await tell(page(past(3, { other: "Ben", other_number: "102", direction: "internal" })));
    expect(labels()).toEqual(["recent.call Ben"]);
  });

  it("mark a caller as done, and the focus moves to the next", async () => {
    await placeCard();
    await choose("due");
    await tell(page(), { missed: [missed(2), missed(1)] });
    button("recent.done Caller 2").focus();
    await click("recent.done Caller 2");
    expect(house.requests[0]?.command).toEqual({ type: "openvox_uc/missed/done", entry_id: "entry", uid: "2" });
    await tell({ missed: [missed(1)] });
    expect(card.shadowRoot?.activeElement).toBe(button("recent.done Caller 1"));
    await tell({ missed: [] });
    expect(card.shadowRoot?.activeElement).toBe(one(card, ".calls"));
  });

  it("play a recording, one at a time, and close it", async () => {
    await placeCard();
    const recorded = { recording_media_content_id: "media-source://openvox_uc/1" };
    await tell(page(past(2, recorded), past(1)));
    expect(labels().filter((label) => label.startsWith("recent.play"))).toEqual(["recent.play Caller 2"]);
    await click("recent.play Caller 2");
    expect(house.requests[0]?.command).toEqual({
      type: "media_source/resolve_media",
      media_content_id: "media-source://openvox_uc/1",
    });
    house.requests[0]?.answer({ url: "/api/play?sig=1" });
    await settled(card);
    expect(one(card, "audio").getAttribute("src")).toBe("/api/play?sig=1");
    expect(button("recent.play Caller 2").getAttribute("aria-pressed")).toBe("true");
    await click("recent.play Caller 2");
    expect(all(card, "audio")).toEqual([]);
  });

  it("play a voicemail", async () => {
    await placeCard();
    const sound = {
      voicemail: true,
      outcome: null,
      icon: "mdi:voicemail",
      recording_media_content_id: "media-source://openvox_uc/v",
    };
    await tell(
      page(past(2, { ...sound, caller: "101", callee: "102", extensions: ["102", "101"], answered_by: null })),
    );
    expect(rows()[0]).toMatch(/Caller 2 00:02\s*Ben\s*1:05/);
    expect(one(card, "li > ha-icon").getAttribute("aria-label")).toBe("direction.inbound, recent.voicemail");
    await click("recent.play_voicemail Caller 2");
    expect(house.requests[0]?.command.media_content_id).toBe("media-source://openvox_uc/v");
  });

  it("say that a recording cannot be played", async () => {
    await placeCard();
    await tell(page(past(2, { recording_media_content_id: "media-source://openvox_uc/1" })));
    await click("recent.play Caller 2");
    house.requests[0]?.answer({ url: "/api/play?sig=1" });
    await settled(card);
    one(card, "audio").dispatchEvent(new Event("error"));
    await settled(card);
    expect(text(one(card, '[role="alert"]'))).toBe("recent.not_playable");
    expect(all(card, "audio")).toEqual([]);
  });
});

describe("a contact", () => {
  const strangers = past(1, { other: "0301", caller_name: null });

  async function save(name: string): Promise<void> {
    await click("recent.add_contact 0301");
    one<HTMLInputElement>(card, 'input[name="name"]').value = name;
    one(card, "form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
    await settled(card);
  }

  function finds(...contacts: unknown[]): void {
    house.services.mockImplementation(async (_domain, service) =>
      service === "get_contacts" ? { response: { contacts } } : undefined,
    );
  }

  function saved(): unknown {
    return house.services.mock.calls.find(([, service]) => service === "set_contact")?.[2];
  }

  it("is added for a stranger, by an administrator", async () => {
    finds({ name: "Mrs Winterbottom", numbers: ["0309"], address_book: null });
    await placeCard();
    await tell(page(strangers, past(2)));
    expect(labels().filter((label) => label.startsWith("recent.add_contact"))).toEqual(["recent.add_contact 0301"]);
    await save(" Mrs Winter ");
    expect(saved()).toEqual({ name: "Mrs Winter", numbers: ["0301"], vip: false });
    expect(all(card, "form")).toEqual([]);
  });

  it("that is known keeps its other numbers", async () => {
    finds(
      { name: "Mrs Winter", numbers: ["0309"], company: "Shop", vip: true, address_book: null },
      { name: "Mrs Winter", numbers: ["0308"], address_book: "Cloud" },
    );
    await placeCard();
    await tell(page(strangers));
    await save("mrs winter");
    expect(saved()).toEqual({ name: "mrs winter", numbers: ["0309", "0301"], vip: true });
  });

  it("is not added by others, nor without a name", async () => {
    finds();
    await placeCard();
    await tell(page(strangers));
    await save("  ");
    expect(house.services).not.toHaveBeenCalled();
    card.hass = { ...house.hass, user: { id: "receptionist", is_admin: false } };
    await settled(card);
    expect(labels()).toContain("recent.add_contact 0301");
    const shown = talking();
    for (const each of Object.values(shown.phones)) each.control = false;
    house.shows(shown);
    await settled(card);
    expect(labels()).toEqual([]);
  });
});
