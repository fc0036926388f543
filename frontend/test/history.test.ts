import type { ReactiveController } from "lit";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { type HistoryCall, HistoryController, MAX_CALLS, withChanges, withOlder } from "../src/history";
import { past, pasts, ScriptedHouse } from "./scripted-house";

function ids(calls: readonly HistoryCall[] | undefined): string {
  return (calls ?? []).map(({ call_id }) => call_id).join(" ");
}

describe("calls in order", () => {
  it("are joined to those of the page before, each once", () => {
    expect(ids(withOlder(pasts(9, 7), pasts(7, 5)))).toBe("9 8 7 6 5");
  });

  it("of two PBXs may have the same id", () => {
    expect(withOlder([past(1)], [past(1, { entry_id: "other" })])).toHaveLength(2);
  });

  it.each([
    ["a new call comes first", [past(10)], "10 9 8 7"],
    ["one that began earlier comes to its place", [past(8.5)], "9 8.5 8 7"],
    ["one that is known better stays where it is", [past(8, { other: "known better" })], "9 8 7"],
    ["one of a page that was not read yet waits for it", [past(3)], "9 8 7"],
  ])("%s", (_what, changed, order) => {
    expect(ids(withChanges(pasts(9, 7), changed, true))).toBe(order);
  });

  it("have an early one at the end if no page comes after it", () => {
    expect(ids(withChanges(pasts(9, 7), [past(3)], false))).toBe("9 8 7 3");
  });

  it("show what is known better", () => {
    expect(withChanges(pasts(9, 7), [past(8, { other: "better" })], true)[1]?.other).toBe("better");
  });

  it("are bounded, however many come", () => {
    const many = pasts(MAX_CALLS, 1);
    expect(withOlder(many, [past(0)])).toHaveLength(MAX_CALLS);
    const news = withChanges(many, [past(MAX_CALLS + 1)], false);
    expect([news.length, news[0]?.call_id, news.at(-1)?.call_id]).toEqual([MAX_CALLS, `${MAX_CALLS + 1}`, "2"]);
  });
});

class Host {
  readonly controllers = new Set<ReactiveController>();
  readonly requestUpdate = vi.fn();
  readonly updateComplete = Promise.resolve(true);
  constructor(readonly hass: ScriptedHouse["hass"]) {}

  addController(controller: ReactiveController): void {
    this.controllers.add(controller);
    controller.hostConnected?.();
  }

  removeController(controller: ReactiveController): void {
    this.controllers.delete(controller);
  }

  disconnect(): void {
    for (const controller of this.controllers) controller.hostDisconnected?.();
  }
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
}

describe("the history", () => {
  let house: ScriptedHouse;
  let host: Host;
  let history: HistoryController;

  beforeEach(async () => {
    house = new ScriptedHouse();
    host = new Host(house.hass);
    history = new HistoryController(host);
    await turns();
  });

  function last(): ScriptedHouse["requests"][number] {
    const asked = house.requests.at(-1);
    if (!asked) throw new Error("Nothing was asked");
    return asked;
  }

  it("is read page by page", async () => {
    expect([history.calls, history.loading]).toEqual([undefined, true]);
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    expect([ids(history.calls), history.hasOlder, history.loading]).toEqual(["9 8 7", true, false]);
    const older = history.loadOlder();
    expect(history.loading).toBe(true);
    expect(last().command).toEqual({ type: "openvox_uc/history/page", limit: 50, cursor: "c7" });
    last().answer({ calls: pasts(6, 5), next: null });
    await older;
    expect([ids(history.calls), history.hasOlder, history.loading]).toEqual(["9 8 7 6 5", false, false]);
    await history.loadOlder();
    expect(house.requests).toHaveLength(1);
  });

  it("requests a page once, however often the user scrolls", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    void history.loadOlder();
    void history.loadOlder();
    expect(house.requests).toHaveLength(1);
  });

  it("adds calls that end, also while a page is read", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    await house.history({ changed: [past(10)] });
    expect(ids(history.calls)).toBe("10 9 8 7");
    const older = history.loadOlder();
    await house.history({ changed: [past(11), past(6, { other: "known better" })] });
    expect(ids(history.calls)).toBe("11 10 9 8 7");
    last().answer({ calls: pasts(6, 5), next: "c5" });
    await older;
    expect(ids(history.calls)).toBe("11 10 9 8 7 6 5");
    expect(history.calls?.[5]?.other).toBe("known better");
  });

  it("says why a page cannot be read, and tries again", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    const older = history.loadOlder();
    last().refuse({ message: "The history cannot be read." });
    await expect(older).rejects.toEqual({ message: "The history cannot be read." });
    expect([ids(history.calls), history.loading, history.hasOlder]).toEqual(["9 8 7", false, true]);
    const again = history.loadOlder();
    last().answer({ calls: [past(6)], next: null });
    await again;
    expect(ids(history.calls)).toBe("9 8 7 6");
  });

  it("is read again up to the last shown call, and shown as a whole", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    const older = history.loadOlder();
    last().answer({ calls: pasts(6, 4), next: "c4" });
    await older;
    await house.history({ page: { calls: [past(9), past(8)], next: "c8" } });
    await house.history({ changed: [past(10)] });
    expect(ids(history.calls)).toBe("10 9 8 7 6 5 4");
    last().answer({ calls: [past(6), past(5)], next: "c5" });
    await turns();
    expect(last().command.cursor).toBe("c5");
    last().answer({ calls: [past(4), past(3)], next: "c3" });
    await turns();
    expect([ids(history.calls), history.hasOlder]).toEqual(["10 9 8 6 5 4 3", true]);
  });

  it("shows as much as it could read again", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    await house.history({ page: { calls: [past(9)], next: "c9" } });
    last().refuse({ message: "not now" });
    await turns();
    expect([ids(history.calls), history.hasOlder, history.loading]).toEqual(["9", true, false]);
  });

  it("reads no further when it is full", async () => {
    await house.history({ page: { calls: pasts(MAX_CALLS, 1), next: "c1" } });
    await history.loadOlder();
    expect([house.requests.length, history.isFull]).toEqual([0, true]);
  });

  it("is searched, and shows the calls of before until the answer is there", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    history.search("winter");
    await turns();
    expect(house.reads.at(-1)?.command).toEqual({ type: "openvox_uc/history/page", limit: 50, search: "winter" });
    expect([ids(history.calls), history.shownSearch, history.loading]).toEqual(["9 8 7", "", true]);
    await house.history({ page: { calls: [past(2)], next: "c2" } });
    expect([ids(history.calls), history.shownSearch, history.loading]).toEqual(["2", "winter", false]);
    void history.loadOlder();
    expect(last().command).toMatchObject({ search: "winter", cursor: "c2" });
  });

  it("shows the answer to the last search only", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: "c7" } });
    const older = history.loadOlder();
    history.search("summer");
    const earlier = house.reads.at(-1);
    history.search("winter");
    earlier?.answer({ calls: [past(1)], next: null });
    last().answer({ calls: [past(6)], next: null });
    await older;
    expect(ids(history.calls)).toBe("9 8 7");
    await house.history({ page: { calls: [past(2)], next: null } });
    expect(ids(history.calls)).toBe("2");
    expect(host.controllers.size).toBe(2);
  });

  it("is read again after a lost connection", async () => {
    await house.history({ page: { calls: pasts(9, 7), next: null } });
    house.reconnect();
    await turns();
    await house.history({ page: { calls: pasts(11, 7), next: null } });
    expect(ids(history.calls)).toBe("11 10 9 8 7");
  });

  it("has calls that end only under the filters that they fit, and loses those that do so no more", async () => {
    history.search("", "missed");
    const lost = [past(9, { outcome: "missed" }), past(7, { outcome: "missed" })];
    await house.history({ page: { calls: lost, next: null } });
    await house.history({ changed: [past(8), past(10, { outcome: "missed" }), past(7)] });
    expect(ids(history.calls)).toBe("10 9");
  });

  it("is searched again after a call has ended", async () => {
    history.search("winter");
    await house.history({ page: { calls: [past(2)], next: null } });
    await house.history({ changed: [past(3)] });
    house.reads.at(-1)?.answer({ calls: [past(4), past(2)], next: null });
    await turns();
    expect(ids(history.calls)).toBe("4 2");
  });

  it("is read once it can be", async () => {
    vi.useFakeTimers();
    house.says("openvox_uc/history", { stale: true });
    house.reads[0]?.refuse({ message: "not now" });
    await turns();
    expect([history.calls, history.loading]).toEqual([undefined, true]);
    vi.advanceTimersByTime(5000);
    house.reads[1]?.answer({ calls: [past(1)], next: null });
    await turns();
    expect(ids(history.calls)).toBe("1");
    vi.useRealTimers();
  });

  it("ends with its host", async () => {
    host.disconnect();
    await turns();
    expect(house.subscriptions.size).toBe(0);
  });
});
