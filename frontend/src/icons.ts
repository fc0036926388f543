// The icons of states, directions, and what else is known of a phone.

import type { Badge, Call, PhoneState } from "./live";
import { isUndisturbed, type PhoneOfPbx, shownState } from "./phones";

export const STATE_ICONS: Record<PhoneState | "unknown", string> = {
  idle: "mdi:phone",
  ringing: "mdi:phone-ring",
  in_use: "mdi:phone-in-talk",
  on_hold: "mdi:phone-paused",
  unregistered: "mdi:phone-off",
  fault: "mdi:phone-alert",
  unknown: "mdi:help-circle-outline",
};

export const DIRECTION_ICONS: Record<Call["direction"], string> = {
  inbound: "mdi:call-received",
  outbound: "mdi:call-made",
  internal: "mdi:swap-horizontal",
};

export const BADGE_ICONS: Record<Badge, string> = {
  do_not_disturb: "mdi:minus-circle",
  forwarding: "mdi:phone-forward",
  voicemails: "mdi:voicemail",
  missed: "mdi:phone-missed",
};

export function stateIcon(about: PhoneOfPbx): string {
  return about.pbx.connected && isUndisturbed(about) ? BADGE_ICONS.do_not_disturb : STATE_ICONS[shownState(about)];
}
