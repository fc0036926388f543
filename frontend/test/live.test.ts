import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import "../src/main";
import { applyMessage, type Pbxs } from "../src/live";
import { named } from "../src/names";
import { all, call, ENTRY, House, one, pbx, phone, placed, settled, talking, text } from "./house";

afterEach(() => document.body.replaceChildren());

describe("what a message changes", () => {
  const before: Pbxs = { [ENTRY]: talking() };

  it("takes all, and forgets what is gone", () => {
    const now = applyMessage(before, { all: { other: { name: "Other", phones: { "7": phone() } } } });
    expect(Object.keys(now)).toEqual(["other"]);
    expect(now.other?.phones["7"]?.state).toBe("idle");
    expect(now.other?.calls).toEqual({});
  });

  it("changes what is named, and keeps the rest as the same objects", () => {
    const now = applyMessage(before, { changes: { [ENTRY]: { phones: { "102": phone({ state: "ringing" }) } } } });
    expect(now[ENTRY]?.phones["102"]?.state).toBe("ringing");
    expect(now[ENTRY]?.phones["101"]).toBe(before[ENTRY]?.phones["101"]);
    expect(now[ENTRY]?.calls).toBe(before[ENTRY]?.calls);
    expect(before[ENTRY]?.phones["102"]?.state).toBe("idle");
  });

  it("keeps phones that their devices name as the same objects", () => {
    const registry = { areas: {}, devices: { d102: { id: "d102", name_by_user: "Front desk" } } };
    const first = named(before, registry)[ENTRY]?.phones["102"];
    const again = named({ ...before }, registry)[ENTRY]?.phones["102"];
    expect(first?.name).toBe("Front desk");
    expect(again).toBe(first);
  });

  it("removes what is null", () => {
    const now = applyMessage(before, { changes: { [ENTRY]: { phones: { "103": null }, calls: { "1.1": null } } } });
    expect(Object.keys(now[ENTRY]?.phones ?? {})).toEqual(["101", "102"]);
    expect(now[ENTRY]?.calls).toEqual({});
  });

  it("changes the PBX itself", () => {
    const now = applyMessage(before, { changes: { [ENTRY]: { connected: false } } });
    expect(now[ENTRY]).toMatchObject({ connected: false, name: "PBX" });
  });

  it("adds a queue and takes it away", () => {
    const queue = { name: "Sales", waiting: 1, longest_wait_since: null, agents: [] };
    const now = applyMessage(before, { changes: { [ENTRY]: { queues: { "6500": queue } } } });
    expect(now[ENTRY]?.queues["6500"]).toBe(queue);
    expect(applyMessage(now, { changes: { [ENTRY]: { queues: { "6500": null } } } })[ENTRY]?.queues).toEqual({});
  });
});

describe("a subscription", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  const LIVE = "openvox_uc/live";

  it("is shared by all cards, and ends with the last", async () => {
    const house = new House();
    const phones = await placed(house, "openvox-uc-phones", talking());
    const calls = await placed(house, "openvox-uc-calls");
    expect(house.subscribed.filter((type) => type === LIVE)).toHaveLength(1);
    expect(text(one(calls, ".parties"))).toBe("Mrs Winter Alice");
    phones.remove();
    await settled(calls);
    expect(house.subscriptions.has(LIVE)).toBe(true);
    calls.remove();
    await settled(calls);
    expect(house.subscriptions.size).toBe(0);
  });

  it("is made again after the connection was lost, and shows the present state", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-calls", talking());
    house.reconnect();
    await settled(card);
    expect(text(one(card, ".parties"))).toBe("Mrs Winter Alice");
    house.shows(talking({ calls: {} }));
    await settled(card);
    expect(text(one(card, ".hint"))).toBe("calls.none");
    expect(house.subscribed.filter((type) => type === LIVE)).toHaveLength(2);
  });

  it("does not listen to what an earlier connection still says", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-calls", talking());
    const earlier = house.subscriptions.get(LIVE);
    house.reconnect();
    await settled(card);
    earlier?.({ all: {} });
    await settled(card);
    expect(all(card, ".parties")).toHaveLength(1);
  });

  it("is tried again while Home Assistant starts", async () => {
    const house = new House();
    house.unknown.add(LIVE);
    const card = await placed(house, "openvox-uc-calls");
    expect(house.subscriptions.has(LIVE)).toBe(false);
    house.unknown.clear();
    await vi.advanceTimersByTimeAsync(5000);
    house.shows(pbx({ calls: { "1.1": call() } }));
    await settled(card);
    expect(all(card, "li")).toHaveLength(1);
  });

  it("ends if its last card goes away before the answer", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-calls");
    card.remove();
    document.body.append(card);
    card.remove();
    await settled(card);
    expect(house.subscriptions.size).toBe(0);
    house.reconnect();
    await settled(card);
    expect(house.subscriptions.size).toBe(0);
  });

  it("is tried no more if its last card goes away before the refusal", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-calls");
    card.remove();
    house.unknown.add(LIVE);
    document.body.append(card);
    card.remove();
    const tried = house.subscribed.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(house.subscribed).toHaveLength(tried);
  });

  it("is tried no more without a card", async () => {
    const house = new House();
    house.unknown.add(LIVE);
    const card = await placed(house, "openvox-uc-calls");
    card.remove();
    const tried = house.subscribed.length;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(house.subscribed).toHaveLength(tried);
  });
});

describe("what is new at the PBX", () => {
  it("appears on the cards by itself", async () => {
    const house = new House();
    const phones = await placed(house, "openvox-uc-phones", talking());
    const queues = await placed(house, "openvox-uc-queues");
    await settled(queues);
    expect(text(one(queues, ".hint"))).toBe("queues.none card.integration");
    const sales = { name: "Sales", waiting: 0, longest_wait_since: null, agents: [] };
    house.live({ changes: { [ENTRY]: { phones: { "104": phone({ name: "Ida" }) }, queues: { "6500": sales } } } });
    await settled(phones);
    await settled(queues);
    expect(all(phones, ".name").map(text)).toEqual(["Alice", "Ben", "103", "Ida"]);
    expect(text(one(queues, "h3"))).toBe("Sales 6500");
  });
});

describe("what a card says about the connection", () => {
  it("greys, says so and takes nothing while it is lost", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    card.hass = { ...house.hass, connected: false };
    await settled(card);
    expect(text(one(card, "[role=status]"))).toBe("card.offline");
    expect(one(card, ".offline").inert).toBe(true);
    expect(all(card, "openvox-uc-phone")).toHaveLength(3);
    card.hass = { ...house.hass, connected: true };
    await settled(card);
    expect(all(card, ".offline, [role=status]")).toHaveLength(0);
  });

  it("names a PBX that is not connected", async () => {
    const card = await placed(new House(), "openvox-uc-phones", talking({ connected: false, name: "Hotel" }));
    expect(text(one(card, "[role=status]"))).toBe("card.pbx_offline Hotel");
  });

  it("says that there is no PBX", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones");
    house.live({ all: {} });
    await settled(card);
    expect(text(one(card, ".hint"))).toBe("card.no_pbx card.integration");
    expect(one(card, "a").getAttribute("href")).toBe("/config/integrations/integration/openvox_uc");
    card.hass = { ...house.hass, user: { id: "other", is_admin: false } };
    await settled(card);
    expect(all(card, "a")).toEqual([]);
  });

  it("is a skeleton while nothing is known yet", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones");
    expect(all(card, "[aria-busy=true]")).toHaveLength(1);
    house.shows(talking());
    await settled(card);
    expect(all(card, "[aria-busy=true]")).toHaveLength(0);
  });

  it("is not drawn again for states of other things", async () => {
    const house = new House();
    const card = await placed(house, "openvox-uc-phones", talking());
    card.hass = { ...house.hass, states: { "light.kitchen": { state: "on" } } };
    expect(card.isUpdatePending).toBe(false);
    card.hass = { ...house.hass, language: "de" };
    expect(card.isUpdatePending).toBe(true);
  });
});
