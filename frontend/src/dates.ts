// Moments as people say them, in the language, the clock and the time zone of the user.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { HomeAssistant } from "./ha";

const DAY = 86_400_000;
const WEEK_DAYS = 7;

const formats = new Map<string, Intl.DateTimeFormat>();

/** Returns a format; each is created once, since that takes long. */
function formatOf(language: string | undefined, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = JSON.stringify([language, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, format);
  return format;
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

  full(moment: Date): string {
    return this.#date(moment, { dateStyle: "full" });
  }

  #date(moment: Date, options: Intl.DateTimeFormatOptions): string {
    return formatOf(this.#language, { ...options, ...this.#zone }).format(moment);
  }
}

/** Returns when something was: the time alone today, with the day of the last week, or else with the date. */
export function when(hass: HomeAssistant, iso: string, now = new Date()): string {
  const moment = new Date(iso);
  const clock = new Clock(hass);
  const time = clock.time(moment);
  return clock.daysAgo(moment, now) === 0 ? time : `${clock.day(moment, now)}, ${time}`;
}

/** Returns the day of something, as a heading: today, yesterday, the day of the last week, or else the date. */
export function dayOf(hass: HomeAssistant, iso: string, now = new Date()): string {
  return new Clock(hass).day(new Date(iso), now);
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
  return `${clock.full(new Date(iso))}, ${clock.time(new Date(iso))}`;
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
