// Calls of the history, and a Home Assistant whose answers the tests give.

import { type Mock, vi } from "vitest";
import type { HistoryCall, MissedCaller } from "../src/history";
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
  return {
    entry_id: ENTRY,
    uid: `${number}`,
    direction: "inbound",
    name: `Caller ${number}`,
    number: `030${number}`,
    calls: 1,
    last_at: at(number),
    extensions: ["101"],
    control: true,
    ...fields,
  };
}

type Command = { type: string } & Record<string, unknown>;

/** A house that records requests, and answers when the tests let it. */
export class ScriptedHouse extends House {
  readonly requests: { command: Command; answer: (result: unknown) => void; refuse: (error: unknown) => void }[] = [];
  readonly subscribedTo: Command[] = [];
  readonly services: Mock = vi.fn(async () => undefined);

  constructor() {
    super();
    Object.assign(this.hass, {
      callWS: (command: Command) =>
        new Promise((answer, refuse) => {
          this.requests.push({ command, answer, refuse });
        }),
      callService: this.services,
    });
  }

  override subscribeMessage<T>(callback: (message: T) => void, message: Command): Promise<() => Promise<void>> {
    this.subscribedTo.push(message);
    return super.subscribeMessage(callback, message);
  }

  history(message: unknown): void {
    this.says("openvox_uc/history", message);
  }
}
