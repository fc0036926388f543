// The phones of all PBXs, in the order in which people count.

import type { Pbx, Pbxs, Phone } from "./live";

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

/** Compares phones so that ringing ones come first. */
export function byRinging(one: PhoneOfPbx, other: PhoneOfPbx): number {
  return Number(rings(other)) - Number(rings(one));
}

/** Compares numbers of any length by their value. */
export function byNumber(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : Number(one > other));
}

/** Returns all phones by number. */
export function phonesOf(pbxs: Pbxs): PhoneOfPbx[] {
  return Object.entries(pbxs)
    .flatMap(([entryId, pbx]) =>
      Object.entries(pbx.phones).map(([number, phone]) => ({ entryId, number, pbx, phone }) satisfies PhoneOfPbx),
    )
    .sort((one, other) => byNumber(one.number, other.number));
}

export function phoneOf(pbxs: Pbxs, entryId: string, number: string): PhoneOfPbx | undefined {
  const pbx = pbxs[entryId];
  const phone = pbx?.phones[number];
  return pbx && phone && { entryId, number, pbx, phone };
}

/** Returns whether a phone has all words of a text in its name, its number, or the party that it talks with. */
export function matches({ number, phone }: PhoneOfPbx, text: string): boolean {
  const all = [number, phone.name, phone.with_name, phone.with_number].join(" ").toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
