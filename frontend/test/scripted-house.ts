// Calls of the history, and a Home Assistant whose answers the tests give.

import { type Mock, vi } from "vitest";
import type { HistoryCall, MissedCaller, Page } from "../src/history";
import { call, ENTRY, House } from "./house";

export function past(number: number, fields: Partial<HistoryCall> = {}): HistoryCall {
  return {
    ...call({ call_id: `${number}`, started_at: at(number), answered_at: at(number) }),
    entry_id: ENTRY,
    icon: "mdi:phone-incoming",
    other: `Caller ${number}`,
    caller_name: `Caller ${number}`,
    other_number: `030${number}`,
    talk_seconds: 65,
    outcome: "answered",
    voicemail: false,
    recording_media_content_id: null,
    ...fields,
  };
}

/** Returns when a call began: that of a higher number later. */
function at(number: number): string {
  return new Date(Date.UTC(2026, 1, 1) + number * 60_000).toISOString().replace(".000Z", "+00:00");
}

/** Returns calls by their numbers, from the latest to the earliest. */
export function pasts(latest: number, earliest: number): HistoryCall[] {
  return Array.from({ length: latest - earliest + 1 }, (_, index) => past(latest - index));
}

export function missed(number: number, fields: Partial<MissedCaller> = {}): MissedCaller {
  const lost = { outcome: "missed", icon: "mdi:phone-missed", answered_by: null, talk_seconds: null } as const;
  return { ...past(number, lost), calls: 1, control: true, ...fields };
}

type Command = { type: string } & Record<string, unknown>;

interface Request {
  command: Command;
  answer: (result: unknown) => void;
  refuse: (error: unknown) => void;
}

/** A house that records requests, and answers when the tests let it. */
export class ScriptedHouse extends House {
  readonly requests: Request[] = [];
  /** The requests for the newest calls. */
  readonly reads: Request[] = [];
  #waiting: string[] = [];
  readonly services: Mock = vi.fn(async () => undefined);

  constructor() {
    super();
    Object.assign(this.hass, {
      callWS: (command: Command) =>
        new Promise((answer, refuse) => {
          const isRead = command.type === "openvox_uc/history/page" && !("cursor" in command);
          (isRead ? this.reads : this.requests).push({ command, answer, refuse });
        }),
      callService: this.services,
    });
  }

  /** Let calls be read again, or let some have changed. */
  async history(message: { page: Page } | { changed: HistoryCall[] }): Promise<void> {
    if ("page" in message) {
      this.says("openvox_uc/history", { stale: true });
      this.reads.at(-1)?.answer(message.page);
    } else {
      this.says("openvox_uc/history", message);
    }
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  }

  /** Let these callers wait for a call, and nobody else. */
  missed(callers: readonly MissedCaller[]): void {
    const waiting = Object.fromEntries(callers.map((caller) => [caller.call_id, caller]));
    const gone = this.#waiting.map((call_id) => [call_id, null]);
    this.#waiting = Object.keys(waiting);
    this.live({ changes: { [ENTRY]: { missed: { ...Object.fromEntries(gone), ...waiting } } } });
  }
}
