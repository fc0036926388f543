// The phones of all PBXs, in the order in which people count.

import type { Localize } from "./ha";
import type { Call, Pbx, Pbxs, Phone, PhoneCall, PhoneState } from "./live";

/** A phone, and the PBX that it belongs to. */
export interface PhoneOfPbx {
  readonly entryId: string;
  readonly number: string;
  readonly pbx: Pbx;
  readonly phone: Phone;
}

export function keyOf({ entryId, number }: { entryId: string; number: string }): string {
  return `${entryId} ${number}`;
}

export function nameOf({ number, phone }: PhoneOfPbx): string {
  return phone.name ?? number;
}

export function isSame(one: PhoneOfPbx, other: PhoneOfPbx | undefined): boolean {
  return one.entryId === other?.entryId && one.number === other.number;
}

export function rings({ phone }: PhoneOfPbx): boolean {
  return phone.state === "ringing";
}

const TALKS: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["in_use", "on_hold"]);

/** Returns whether a call was answered. If the report of that got lost, a phone that was called and is in the call shows it. */
export function isAnswered({ phones }: Pbx, { answered_at, call_id, caller, extensions }: Call): boolean {
  const answers = (number: string): boolean =>
    number !== caller && phones[number]?.call_id === call_id && TALKS.has(phones[number].state);
  return answered_at !== null || extensions.some(answers);
}

/** Returns whether a phone is in a call that was answered. */
export function talks({ phone, pbx }: PhoneOfPbx): boolean {
  const call = phone.call_id === null ? undefined : pbx.calls[phone.call_id];
  return TALKS.has(phone.state) && (!call || isAnswered(pbx, call));
}

/** Returns the party that a phone talks with in a call. */
export function otherOf({ with_name, with_number }: PhoneCall, texts: Localize): string {
  return with_name ?? with_number ?? texts("call_title.unknown_caller");
}

/** Returns whether the user can transfer the call of a phone now. */
export function mayTransfer(from: PhoneOfPbx): boolean {
  return from.phone.control && from.pbx.connected && from.phone.call_id !== null && talks(from);
}

/** Returns the state to show: the last report of a PBX is no longer true once it is offline. */
export function shownState({ phone, pbx }: PhoneOfPbx): PhoneState | "unknown" {
  return (pbx.connected && phone.state) || "unknown";
}

/** Returns since when a phone is in its state, or in its call. */
export function sinceOf({ state, since, held_since }: Phone): string | null {
  return state === "on_hold" ? (held_since ?? null) : since;
}

/** Returns whether a phone is idle, but does not ring. */
export function isUndisturbed({ phone }: PhoneOfPbx): boolean {
  return phone.state === "idle" && phone.badges.includes("do_not_disturb");
}

/** Returns the key of the text that says what a phone does, or that it does not ring. */
export function stateKey(about: PhoneOfPbx): string {
  if (about.pbx.connected && about.phone.state === "in_use" && !talks(about)) return "state.calling";
  return about.pbx.connected && isUndisturbed(about) ? "badge.do_not_disturb" : `state.${shownState(about)}`;
}

/** Compares numbers of any length by their value. */
export function byNumber(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}

/** Returns a function that remembers its last result for PBXs, since all elements of a page need the same. */
export function remembering<T>(make: (pbxs: Pbxs) => T): (pbxs: Pbxs) => T {
  let last: { pbxs: Pbxs; made: T } | undefined;
  return (pbxs) => {
    if (last?.pbxs !== pbxs) last = { pbxs, made: make(pbxs) };
    return last.made;
  };
}

/** Returns all phones by number. */
export const phonesOf = remembering((pbxs): readonly PhoneOfPbx[] =>
  Object.entries(pbxs)
    .flatMap(([entryId, pbx]) =>
      Object.entries(pbx.phones).map(([number, phone]) => ({ entryId, number, pbx, phone }) satisfies PhoneOfPbx),
    )
    .sort((one, other) => byNumber(one.number, other.number)),
);

export function phoneOf(pbxs: Pbxs, entryId: string, number: string): PhoneOfPbx | undefined {
  const pbx = pbxs[entryId];
  const phone = pbx?.phones[number];
  return pbx && phone && { entryId, number, pbx, phone };
}

/** Returns whether a phone has all words of a text in its name, its number, its area, or the party that it talks with. */
export function matches({ number, phone }: PhoneOfPbx, text: string): boolean {
  const all = [number, phone.name, phone.area, phone.with_name, phone.with_number].join(" ").toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}

export const FILTERS = ["all", "free", "busy", "not_registered"] as const;

export type Filter = (typeof FILTERS)[number];

const FILTER_OF: Record<PhoneState, Filter> = {
  idle: "free",
  ringing: "busy",
  in_use: "busy",
  on_hold: "busy",
  unregistered: "not_registered",
  fault: "not_registered",
};

/** Returns whether a phone is one of those that a filter shows. */
export function passes(about: PhoneOfPbx, filter: Filter): boolean {
  const state = shownState(about);
  return filter === "all" || (state !== "unknown" && FILTER_OF[state] === filter && !isUndisturbed(about));
}
