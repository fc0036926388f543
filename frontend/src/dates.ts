// Moments as people say them, in the language, the clock and the time zone of the user.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { HomeAssistant } from "./ha";

const DAY = 86_400_000;
const WEEK_DAYS = 7;

const YEAR_DAYS = 366;

const DAY_AND_MONTH = (["numeric", "short", "long"] as const).map((month) => ({ day: "numeric", month }) as const);
const DATE_FORMATS: Intl.DateTimeFormatOptions[] = [
  ...DAY_AND_MONTH,
  ...DAY_AND_MONTH.map((date) => ({ ...date, year: "numeric" }) as const),
  { day: "numeric", month: "numeric", year: "2-digit" },
];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns a format; each is created once, since that takes long. */
function formatOf(language: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
}

/** Returns the value of a digit of any script, whose digits follow one another from zero. */
function valueOfDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let value = 0;
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value += 1;
  return `${value}`;
}

class Clock {
  readonly #language: string;
  readonly #timeLanguage: string | undefined;
  readonly #zone: Intl.DateTimeFormatOptions;
  readonly #time: Intl.DateTimeFormatOptions;

  constructor({ config, language, locale }: HomeAssistant) {
    const { time_format: clock, time_zone: zone } = locale;
    this.#language = language;
    this.#timeLanguage = clock === "system" ? undefined : language;
    this.#zone = zone === "server" ? { timeZone: config.time_zone } : {};
    const isUsual12Hour = formatOf(this.#timeLanguage, { hour: "numeric" }).resolvedOptions().hour12;
    const halfDays = clock === "12" || (clock !== "24" && isUsual12Hour === true);
    this.#time = {
      hour: halfDays ? "numeric" : "2-digit",
      minute: "2-digit",
      hourCycle: halfDays ? "h12" : "h23",
      ...this.#zone,
    };
  }

  /** Returns how many days a moment is ago. */
  daysAgo(moment: Date, now: Date): number {
    const dayOf = (date: Date): number => Date.parse(formatOf("en-CA", this.#zone).format(date));
    return Math.round((dayOf(now) - dayOf(moment)) / DAY);
  }

  time(moment: Date): string {
    return formatOf(this.#timeLanguage, this.#time).format(moment);
  }

  day(moment: Date, now: Date): string {
    const ago = this.daysAgo(moment, now);
    if (ago === 0 || ago === 1)
      return new Intl.RelativeTimeFormat(this.#language, { numeric: "auto" }).format(-ago, "day");
    if (ago > 1 && ago < WEEK_DAYS) return this.#date(moment, { weekday: "long" });
    const sameYear = this.#date(moment, { year: "numeric" }) === this.#date(now, { year: "numeric" });
    return this.#date(moment, { day: "numeric", month: "short", ...(sameYear ? {} : { year: "numeric" }) });
  }

  /** Returns a day and the time of a moment, separated as in the language. */
  withTime(day: string, moment: Date): string {
    const parts = formatOf(this.#language, { dateStyle: "short", timeStyle: "short" }).formatToParts(moment);
    const separator = parts[parts.findIndex(({ type }) => type === "hour") - 1]?.value;
    return `${day}${separator ?? ", "}${this.time(moment)}`;
  }

  full(moment: Date): string {
    return this.#date(moment, { dateStyle: "full" });
  }

  /** Returns the calendar days that a text may mean, the latest last, each as its midnight in UTC. */
  #days(text: string, now: Date): number[] {
    const today = Date.parse(formatOf("en-CA", this.#zone).format(now));
    const from = (first: number, count: number): number[] =>
      Array.from({ length: count }, (_, index) => first + index * DAY).filter((day) => day <= today);
    // Digits alone are a part of a phone number.
    if (/^(\P{N}+|[\p{N}\s+()]+)$/u.test(text)) return from(today - (WEEK_DAYS - 1) * DAY, WEEK_DAYS);
    const year = /(?:19|20)\d\d/.exec(text);
    return [
      ...(year ? from(Date.UTC(Number(year[0]), 0), YEAR_DAYS) : []),
      ...from(today - (YEAR_DAYS - 1) * DAY, YEAR_DAYS),
    ];
  }

  /** Returns the days that a text may mean, by all their names. */
  names(text: string, now: Date): Map<string, number> {
    const days = this.#days(text, now);
    const today = days.at(-1) ?? 0;
    const relative = new Intl.RelativeTimeFormat(this.#language, { numeric: "auto" });
    const names = new Map<string, number>();
    for (const day of days) {
      const ago = (today - day) / DAY;
      const written = DATE_FORMATS.map((options) =>
        formatOf(this.#language, { ...options, timeZone: "UTC" }).format(day),
      );
      if (ago < WEEK_DAYS) {
        written.push(
          relative.format(-ago, "day"),
          formatOf(this.#language, { weekday: "long", timeZone: "UTC" }).format(day),
        );
      }
      for (const name of [...written, new Date(day).toISOString().slice(0, 10)]) names.set(this.plain(name), day);
    }
    return names;
  }

  /** Returns what is the same for all ways to write a day: its words and numbers. */
  plain(text: string): string {
    const latin = text.replace(/(?=\P{ASCII})\p{Nd}/gu, valueOfDigit);
    const parts = latin.toLocaleLowerCase(this.#language).match(/[\p{L}\p{M}]+|\p{N}+/gu) ?? [];
    // Next to the name of a month, the order is clear.
    if (/\p{L}/u.test(latin)) parts.sort();
    return parts.map((part) => part.replace(/^0+/, "")).join(" ");
  }

  /** Returns when a day begins, of which the midnight in UTC is given. */
  beginOf(day: number): number {
    let moment = day;
    // The clock may have been changed between these two midnights.
    for (let turn = 0; turn < 2; turn += 1) {
      const shown = formatOf("sv", { dateStyle: "short", timeStyle: "medium", ...this.#zone }).format(moment);
      moment -= Date.parse(`${shown.replace(" ", "T")}Z`) - day;
    }
    return moment;
  }

  #date(moment: Date, options: Intl.DateTimeFormatOptions): string {
    return formatOf(this.#language, { ...options, ...this.#zone }).format(moment);
  }
}

/** Returns when something was: the time alone today, with the day of the last week, or else with the date. */
export function when(hass: HomeAssistant, iso: string, now = new Date()): string {
  const moment = new Date(iso);
  const clock = new Clock(hass);
  return clock.daysAgo(moment, now) === 0 ? clock.time(moment) : clock.withTime(clock.day(moment, now), moment);
}

/** Returns the day of something, as a heading: today, yesterday, the day of the last week, or else the date. */
export function dayOf(hass: HomeAssistant, iso: string, now = new Date()): string {
  return new Clock(hass).day(new Date(iso), now);
}

/** A text without the day that it names, if it names one, and when that day begins and ends, in seconds since 1970. */
export interface Typed {
  text: string;
  start?: number;
  end?: number;
}

/** Finds the day with which a text begins or ends, as headings have it, as a day of the last week, or as a date. */
export function withoutDay(hass: HomeAssistant, typed: string, now = new Date()): Typed {
  const clock = new Clock(hass);
  const words = typed.split(/\s+/);
  const names = clock.names(typed, now);
  for (let count = words.length; count > 0; count -= 1) {
    for (const first of [0, words.length - count]) {
      const named = words.slice(first, first + count).join(" ");
      const day = names.get(clock.plain(named));
      if (day === undefined || /^[\p{N}\s]+$/u.test(named)) continue;
      const text = [...words.slice(0, first), ...words.slice(first + count)].join(" ");
      return { text, start: clock.beginOf(day) / 1000, end: clock.beginOf(day + DAY) / 1000 };
    }
  }
  return { text: typed };
}

export function isToday(hass: HomeAssistant, iso: string, now = new Date()): boolean {
  return new Clock(hass).daysAgo(new Date(iso), now) === 0;
}

/** Returns at what time of its day something was. */
export function timeOf(hass: HomeAssistant, iso: string): string {
  return new Clock(hass).time(new Date(iso));
}

/** Returns the date and the time of something. */
export function fullDate(hass: HomeAssistant, iso: string): string {
  const clock = new Clock(hass);
  return clock.withTime(clock.full(new Date(iso)), new Date(iso));
}

// Midnight is at the quarter of an hour in all time zones.
const QUARTER = 900_000;

/** Draws an element again each quarter of an hour, since what was today is yesterday at some time. */
export class QuarterController implements ReactiveController {
  /** The quarter that is drawn. */
  quarter = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  hostConnected(): void {
    const now = Date.now();
    this.quarter = Math.floor(now / QUARTER);
    this.#timer = setTimeout(
      () => {
        this.hostConnected();
        this.host.requestUpdate();
      },
      QUARTER - (now % QUARTER),
    );
  }

  hostDisconnected(): void {
    clearTimeout(this.#timer);
  }
}
