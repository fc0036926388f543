// Consulting a colleague before a call is transferred: the caller waits while the phone has a second call, to the colleague.

import type { PhoneCall } from "./live";
import type { PhoneOfPbx } from "./phones";

export interface Asking {
  /** The call of the caller who waits. */
  first: PhoneCall;
  /** The call to the colleague; it has no id while the phone of the user still rings for it. */
  asked: PhoneCall;
}

/** Returns the two calls of a phone, the latter of which it makes to a colleague while the former waits. */
export function askingOf({ number, phone, pbx }: PhoneOfPbx): Asking | undefined {
  if (phone.other_calls.length === 0) {
    if (!phone.asks) return undefined;
    const { name, number: with_number } = phone.asks;
    return { first: phone, asked: { with_name: name, with_number, direction: null, since: null, call_id: null } };
  }
  const calls = [phone, ...phone.other_calls].sort((one, other) => ((one.since ?? "") < (other.since ?? "") ? -1 : 1));
  const [first, asked] = calls.slice(-2);
  if (!first?.call_id || !asked?.call_id) return undefined;
  const { caller, direction } = pbx.calls[asked.call_id] ?? {};
  return direction === "internal" && caller === number && pbx.calls[first.call_id]?.answered_at
    ? { first, asked }
    : undefined;
}
