// The call history as a list that grows as the user scrolls, and the missed callers.

import type { ReactiveController } from "lit";
import { type Typed, withoutDay } from "./dates";
import type { Call } from "./live";
import { type HassHost, type Source, SubscriptionController } from "./subscription";

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

export interface MissedCaller {
  entry_id: string;
  /** The id of the last call. */
  uid: string;
  direction: Call["direction"];
  name: string | null;
  number: string | null;
  calls: number;
  last_at: string | null;
  extensions: string[];
  control: boolean;
}

export interface Page {
  calls: readonly HistoryCall[];
  /** Where the next page begins, which only the server reads; null after the last page. */
  next: unknown;
}

export type HistoryMessage = { page: Page } | { changed: HistoryCall[] } | { missed: MissedCaller[] };

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

/** Returns the last call of a caller, if it is known without the history. */
export function lastCallOf({ entry_id, uid, direction, name, number, extensions, last_at }: MissedCaller): HistoryCall {
  return {
    entry_id,
    call_id: uid,
    direction,
    outcome: "missed",
    icon: "mdi:phone-missed",
    other: name ?? number,
    other_number: number,
    caller: number,
    caller_name: name,
    callee: null,
    callee_name: null,
    dialed: null,
    extensions,
    answered_by: null,
    trunk: null,
    started_at: last_at,
    answered_at: null,
    talk_seconds: null,
    voicemail: false,
    recording_media_content_id: null,
  };
}

/** Returns the callers who called last on a day, or with a text in their names or numbers, as calls are searched. */
export function searched(
  callers: readonly MissedCaller[],
  { text, start = 0, end = Number.POSITIVE_INFINITY }: Typed,
): readonly MissedCaller[] {
  return callers.filter(({ name, number, last_at }) => {
    const at = Date.parse(last_at ?? "") / 1000;
    return `${name}\n${number}`.toLowerCase().includes(text.toLowerCase()) && !(at < start || at >= end);
  });
}

/** Returns calls with those of the next page behind them, each once. */
export function withOlder(calls: readonly HistoryCall[], older: readonly HistoryCall[]): HistoryCall[] {
  const known = new Set(calls.map(callKey));
  return [...calls, ...older.filter((call) => !known.has(callKey(call)))].slice(0, MAX_CALLS);
}

/** Returns calls with new and changed ones among them, the latest first; those of a page that was not read yet are left out. */
export function withChanges(
  calls: readonly HistoryCall[],
  changed: readonly HistoryCall[],
  hasOlder: boolean,
): HistoryCall[] {
  const updates = new Map(changed.map((call) => [callKey(call), call]));
  const kept = calls.map((call) => {
    const key = callKey(call);
    const now = updates.get(key) ?? call;
    updates.delete(key);
    return now;
  });
  const oldest = hasOlder ? startOf(calls.at(-1)) : "";
  const added = [...updates.values()].filter((call) => startOf(call) >= oldest);
  // Sorting is stable, so that calls that began at the same moment stay where they are.
  return [...added, ...kept]
    .sort((one, other) => Number(startOf(one) < startOf(other)) - Number(startOf(one) > startOf(other)))
    .slice(0, MAX_CALLS);
}

function startOf(call: HistoryCall | undefined): string {
  return call?.started_at ?? "";
}

/** Reads the history while the user scrolls, keeps the calls up to date, and searches them. */
export class HistoryController implements ReactiveController {
  /** The calls that are shown; undefined before the first answer. */
  calls: readonly HistoryCall[] | undefined;
  missed: readonly MissedCaller[] = [];
  /** The search and the filter that found these calls. */
  shownSearch = "";
  shownFilter: Filter = "all";
  #search = "";
  #typed: Typed = { text: "" };
  #filter: Filter = "all";
  #next: unknown = null;
  readonly #subscription: SubscriptionController<unknown, HistoryMessage>;
  // Changes that arrive while pages are read, which may not contain them yet; undefined if no page is being read.
  #changesWhileReading: HistoryCall[] | undefined;

  constructor(private readonly host: HassHost) {
    host.addController(this);
    this.#subscription = new SubscriptionController(host, this.#source());
  }

  hostDisconnected(): void {
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
    return this.calls === undefined || this.#search !== this.shownSearch || this.#filter !== this.shownFilter;
  }

  /** The filter that was chosen last. */
  get filter(): Filter {
    return this.#filter;
  }

  /** Returns the callers to call back that the search finds. */
  get due(): readonly MissedCaller[] {
    return searched(this.missed, this.#typed);
  }

  /** Show the calls of a day, or with a text in their numbers or names, and of a filter; the earlier ones stay until these are known. */
  search(text: string, filter: Filter = this.#filter): void {
    if (text === this.#search && filter === this.#filter) return;
    this.#search = text;
    this.#typed = this.host.hass ? withoutDay(this.host.hass, text) : { text };
    this.#filter = filter;
    this.#changesWhileReading = undefined;
    this.#subscription.follow(this.#source());
    this.host.requestUpdate();
  }

  /** Add the next page of older calls. */
  async loadOlder(): Promise<void> {
    const calls = this.calls ?? [];
    if (this.loading || this.#next === null || this.isFull) return;
    await this.#read({ calls, next: this.#next }, calls.length + 1);
  }

  #source(): Source<unknown, HistoryMessage> {
    const message = { type: "openvox_uc/history", ...this.#filters };
    return { message, reduce: (_before, received) => this.#receive(received) };
  }

  get #filters(): Record<string, unknown> {
    const { text, ...day } = this.#typed;
    return { limit: PAGE_SIZE, ...FILTERS[this.#filter], ...(text ? { search: text } : {}), ...day };
  }

  #receive(message: HistoryMessage): void {
    if ("missed" in message) this.missed = message.missed;
    else if ("changed" in message) {
      this.#changesWhileReading?.push(...message.changed);
      if (this.calls && !this.searching) this.calls = withChanges(this.calls, message.changed, this.hasOlder);
    } else {
      // The user keeps the place in the list: all that was shown is read again, and then replaced at once.
      const depth = this.searching ? 0 : (this.calls?.length ?? 0);
      void this.#read(message.page, depth).catch(() => undefined);
    }
  }

  /** Show calls, and older ones behind them until there are enough; if a page fails, those that could be read. */
  async #read({ calls, next }: Page, enough: number): Promise<void> {
    const changes: HistoryCall[] = [];
    this.#changesWhileReading = changes;
    this.host.requestUpdate();
    try {
      while (next !== null && calls.length < enough) {
        const page: Page | undefined = await this.host.hass?.callWS({
          type: "openvox_uc/history/page",
          ...this.#filters,
          cursor: next,
        });
        if (!page || this.#changesWhileReading !== changes) return;
        calls = withOlder(calls, page.calls);
        next = page.next;
      }
    } finally {
      if (this.#changesWhileReading === changes) {
        this.calls = withChanges(calls, changes, next !== null);
        this.#next = next;
        this.shownSearch = this.#search;
        this.shownFilter = this.#filter;
        this.#changesWhileReading = undefined;
        this.host.requestUpdate();
      }
    }
  }
}
