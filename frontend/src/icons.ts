// The icons of states, directions, and what else is known of a phone.

import type { Call, Phone, PhoneState } from "./live";

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

export const BADGES: readonly {
  key: keyof Pick<Phone, "do_not_disturb" | "forwarding" | "voicemails" | "missed">;
  icon: string;
}[] = [
  { key: "do_not_disturb", icon: "mdi:minus-circle" },
  { key: "forwarding", icon: "mdi:phone-forward" },
  { key: "voicemails", icon: "mdi:voicemail" },
  { key: "missed", icon: "mdi:phone-missed" },
];
