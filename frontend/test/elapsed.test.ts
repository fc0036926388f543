import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { duration } from "../src/elapsed";

beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-03-01T10:00:10Z") }));
afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

function shown(since: string): HTMLElement {
  const elapsed = document.createElement("openvox-uc-elapsed");
  elapsed.setAttribute("since", since);
  document.body.append(elapsed);
  return elapsed;
}

function hide(hidden: boolean): void {
  vi.spyOn(document, "hidden", "get").mockReturnValue(hidden);
  document.dispatchEvent(new Event("visibilitychange"));
}

describe("a running time", () => {
  it.each([
    [0, "0:00"],
    [65_999, "1:05"],
    [3_723_000, "1:02:03"],
    [-5000, "0:00"],
  ])("of %i milliseconds reads %s", (milliseconds, read) => {
    expect(duration(milliseconds)).toBe(read);
  });

  it("ticks by itself, all by one timer", () => {
    const [one, two] = [shown("2026-03-01T10:00:00Z"), shown("2026-03-01T09:00:00+00:00")];
    expect([one.textContent, two.textContent]).toEqual(["0:10", "1:00:10"]);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(2000);
    expect([one.textContent, two.textContent]).toEqual(["0:12", "1:00:12"]);
  });

  it("stands still while the page is hidden, and is right at once when it is seen again", () => {
    const elapsed = shown("2026-03-01T10:00:00Z");
    hide(true);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(30_000);
    expect(elapsed.textContent).toBe("0:10");
    hide(false);
    expect(elapsed.textContent).toBe("0:40");
    vi.advanceTimersByTime(1000);
    expect(elapsed.textContent).toBe("0:41");
  });

  it("leaves no timer behind", () => {
    shown("2026-03-01T10:00:00Z").remove();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("restarts with another call, and is empty if its beginning is unknown", () => {
    const elapsed = shown("2026-03-01T10:00:00Z");
    elapsed.setAttribute("since", "2026-03-01T10:00:09Z");
    expect(elapsed.textContent).toBe("0:01");
    elapsed.removeAttribute("since");
    expect(elapsed.textContent).toBe("");
  });

  it("is read from left to right", () => {
    expect(shown("2026-03-01T10:00:00Z").dir).toBe("ltr");
  });
});
