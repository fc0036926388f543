import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fullDate, QuarterController, when } from "../src/dates";
import type { HomeAssistant } from "../src/ha";
import { House } from "./house";

function home(fields: Partial<HomeAssistant> = {}): HomeAssistant {
  return { ...new House().hass, ...fields };
}

const NOW = new Date("2026-03-05T10:00:00Z");

// In some versions of the tables a narrow space stands before AM and PM.
function plain(text: string): string {
  return text.replace(/\s/g, " ");
}

describe("a moment", () => {
  it.each([
    ["2026-03-05T09:05:00+00:00", "09:05"],
    ["2026-03-05T00:00:00+00:00", "00:00"],
    ["2026-03-04T23:59:00+00:00", "yesterday, 23:59"],
    ["2026-03-03T08:00:00+00:00", "Tuesday, 08:00"],
    ["2026-02-26T08:00:00+00:00", "Feb 26, 08:00"],
    ["2025-11-26T08:00:00+00:00", "Nov 26, 2025, 08:00"],
  ])("at %s reads %s", (iso, read) => {
    expect(plain(when(home(), iso, NOW))).toBe(read);
  });

  it("is told in the language, the clock and the time zone of the user", () => {
    const clock = (time_format: HomeAssistant["locale"]["time_format"], language = "en"): string =>
      plain(
        when(
          home({ language, locale: { time_format, time_zone: "server" }, config: { time_zone: "Asia/Kolkata" } }),
          "2026-03-04T18:31:00+00:00",
          NOW,
        ),
      );
    expect(clock("12")).toBe("12:01 AM");
    expect(clock("24")).toBe("00:01");
    expect(clock("language", "de")).toBe("00:01");
    expect(plain(when(home({ language: "de" }), "2026-03-04T18:31:00+00:00", NOW))).toBe("gestern, 18:31");
  });

  it("is told in full", () => {
    expect(plain(fullDate(home(), "2026-03-04T18:31:00+00:00"))).toBe("Wednesday, March 4, 2026, 18:31");
  });
});

describe("the clock of a card", () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse("2026-03-01T23:44:00Z") }));
  afterEach(() => void vi.useRealTimers());

  it("draws it again at midnight, until it is gone", () => {
    const host = {
      addController: vi.fn(),
      removeController: vi.fn(),
      requestUpdate: vi.fn(),
      updateComplete: Promise.resolve(true),
    };
    const clock = new QuarterController(host);
    clock.hostConnected();
    vi.advanceTimersByTime(16 * 60_000);
    expect(host.requestUpdate).toHaveBeenCalledTimes(2);
    expect(clock.quarter * 900_000).toBe(Date.parse("2026-03-02T00:00:00Z"));
    clock.hostDisconnected();
    expect(vi.getTimerCount()).toBe(0);
  });
});
