// The call history as a list that grows as the user scrolls.

import type { ReactiveController } from "lit";
import { type Typed, withoutDay } from "./dates";
import type { Call, Pbxs } from "./live";
import { type HassHost, RETRY_MILLISECONDS, SubscriptionController } from "./subscription";

export interface HistoryCall extends Call {
  entry_id: string;
  icon: string;
  /** The name or the number of the other party. */
  other: string | null;
  /** What calls the other party back; null if it is hidden. */
  other_number: string | null;
  talk_seconds: number | null;
  outcome: "answered" | "missed" | "failed" | null;
  /** Whether it is a message in the mailbox of the callee. */
  voicemail: boolean;
  /** Plays the recording or the voicemail; null if there is none, or the user may not listen. */
  recording_media_content_id: string | null;
}

/** A caller to call back: the last call, and how many there were. */
export interface MissedCaller extends HistoryCall {
  calls: number;
  control: boolean;
}

export interface Page {
  calls: readonly HistoryCall[];
  /** Where the next page begins, which only the server reads; null after the last page. */
  next: unknown;
}

/** Calls that have ended or changed, or that all must be read again. */
export type HistoryMessage = { changed: HistoryCall[] } | { stale: true };

/** The calls to show; the callers to call back are known without a request. */
export const FILTERS = {
  all: {},
  due: { limit: 1 },
  missed: { outcome: ["missed"] },
  outgoing: { direction: ["outbound"] },
  voicemail: { voicemail: true },
  recorded: { recorded: true },
} as const;

export type Filter = keyof typeof FILTERS;

/** The number of calls of a page. */
export const PAGE_SIZE = 50;

/** The number of calls that a page keeps when it is open for long; a search finds the others. */
export const MAX_CALLS = 1000;

export function callKey({ entry_id, call_id }: HistoryCall): string {
  return `${entry_id} ${call_id}`;
}

/** Returns the callers to call back of all PBXs, the last one first. */
export function missedCallers(pbxs: Pbxs): MissedCaller[] {
  const callers = Object.values(pbxs).flatMap(({ missed }) => Object.values(missed));
  return callers.sort((one, other) => startOf(other).localeCompare(startOf(one)));
}

/** Returns the callers who called last on a day, or with a text in their names or numbers, as calls are searched. */
export function searched(
  callers: readonly MissedCaller[],
  { text, start = 0, end = Number.POSITIVE_INFINITY }: Typed,
): readonly MissedCaller[] {
  return callers.filter((caller) => {
    const at = Date.parse(startOf(caller)) / 1000;
    return (
      `${caller.other}\n${caller.other_number}`.toLowerCase().includes(text.toLowerCase()) && !(at < start || at >= end)
    );
  });
}

/** Returns calls with those of the next page behind them, each once. */
export function withOlder(calls: readonly HistoryCall[], older: readonly HistoryCall[]): HistoryCall[] {
  const known = new Set(calls.map(callKey));
  return [...calls, ...older.filter((call) => !known.has(callKey(call)))].slice(0, MAX_CALLS);
}

/** Returns calls with those among them that are new or changed and fit the filter, the latest first; those of a page that was not read yet are left out. */
export function withChanges(
  calls: readonly HistoryCall[],
  changed: readonly HistoryCall[],
  hasOlder: boolean,
  filter: Filter = "all",
): HistoryCall[] {
  const changedKeys = new Set(changed.map(callKey));
  const updates = new Map(changed.filter((call) => fits(call, filter)).map((call) => [callKey(call), call]));
  const kept = calls.flatMap((call) => {
    const key = callKey(call);
    if (!changedKeys.has(key)) return [call];
    const now = updates.get(key);
    updates.delete(key);
    return now ? [now] : [];
  });
  const oldest = hasOlder ? startOf(calls.at(-1)) : "";
  const added = [...updates.values()].filter((call) => startOf(call) >= oldest);
  // Sorting is stable, so that calls that began at the same moment stay where they are.
  return [...added, ...kept]
    .sort((one, other) => Number(startOf(one) < startOf(other)) - Number(startOf(one) > startOf(other)))
    .slice(0, MAX_CALLS);
}

function fits(call: HistoryCall, filter: Filter): boolean {
  if (filter === "missed") return call.outcome === "missed";
  if (filter === "outgoing") return call.direction === "outbound";
  if (filter === "voicemail") return call.voicemail;
  return filter !== "recorded" || call.recording_media_content_id !== null;
}

function startOf(call: HistoryCall | undefined): string {
  return call?.started_at ?? "";
}

/** Reads the history while the user scrolls, keeps the calls up to date, and searches them. */
export class HistoryController implements ReactiveController {
  /** The calls that are shown; undefined before the first answer. */
  calls: readonly HistoryCall[] | undefined;
  /** The search and the filter that found these calls. */
  shownSearch = "";
  shownFilter: Filter = "all";
  /** What was searched last. */
  typed: Typed = { text: "" };
  /** The filter that was chosen last. */
  filter: Filter = "all";
  #search = "";
  #next: unknown = null;
  #retry: ReturnType<typeof setTimeout> | undefined;
  // Changes that arrive while pages are read, which may not contain them yet; undefined if no page is being read.
  #changesWhileReading: HistoryCall[] | undefined;

  constructor(private readonly host: HassHost) {
    host.addController(this);
    const message = { type: "openvox_uc/history" };
    new SubscriptionController<unknown, HistoryMessage>(host, {
      message,
      reduce: (_before, received) => this.#receive(received),
    });
  }

  hostDisconnected(): void {
    clearTimeout(this.#retry);
    this.#changesWhileReading = undefined;
  }

  get loading(): boolean {
    return this.#changesWhileReading !== undefined || this.searching;
  }

  /** Whether there are more calls than are shown. */
  get hasOlder(): boolean {
    return this.#next !== null;
  }

  get isFull(): boolean {
    return this.calls?.length === MAX_CALLS;
  }

  get searching(): boolean {
    return this.calls === undefined || this.#search !== this.shownSearch || this.filter !== this.shownFilter;
  }

  /** Show the calls of a day, or with a text in their numbers or names, and of a filter; the earlier ones stay until these are known. */
  search(text: string, filter: Filter = this.filter): void {
    if (text === this.#search && filter === this.filter) return;
    this.#search = text;
    this.typed = this.host.hass ? withoutDay(this.host.hass, text) : { text };
    this.filter = filter;
    this.#readAgain();
  }

  /** Add the next page of older calls. */
  async loadOlder(): Promise<void> {
    const calls = this.calls ?? [];
    if (this.loading || this.#next === null || this.isFull) return;
    await this.#read(calls, this.#next, calls.length + 1);
  }

  #receive(message: HistoryMessage): void {
    // Only the server knows which calls a search finds.
    if ("stale" in message || this.#search) this.#readAgain();
    else {
      this.#changesWhileReading?.push(...message.changed);
      if (this.calls && !this.searching)
        this.calls = withChanges(this.calls, message.changed, this.hasOlder, this.filter);
    }
  }

  /** Read all that is shown again, and then replace it at once, so that the user keeps the place in the list. */
  #readAgain(): void {
    clearTimeout(this.#retry);
    const depth = this.searching ? 0 : (this.calls?.length ?? 0);
    this.#read([], undefined, Math.max(depth, 1)).catch(() => {
      this.#retry = setTimeout(() => this.#readAgain(), RETRY_MILLISECONDS);
    });
  }

  /** Show calls, and older ones behind them until there are enough; if a page fails, those that could be read. */
  async #read(calls: readonly HistoryCall[], next: unknown, enough: number): Promise<void> {
    const changes: HistoryCall[] = [];
    this.#changesWhileReading = changes;
    this.host.requestUpdate();
    const { text, ...day } = this.typed;
    const filters = { limit: PAGE_SIZE, ...FILTERS[this.filter], ...(text ? { search: text } : {}), ...day };
    try {
      while (next !== null && calls.length < enough) {
        const cursor = next === undefined ? {} : { cursor: next };
        const page: Page | undefined = await this.host.hass?.callWS({
          type: "openvox_uc/history/page",
          ...filters,
          ...cursor,
        });
        if (!page || this.#changesWhileReading !== changes) return;
        calls = withOlder(calls, page.calls);
        next = page.next;
      }
    } finally {
      if (this.#changesWhileReading === changes) {
        this.#changesWhileReading = undefined;
        if (next !== undefined) this.#show(withChanges(calls, changes, next !== null, this.filter), next);
        this.host.requestUpdate();
      }
    }
  }

  #show(calls: readonly HistoryCall[], next: unknown): void {
    this.calls = calls;
    this.#next = next;
    this.shownSearch = this.#search;
    this.shownFilter = this.filter;
  }
}
