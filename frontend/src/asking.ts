// Consulting a colleague before a call is transferred: the caller waits while the phone has a second call, to the colleague.

import type { PhoneCall } from "./live";
import { keyOf, type PhoneOfPbx } from "./phones";

export interface Asking {
  /** The call of the caller who waits. */
  first: PhoneCall;
  /** The call to the colleague; it has no id while the phone of the user still rings for it. */
  asked: PhoneCall;
}

// Until that phone is picked up, nothing but this page knows why it rings. Not each PBX reports that a busy phone rings.
const begun = new Map<string, Asking & { rang: boolean }>();

/** Note the colleague that a phone is about to call because of its call; undefined if there is none. */
export function noteAsking(about: PhoneOfPbx, colleague: PhoneOfPbx | undefined): void {
  if (!colleague) begun.delete(keyOf(about));
  else {
    const { name } = colleague.phone;
    const asked = { with_name: name, with_number: colleague.number, direction: null, since: null, call_id: null };
    begun.set(keyOf(about), { first: about.phone, asked, rang: false });
  }
}

/** Returns the two calls of a phone, the latter of which it makes to a colleague while the former waits. */
export function askingOf(about: PhoneOfPbx): Asking | undefined {
  const { number, phone, pbx } = about;
  const asking = begun.get(keyOf(about));
  if (phone.other_calls.length === 0) {
    if (!asking || phone.call_id !== asking.first.call_id) return undefined;
    const isRinging = phone.state === "ringing";
    asking.rang ||= isRinging;
    return isRinging || !asking.rang ? asking : undefined;
  }
  begun.delete(keyOf(about));
  const calls = [phone, ...phone.other_calls].sort((one, other) => ((one.since ?? "") < (other.since ?? "") ? -1 : 1));
  const [first, asked] = calls.slice(-2);
  if (!first?.call_id || !asked?.call_id) return undefined;
  const { caller, direction } = pbx.calls[asked.call_id] ?? {};
  return direction === "internal" && caller === number && pbx.calls[first.call_id]?.answered_at
    ? { first, asked }
    : undefined;
}
