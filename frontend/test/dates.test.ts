import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { fullDate, QuarterController, when, withoutDay } from "../src/dates";
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

  it("is shown in the language, the clock and the time zone of the user", () => {
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
    expect(plain(when(home({ language: "zh-Hans" }), "2026-03-04T18:31:00+00:00", NOW))).toBe("昨天 18:31");
  });

  it("is shown in full", () => {
    expect(plain(fullDate(home(), "2026-03-04T18:31:00+00:00"))).toBe("Wednesday, March 4, 2026, 18:31");
  });
});

describe("a day in a search", () => {
  it.each([
    ["en", "Yesterday", "2026-03-04", ""],
    ["en", "wednesday", "2026-03-04", ""],
    ["en", "Mrs Winter  Monday", "2026-03-02", "Mrs Winter"],
    ["en", "3/4 winter", "2026-03-04", "winter"],
    ["en", "11/04", "2025-11-04", ""],
    ["en", "mar 4", "2026-03-04", ""],
    ["en", "4 March 2026", "2026-03-04", ""],
    ["en", "Nov 24, 2021", "2021-11-24", ""],
    ["en", "11/24/25", "2025-11-24", ""],
    ["de", "gestern", "2026-03-04", ""],
    ["de", "4.3.", "2026-03-04", ""],
    ["de", "24. Nov. 2025", "2025-11-24", ""],
    ["en-GB", "4/3/2026", "2026-03-04", ""],
    ["ar", "٤ مارس", "2026-03-04", ""],
    ["ja", "3月4日", "2026-03-04", ""],
    ["en", "2026-03-04", "2026-03-04", ""],
  ])("in %s, %s is %s", (language, typed, day, text) => {
    const start = Date.parse(day) / 1000;
    expect(withoutDay(home({ language }), typed, NOW)).toEqual({ text, start, end: start + 86_400 });
  });

  it.each(["Mrs Winter", "Mond", "11 24", "030 1234567", "0301", "2/30", "2026-03-06", "Freitag", "", "555-3-4"])(
    "is not in %s",
    (typed) => {
      expect(withoutDay(home(), typed, NOW)).toEqual({ text: typed });
    },
  );

  it("is one of the user's time zone, also when the clock is changed", () => {
    const found = (time_zone: string, day: string): number[] => {
      const { start = 0, end = 0 } = withoutDay(home({ config: { time_zone } }), day, NOW);
      return [start - Date.parse(`${day}T00:00:00Z`) / 1000, end - start].map((seconds) => seconds / 3600);
    };
    expect(found("Asia/Kolkata", "2026-03-04")).toEqual([-5.5, 24]);
    expect(found("Europe/Berlin", "2025-10-26")).toEqual([-2, 25]);
    expect(found("Australia/Sydney", "2025-10-05")).toEqual([-10, 23]);
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
