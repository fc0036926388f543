// The live state of phones, calls and queues.

import type { MissedCaller } from "./history";
import type { Source } from "./subscription";

export type PhoneState = "idle" | "ringing" | "in_use" | "on_hold" | "unregistered" | "fault";

/** What else is known of a phone. */
export type Badge = "do_not_disturb" | "forwarding" | "voicemails" | "missed";

/** The part of a phone in a call: the other party, and since when. */
export interface PhoneCall {
  with_name: string | null;
  with_number: string | null;
  direction: "inbound" | "outbound" | "internal" | null;
  since: string | null;
  call_id: string | null;
}

/** A phone, and the call in which it talks, or else calls or rings. */
export interface Phone extends PhoneCall {
  name: string | null;
  device_id: string | null;
  entity_id: string | null;
  state: PhoneState | null;
  control: boolean;
  other_calls: PhoneCall[];
  badges: Badge[];
  /** Since when the phone holds its call; unknown if neither an action nor a change on this page held it. */
  held_since?: string | undefined;
  /** Whether an action has muted it; the PBX does not report that. */
  muted?: boolean;
  /** The colleague whom it is about to call because of its call. */
  asks?: { number: string | null; name: string | null };
  /** A short text about its person, and until when it is shown. */
  availability?: { text: string; until: string | null };
  /** The name of its area in Home Assistant. */
  area?: string | undefined;
}

/** What to dial, or to transfer calls to, for what the API of the PBX cannot do; what it has no code for is not possible. */
export interface Codes {
  pickup_code?: string;
  voicemail_code?: string;
  park_code?: string;
  retrieval_codes?: string[];
}

export interface Call {
  call_id: string;
  direction: "inbound" | "outbound" | "internal";
  caller: string | null;
  caller_name: string | null;
  caller_is_vip?: boolean;
  callee: string | null;
  callee_name: string | null;
  dialed: string | null;
  extensions: string[];
  answered_by: string | null;
  trunk: string | null;
  /** What the contact of the outside party says besides its name; not in the history. */
  company?: string | null;
  note?: string | null;
  started_at: string | null;
  answered_at: string | null;
}

export interface Agent {
  number: string;
  name: string | null;
  state: string | null;
  paused: boolean;
}

export interface Queue {
  name: string | null;
  /** How many callers wait; null if the PBX does not report it. */
  waiting: number | null;
  longest_wait_since: string | null;
  agents: Agent[];
}

/** What of a PBX changes one by one. */
interface Parts {
  phones: Record<string, Phone>;
  calls: Record<string, Call>;
  queues: Record<string, Queue>;
  missed: Record<string, MissedCaller>;
}

export interface Pbx extends Parts {
  name: string;
  device_id: string;
  connected: boolean;
  may_listen_in: boolean;
  may_play: boolean;
  codes: Codes;
  /** The calls that actions have parked, and that a phone can get back. */
  parked: PhoneCall[];
}

export type Pbxs = Record<string, Pbx>;

type Changes<T> = { [Key in keyof T]?: T[Key] | null };
export type Change = Partial<Omit<Pbx, keyof Parts>> & { [Part in keyof Parts]?: Changes<Parts[Part]> | undefined };
export type LiveMessage = { all: Record<string, Change> } | { changes: Record<string, Change> };

const EMPTY_PBX: Pbx = {
  name: "",
  device_id: "",
  connected: false,
  may_listen_in: false,
  may_play: false,
  codes: {},
  parked: [],
  phones: {},
  calls: {},
  queues: {},
  missed: {},
};

function merge<T>(before: Record<string, T>, changes: Changes<Record<string, T>> | undefined): Record<string, T> {
  if (!changes) return before;
  const merged = { ...before };
  for (const [key, value] of Object.entries(changes)) {
    if (value == null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

/** Returns phones with the time when they began to hold their calls, which only actions know otherwise. */
function withHolds(before: Record<string, Phone>, changes: Changes<Record<string, Phone>>): typeof changes {
  const now = new Date().toISOString();
  const noted = Object.entries(changes).map(([number, phone]) => {
    const known = before[number];
    if (phone?.state !== "on_hold" || phone.held_since || !known) return [number, phone];
    const isHeld = known.state === "on_hold" && known.call_id === phone.call_id;
    return [number, { ...phone, held_since: isHeld ? known.held_since : now }];
  });
  return Object.fromEntries(noted);
}

function changed(pbx: Pbx, { phones, calls, queues, missed, ...itself }: Change): Pbx {
  return {
    ...pbx,
    ...itself,
    phones: merge(pbx.phones, phones),
    calls: merge(pbx.calls, calls),
    queues: merge(pbx.queues, queues),
    missed: merge(pbx.missed, missed),
  };
}

/** Returns all PBXs after a message; what has not changed stays the same object. */
export function applyMessage(pbxs: Pbxs = {}, message: LiveMessage): Pbxs {
  const isAll = "all" in message;
  const result: Pbxs = isAll ? {} : { ...pbxs };
  for (const [entryId, change] of Object.entries(isAll ? message.all : message.changes)) {
    const phones = change.phones && withHolds(pbxs[entryId]?.phones ?? {}, change.phones);
    result[entryId] = changed(result[entryId] ?? EMPTY_PBX, { ...change, phones });
  }
  return result;
}

export const LIVE: Source<Pbxs, LiveMessage> = { message: { type: "openvox_uc/live" }, reduce: applyMessage };
