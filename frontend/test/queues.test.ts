import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { QueuesCard } from "../src/cards/queues";
import type { Agent, Call, Codes, Phone, Queue } from "../src/live";
import "../src/main";
import { all, call, ENTRY, one, pbx, phone, placed, settled, talking, text } from "./house";
import { ScriptedHouse } from "./scripted-house";

const NAME = "openvox-uc-queues";
const MARKUP = "<img src=x onerror=alert(1)>";

function agent(number: string, fields: Partial<Agent> = {}): Agent {
  return { number, name: null, state: "not_in_use", paused: false, ...fields };
}

function queue(fields: Partial<Queue> = {}): Queue {
  return { name: "Sales", waiting: 0, longest_wait_since: null, agents: [], ...fields };
}

const ALICE = agent("101", { name: "Alice", state: "in_use" });
const BEN = agent("102", { name: "Ben" });
const BUSY = queue({ waiting: 3, longest_wait_since: "2026-03-01T10:00:00+00:00", agents: [ALICE, BEN] });

let house: ScriptedHouse;
let card: QueuesCard;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse("2026-03-01T10:01:05Z"), toFake: ["Date", "setInterval", "clearInterval"] });
  house = new ScriptedHouse();
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

async function show(queues: Record<string, Queue>, config: Record<string, unknown> = {}): Promise<void> {
  card = await placed<QueuesCard>(house, NAME, talking({ queues }), { mine: "103", config });
}

function headings(): string[] {
  return all(card, "h3").map(text);
}

function figures(): string[] {
  return all(card, "dl > div").map((figure) => `${text(one(figure, "dt"))}: ${text(one(figure, "dd"))}`);
}

function agents(): [string, string | null][] {
  return all(card, "li").map((row) => [text(one(row, ".agent")), row.getAttribute("data-tone")]);
}

function buttons(): string[] {
  return all(card, "button").map((button) => button.getAttribute("aria-label") ?? "");
}

describe("a queue", () => {
  it("shows who waits, for how long, and who is free", async () => {
    await show({ "6500": BUSY });
    expect(headings()).toEqual(["Sales 6500"]);
    expect(figures()).toEqual(["queues.waiting: 3", "queues.longest_wait: 1:05", "queues.free: 1/2"]);
    vi.advanceTimersByTime(2000);
    expect(text(one(card, "openvox-uc-elapsed"))).toBe("1:07");
    expect(all(card, "section.waiting")).toHaveLength(1);
  });

  it("follows what changes", async () => {
    await show({ "6500": BUSY });
    house.live({ changes: { [ENTRY]: { queues: { "6500": queue({ agents: [BEN] }) } } } });
    await settled(card);
    expect(figures()).toEqual(["queues.waiting: 0", "queues.free: 1/1"]);
    expect(all(card, "section.waiting")).toEqual([]);
    house.live({ changes: { [ENTRY]: { queues: { "6500": null } } } });
    await settled(card);
    expect(text(one(card, ".hint"))).toBe("queues.none card.integration");
  });

  it("shows markup in names as text", async () => {
    await show({ "6500": queue({ name: MARKUP, agents: [agent("102", { name: MARKUP })] }) });
    expect([headings(), agents()]).toEqual([[`${MARKUP} 6500`], [[`${MARKUP}agent.not_in_use`, "free"]]]);
    expect(all(card, "img")).toEqual([]);
  });

  it.each([
    ["not_in_use", false, "agent.not_in_use", "free"],
    ["ringing", false, "agent.ringing", "busy"],
    ["unavailable", false, "agent.unavailable", "away"],
    ["not_in_use", true, "agent.paused", "away"],
    ["something_new", false, "agent.unknown", "away"],
    [null, false, "agent.unknown", "away"],
  ])("shows an agent whose state is %s, paused %s, as %s", async (state, paused, shown, tone) => {
    await show({ "6500": queue({ agents: [agent("900", { state, paused })] }) });
    expect(agents()).toEqual([[`900${shown}`, tone]]);
  });

  it.each<[string, Partial<Phone>, string, string]>([
    ["not_in_use", { state: "ringing" }, "agent.ringing", "busy"],
    ["not_in_use", { state: "in_use" }, "agent.in_use", "busy"],
    ["not_in_use", { state: "unregistered" }, "agent.unavailable", "away"],
    ["in_use", { state: "idle" }, "agent.not_in_use", "free"],
    ...["busy", "on_hold", "ringing", "ringing_in_use", "unavailable", "invalid"].map(
      (state): [string, Partial<Phone>, string, string] => [state, { state: "idle" }, "agent.not_in_use", "free"],
    ),
    ["wrap_up", { state: "idle" }, "agent.wrap_up", "busy"],
    ["not_in_use", { state: "idle", badges: ["do_not_disturb"] }, "agent.do_not_disturb", "away"],
    ["not_in_use", { state: "in_use", badges: ["do_not_disturb"] }, "agent.in_use", "busy"],
    ["not_in_use", { state: null, badges: ["do_not_disturb"] }, "agent.not_in_use", "free"],
    ["unavailable", { state: "on_hold" }, "agent.on_hold", "busy"],
  ])("shows an agent whose state is %s, while the phone is %j, as %s", async (state, fields, shown, tone) => {
    await show({ "6500": queue({ agents: [agent("102", { state })] }) });
    house.live({ changes: { [ENTRY]: { phones: { "102": phone({ name: "Ben", ...fields }) } } } });
    await settled(card);
    expect(agents()).toEqual([[`102${shown}`, tone]]);
  });

  it("has no longest wait if no one waits", async () => {
    await show({ "6500": queue({ waiting: 0, longest_wait_since: "2026-03-01T10:00:00Z" }) });
    expect(all(card, "openvox-uc-elapsed")).toHaveLength(0);
  });
});

describe("a caller who waits", () => {
  const waits = (call_id: string, minute: number): Call =>
    call({
      call_id,
      caller_name: call_id,
      dialed: "6500",
      answered_at: null,
      started_at: `2026-03-01T10:0${minute}:00+00:00`,
    });

  /** Two callers wait, for the second of whom Ben's phone rings; the user's phone is 103. */
  async function rung(codes: Codes = { pickup_code: "*8" }): Promise<void> {
    const phones = { ...talking().phones, "102": phone({ name: "Ben", state: "ringing", call_id: "Plumber" }) };
    const calls = {
      "1.1": call(),
      Plumber: waits("Plumber", 1),
      Winter: waits("Winter", 0),
      Other: { ...waits("Other", 0), dialed: "6501" },
    };
    const shown = pbx({ phones, calls, codes, queues: { "6500": queue({ waiting: 2 }) } });
    card = await placed<QueuesCard>(house, NAME, shown, { mine: "103" });
  }

  it("is named with the wait and the agents whose phones ring, the longest first", async () => {
    await rung();
    expect(agents()).toEqual([
      ["Winter 1:05", null],
      ["Plumber 0:05 Ben", null],
    ]);
    expect(one(card, ".callers").getAttribute("aria-label")).toBe("queues.waiting");
  });

  it("is picked up by the user's phone", async () => {
    await rung();
    expect(buttons()).toEqual(["menu.pick_up"]);
    one(card, "[data-action=pick_up]").click();
    await settled(card);
    expect(house.services).toHaveBeenCalledExactlyOnceWith(
      "openvox_uc",
      "pick_up",
      { extension: "102" },
      { device_id: "d103" },
      false,
    );
  });

  it("cannot be picked up without a code for that", async () => {
    await rung({});
    expect(buttons()).toEqual([]);
    expect(all(card, ".handle")).toEqual([]);
  });
});

describe("queues", () => {
  const several = { "6501": queue({ name: "Support" }), "701": queue({ name: null }), "6500": queue() };

  it("are sorted by number", async () => {
    await show(several);
    expect(headings()).toEqual(["701", "Sales 6500", "Support 6501"]);
  });

  it("are those of the configuration, also if numbers are not quoted there", async () => {
    await show(several, { queues: [6501] });
    expect(headings()).toEqual(["Support 6501"]);
  });

  it("are named with their PBX if there are several", async () => {
    await show({ "6500": queue() });
    house.live({ changes: { other: pbx({ name: "Branch", queues: { "6500": queue({ name: "Parts" }) } }) } });
    await settled(card);
    expect(headings()).toEqual(["Sales 6500 PBX", "Parts 6500 Branch"]);
  });

  it("are shown large on a wall", async () => {
    await show(several, { wallboard: true });
    expect(all(card, ".wallboard")).toHaveLength(1);
    expect([figures().length, agents()]).toEqual([6, []]);
  });

  it("have icons and short rows on a wall where they are many, and words for those who listen", async () => {
    const more = Object.fromEntries(["1", "2", "3", "4", "5"].map((name) => [name, queue({ name })]));
    await show({ "6500": BUSY, "6501": queue({ name: "Support", waiting: null }), ...more }, { wallboard: true });
    expect(headings().slice(-2)).toEqual(["Sales queues.longest_wait 1:05", "Support 6501"]);
    expect(figures().slice(-3)).toEqual(["queues.waiting: 3", "queues.free: 1/2", "queues.free: 0/0"]);
    expect(all(card, "dt ha-icon")).toHaveLength(figures().length);
    await show({ "6500": BUSY, ...more }, { wallboard: true });
    expect(all(card, "dt ha-icon")).toEqual([]);
  });

  it("are offered in the form of the card", async () => {
    const page = document.createElement("home-assistant");
    Object.assign(page, { hass: house.hass });
    document.body.append(page);
    const form = QueuesCard.getConfigForm();
    house.shows(talking({ queues: several }));
    expect((await form).schema.find(({ name }) => name === "queues")?.selector).toEqual({
      select: {
        multiple: true,
        custom_value: true,
        options: [
          { value: "701", label: "701" },
          { value: "6500", label: "Sales (6500)" },
          { value: "6501", label: "Support (6501)" },
        ],
      },
    });
  });
});

describe("an agent", () => {
  it("is paused and resumed, and the focus stays", async () => {
    await show({ "6500": BUSY });
    expect(buttons()).toEqual(["queues.pause Alice", "queues.pause Ben"]);
    const button = all<HTMLButtonElement>(card, "button")[1];
    button?.focus();
    button?.click();
    await settled(card);
    expect(house.services).toHaveBeenCalledWith(
      "openvox_uc",
      "queue_pause",
      { queue: "6500" },
      { device_id: "d102" },
      false,
    );
    const paused = queue({ agents: [{ ...BEN, paused: true }, ALICE] });
    house.live({ changes: { [ENTRY]: { queues: { "6500": paused } } } });
    await settled(card);
    expect(buttons()).toEqual(["queues.resume Ben", "queues.pause Alice"]);
    expect(card.shadowRoot?.activeElement).toBe(button);
    button?.click();
    await settled(card);
    expect(house.services.mock.lastCall?.[1]).toBe("queue_resume");
  });

  it("says on the card why that failed", async () => {
    house.services.mockRejectedValue({ message: "The PBX has no queue 6500." });
    await show({ "6500": BUSY });
    all(card, "button")[0]?.click();
    await settled(card);
    expect(text(one(card, '[role="alert"]'))).toBe("The PBX has no queue 6500.");
  });

  it("cannot be paused by those who may not, nor without a phone, nor without the PBX", async () => {
    const shown = talking({ queues: { "6500": queue({ agents: [ALICE, BEN, agent("109")] }) } });
    shown.phones["101"] = { ...shown.phones["101"], control: false } as (typeof shown.phones)[string];
    card = await placed<QueuesCard>(house, NAME, shown);
    expect(buttons()).toEqual(["queues.pause Ben"]);
    house.live({ changes: { [ENTRY]: { connected: false } } });
    await settled(card);
    expect(buttons()).toEqual([]);
  });
});
