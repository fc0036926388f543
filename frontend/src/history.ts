// The call history as a list that grows while one scrolls, and whom to call back.

import type { ReactiveController } from "lit";
import { FeedController, type HassHost } from "./feed";
import type { Call } from "./live";

export interface HistoryCall extends Call {
  entry_id: string;
  title: string;
  icon: string;
  /** The name or the number of the other party. */
  other: string | null;
  /** What calls the other party back; null if it is hidden. */
  other_number: string | null;
  talk_seconds: number | null;
  outcome: "answered" | "missed" | "failed" | null;
  recording_media_content_id: string | null;
}

export interface MissedCaller {
  entry_id: string;
  uid: string;
  name: string | null;
  number: string | null;
  calls: number;
  last_at: string | null;
  extensions: string[];
  control: boolean;
}

interface Page {
  calls: readonly HistoryCall[];
  next: string | null;
}

export type HistoryMessage = { page: Page } | { changed: HistoryCall[] } | { missed: MissedCaller[] };

const PAGE = 50;

/** So many calls are kept on a page that is open for long; a search finds the others. */
export const MAX_CALLS = 1000;

export function callKey({ entry_id, call_id }: HistoryCall): string {
  return `${entry_id} ${call_id}`;
}

/** Returns calls with those of the next page behind them, each once. */
export function joined(calls: readonly HistoryCall[], older: readonly HistoryCall[]): HistoryCall[] {
  const known = new Set(calls.map(callKey));
  return [...calls, ...older.filter((call) => !known.has(callKey(call)))].slice(0, MAX_CALLS);
}

/** Returns calls with what is new among them, the latest first; what belongs to a page that comes later is left out. */
export function renewed(
  calls: readonly HistoryCall[],
  changed: readonly HistoryCall[],
  hasOlder: boolean,
): HistoryCall[] {
  const news = new Map(changed.map((call) => [callKey(call), call]));
  const kept = calls.map((call) => {
    const key = callKey(call);
    const now = news.get(key) ?? call;
    news.delete(key);
    return now;
  });
  const oldest = hasOlder ? startOf(calls.at(-1)) : "";
  const added = [...news.values()].filter((call) => startOf(call) >= oldest);
  // Sorting is stable, so that calls that began at the same moment stay where they are.
  return [...added, ...kept]
    .sort((one, other) => Number(startOf(one) < startOf(other)) - Number(startOf(one) > startOf(other)))
    .slice(0, MAX_CALLS);
}

function startOf(call: HistoryCall | undefined): string {
  return call?.started_at ?? "";
}

/** Reads the history as far as one scrolls, keeps what was read up to date, and searches it. */
export class HistoryController implements ReactiveController {
  /** What was found; undefined before the first answer. */
  calls: readonly HistoryCall[] | undefined;
  missed: readonly MissedCaller[] = [];
  /** The search that the calls are the answer to. */
  found = "";
  #search: string | undefined;
  #next: string | null = null;
  #feed: FeedController<unknown, HistoryMessage> | undefined;
  // What has changed while pages are read, which they may not know yet. Answers to an earlier reading are worth nothing.
  #reading: HistoryCall[] | undefined;

  constructor(private readonly host: HassHost) {
    host.addController(this);
    this.search("");
  }

  hostDisconnected(): void {
    this.#reading = undefined;
  }

  get loading(): boolean {
    return this.#reading !== undefined || this.searching;
  }

  /** Whether there are more calls than are shown. */
  get hasOlder(): boolean {
    return this.#next !== null;
  }

  get isFull(): boolean {
    return this.calls?.length === MAX_CALLS;
  }

  get searching(): boolean {
    return this.calls === undefined || this.#search !== this.found;
  }

  /** Show the calls with a text in their numbers or names; until they are known, those of before stay. */
  search(text: string): void {
    if (text === this.#search) return;
    this.#search = text;
    this.#reading = undefined;
    const before = this.#feed;
    if (before) {
      this.host.removeController(before);
      before.hostDisconnected();
    }
    this.#feed = new FeedController(this.host, {
      message: { type: "openvox_uc/history", ...this.#filters },
      reduce: (_before, message: HistoryMessage) => this.#take(message),
    });
    this.host.requestUpdate();
  }

  /** Add the next page of older calls. */
  async loadOlder(): Promise<void> {
    const calls = this.calls ?? [];
    if (this.loading || this.#next === null || this.isFull) return;
    await this.#read({ calls, next: this.#next }, calls.length + 1);
  }

  get #filters(): Record<string, unknown> {
    return { limit: PAGE, ...(this.#search ? { search: this.#search } : {}) };
  }

  #take(message: HistoryMessage): void {
    if ("missed" in message) this.missed = message.missed;
    else if ("changed" in message) {
      this.#reading?.push(...message.changed);
      if (this.calls && !this.searching) this.calls = renewed(this.calls, message.changed, this.hasOlder);
    } else {
      // Nobody loses the place in the list: what was shown is read anew as a whole, and shown at once.
      const depth = this.searching ? 0 : (this.calls?.length ?? 0);
      void this.#read(message.page, depth).catch(() => undefined);
    }
  }

  /** Show calls, and so many of those behind them that there are enough; as many as could be read if one page fails. */
  async #read({ calls, next }: Page, enough: number): Promise<void> {
    const news: HistoryCall[] = [];
    this.#reading = news;
    this.host.requestUpdate();
    try {
      while (next !== null && calls.length < enough) {
        const page: Page | undefined = await this.host.hass?.callWS({
          type: "openvox_uc/history/page",
          ...this.#filters,
          cursor: next,
        });
        if (!page || this.#reading !== news) return;
        calls = joined(calls, page.calls);
        next = page.next;
      }
    } finally {
      if (this.#reading === news) {
        this.calls = renewed(calls, news, next !== null);
        this.#next = next;
        this.found = this.#search ?? "";
        this.#reading = undefined;
        this.host.requestUpdate();
      }
    }
  }
}
