// The calls that were parked on this page. The PBX reports neither where a call is parked nor that it is fetched.

import type { PhoneCall } from "./live";
import type { PhoneOfPbx } from "./phones";

// No caller is left waiting longer; most PBXs call back before.
const LONGEST_MILLISECONDS = 15 * 60_000;

let parked: { entryId: string; call: PhoneCall; at: number }[] = [];

/** Note that the call of a phone was parked. */
export function noteParked({ entryId, phone }: PhoneOfPbx): void {
  parked.push({ entryId, call: phone, at: Date.now() });
}

/** Forget the only call that is parked, since a phone fetches it; of several, it is unknown which one that is. */
export function noteFetched(about: PhoneOfPbx): void {
  if (parkedIn(about).length === 1) parked = parked.filter(({ entryId }) => entryId !== about.entryId);
}

/** Returns the parked calls that the phones of a PBX can get back: a phone that talks with the same party later has got it. */
export function parkedIn({ entryId, pbx }: PhoneOfPbx): PhoneCall[] {
  const phones = Object.values(pbx.phones);
  const isTaken = ({ with_name, with_number, since }: PhoneCall): boolean =>
    phones.some(
      (now) => now.call_id && now.with_name === with_name && now.with_number === with_number && now.since !== since,
    );
  parked = parked.filter(
    (each) => Date.now() - each.at < LONGEST_MILLISECONDS && !(each.entryId === entryId && isTaken(each.call)),
  );
  return parked.filter((each) => each.entryId === entryId).map(({ call }) => call);
}
