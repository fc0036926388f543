// The actions of the user on phones and their calls.

import { askingOf } from "./asking";
import type { Question } from "./card";
import { accepts } from "./drag";
import type { HomeAssistant } from "./ha";
import type { PhoneState } from "./live";
import type { MyPhoneController } from "./my-phone";
import { isSame, mayTransfer, type PhoneOfPbx, rings, talks } from "./phones";
import { DOMAIN } from "./texts";

/** The card on which the user acts. */
interface ActionHost {
  readonly myPhone: MyPhoneController;
  act(work: () => Promise<unknown>): void;
  withMyPhone(work: (mine: PhoneOfPbx) => Promise<unknown>, question?: Question): void;
  askForTarget(from: PhoneOfPbx, near: DOMRect | undefined, mode?: TransferMode): void;
  transfer(from: PhoneOfPbx, number: string): void;
  askFirst(mine: PhoneOfPbx, colleague: PhoneOfPbx): void;
  completeTransfer(about: PhoneOfPbx): void;
  comeBack(about: PhoneOfPbx): void;
  park(about: PhoneOfPbx): void;
  getBack(about: PhoneOfPbx, near: DOMRect | undefined): void;
  hangUpPhone(about: PhoneOfPbx, near: DOMRect | undefined): void;
  setAvailability(about: PhoneOfPbx, near: DOMRect | undefined): void;
  setForwarding(about: PhoneOfPbx, near: DOMRect | undefined): void;
}

/** At once, after a question to the colleague, or to the voicemail of the colleague. */
export type TransferMode = "transfer" | "ask" | "voicemail";

/** What decides whether an action is possible now. */
interface Situation {
  hass: HomeAssistant;
  about: PhoneOfPbx;
  mine: PhoneOfPbx | undefined;
  /** Whether calls wait that a phone can get back. */
  hasParked: boolean;
}

interface Action {
  key: string;
  icon: string;
  /** The user's phone does it, and must be free for it. */
  byMyPhone?: boolean;
  /** It is done with the call of the user's phone, and so needs no permission for the phone that it is about. */
  withMyCall?: boolean;
  /** It is possible while a caller waits and the user consults a colleague. */
  whileAsking?: boolean;
  offered: (situation: Situation) => boolean;
  run: (card: ActionHost, situation: Situation, near: DOMRect | undefined) => void;
}

type Data = Record<string, unknown>;

const BUSY: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["ringing", "in_use", "on_hold"]);
const CAN_BE_CALLED: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["idle", "in_use", "on_hold"]);

/** Returns the state of the switch "do not disturb" of a phone, and its entity. */
function doNotDisturb({ hass, about }: Situation): { entityId: string; state: string } | undefined {
  const entity = Object.values(hass.entities).find(
    (candidate) =>
      candidate?.device_id === about.phone.device_id &&
      candidate.platform === DOMAIN &&
      candidate.translation_key === "dnd",
  );
  const state = entity && hass.states[entity.entity_id]?.state;
  return state ? { entityId: entity.entity_id, state } : undefined;
}

/** Call an action of the integration for a phone. */
export function callPhoneAction(
  hass: HomeAssistant,
  service: string,
  { phone }: PhoneOfPbx,
  data: Data = {},
): Promise<unknown> {
  return hass.callService(DOMAIN, service, data, { device_id: phone.device_id ?? [] }, false);
}

/** An action that the phone itself does. */
function byPhone(service: string): Pick<Action, "run"> {
  return { run: (card, { hass, about }) => card.act(() => callPhoneAction(hass, service, about)) };
}

/** An action that the user's phone does to another one. */
function byMyPhone(service: string, data: (number: string) => Data): Pick<Action, "byMyPhone" | "run"> {
  return {
    byMyPhone: true,
    run: (card, { hass, about }, near) =>
      card.withMyPhone((mine) => callPhoneAction(hass, service, mine, data(about.number)), {
        near,
        entryId: about.entryId,
      }),
  };
}

function switchDoNotDisturb(service: "turn_on" | "turn_off"): Pick<Action, "run"> {
  return {
    run: (card, situation) => {
      const found = doNotDisturb(situation);
      if (found)
        card.act(() => situation.hass.callService("switch", service, {}, { entity_id: found.entityId }, false));
    },
  };
}

/** The icons of the ways to transfer a call. */
const ICONS = { ask: "mdi:phone-plus", voicemail: "mdi:voicemail" };

/** Returns whether the user of a phone can consult a colleague about its call. */
export function mayBeAsked(colleague: PhoneOfPbx, from: PhoneOfPbx): boolean {
  return accepts(colleague, from) && CAN_BE_CALLED.has(colleague.phone.state);
}

/** Returns what to transfer a call to so that a phone's voicemail takes it. */
export function voicemailOf({ number, pbx }: PhoneOfPbx): string {
  return `${pbx.codes.voicemail_code}${number}`;
}

/** Returns whether it can be set what is said about the person at a phone; during a call, the menu has enough other items. */
function maySetUp({ about }: Situation): boolean {
  return about.phone.device_id !== null && !BUSY.has(about.phone.state);
}

const LISTEN_MODES = [
  ["listen", "mdi:ear-hearing"],
  ["whisper", "mdi:account-voice"],
  ["barge", "mdi:account-multiple-plus"],
] as const;

const ACTIONS: readonly Action[] = [
  {
    key: "transfer_here",
    icon: "mdi:phone-forward",
    withMyCall: true,
    offered: ({ about, mine }) => mine !== undefined && accepts(about, mine),
    run: (card, { about, mine }) => mine && card.transfer(mine, about.number),
  },
  {
    key: "ask_here",
    icon: ICONS.ask,
    withMyCall: true,
    offered: ({ about, mine }) => mine !== undefined && mayBeAsked(about, mine),
    run: (card, { about, mine }) => mine && card.askFirst(mine, about),
  },
  {
    key: "voicemail_here",
    icon: ICONS.voicemail,
    withMyCall: true,
    offered: ({ about, mine }) =>
      about.pbx.codes.voicemail_code !== undefined && about.phone.call_id !== mine?.phone.call_id,
    run: (card, { about, mine }) => mine && card.transfer(mine, voicemailOf(about)),
  },
  {
    key: "complete",
    icon: "mdi:phone-forward",
    whileAsking: true,
    offered: ({ about }) => Boolean(askingOf(about)?.asked.call_id),
    run: (card, { about }) => card.completeTransfer(about),
  },
  {
    key: "come_back",
    icon: "mdi:phone-return",
    whileAsking: true,
    offered: ({ about }) => askingOf(about) !== undefined,
    run: (card, { about }) => card.comeBack(about),
  },
  {
    key: "pick_up",
    icon: "mdi:phone-in-talk",
    offered: ({ about }) => about.pbx.codes.pickup_code !== undefined && rings(about),
    ...byMyPhone("pick_up", (extension) => ({ extension })),
  },
  {
    key: "call",
    icon: "mdi:phone-outgoing",
    offered: ({ about }) => CAN_BE_CALLED.has(about.phone.state),
    ...byMyPhone("dial", (number) => ({ number })),
  },
  {
    key: "transfer",
    icon: "mdi:phone-forward",
    offered: ({ about }) => mayTransfer(about),
    run: (card, { about }, near) => card.askForTarget(about, near),
  },
  {
    key: "ask",
    icon: ICONS.ask,
    offered: ({ about, mine }) => mayTransfer(about) && isSame(about, mine),
    run: (card, { about }, near) => card.askForTarget(about, near, "ask"),
  },
  {
    key: "voicemail",
    icon: ICONS.voicemail,
    offered: ({ about }) => mayTransfer(about) && about.pbx.codes.voicemail_code !== undefined,
    run: (card, { about }, near) => card.askForTarget(about, near, "voicemail"),
  },
  {
    key: "park",
    icon: "mdi:parking",
    offered: ({ about }) => mayTransfer(about) && about.pbx.codes.park_code !== undefined,
    run: (card, { about }) => card.park(about),
  },
  ...(["get_back", "get_back_known"] as const).map((key) => ({
    key,
    icon: "mdi:phone-in-talk",
    offered: ({ about, mine, hasParked }: Situation) =>
      isSame(about, mine) &&
      about.phone.state === "idle" &&
      about.pbx.codes.retrieval_codes !== undefined &&
      hasParked === (key === "get_back_known"),
    run: (card: ActionHost, { about }: Situation, near: DOMRect | undefined) => card.getBack(about, near),
  })),
  {
    key: "hold",
    icon: "mdi:phone-paused",
    offered: ({ about }) => talks(about) && about.phone.state === "in_use",
    ...byPhone("hold"),
  },
  {
    key: "resume",
    icon: "mdi:phone-in-talk",
    offered: ({ about }) => about.phone.state === "on_hold",
    ...byPhone("resume"),
  },
  {
    key: "mute",
    icon: "mdi:microphone-off",
    offered: ({ about }) => talks(about) && !about.phone.muted,
    ...byPhone("mute"),
  },
  {
    key: "unmute",
    icon: "mdi:microphone",
    offered: ({ about }) => talks(about) && about.phone.muted === true,
    ...byPhone("unmute"),
  },
  ...LISTEN_MODES.map(([mode, icon]) => ({
    key: mode,
    icon,
    offered: ({ about }: Situation) => about.pbx.may_listen_in && talks(about),
    ...byMyPhone("listen_in", (extension) => ({ extension, mode })),
  })),
  {
    key: "hang_up",
    icon: "mdi:phone-hangup",
    offered: ({ about }) => BUSY.has(about.phone.state),
    run: (card, { about }, near) => card.hangUpPhone(about, near),
  },
  {
    key: "do_not_disturb",
    icon: "mdi:minus-circle",
    offered: (situation) => doNotDisturb(situation)?.state === "off",
    ...switchDoNotDisturb("turn_on"),
  },
  {
    key: "disturb",
    icon: "mdi:minus-circle-off",
    offered: (situation) => doNotDisturb(situation)?.state === "on",
    ...switchDoNotDisturb("turn_off"),
  },
  {
    key: "availability",
    icon: "mdi:account-clock",
    offered: maySetUp,
    run: (card, { about }, near) => card.setAvailability(about, near),
  },
  {
    key: "forward",
    icon: "mdi:phone-forward-outline",
    offered: (situation) => situation.hass.user?.is_admin === true && maySetUp(situation),
    run: (card, { about }, near) => card.setForwarding(about, near),
  },
  {
    key: "set_my_phone",
    icon: "mdi:star",
    offered: ({ about, mine }) => about.phone.device_id !== null && !isSame(about, mine),
    run: (card, { hass, about }) => card.act(() => card.myPhone.choose(hass, about)),
  },
];

export const LISTEN_KEYS: readonly string[] = LISTEN_MODES.map(([mode]) => mode);

function isOffered(action: Action, situation: Situation): boolean {
  const { about, mine } = situation;
  if (!about.pbx.connected || !action.offered(situation)) return false;
  if (action.withMyCall) return mayGetCall(about, mine);
  // If the phone has two calls, the other actions would not say which one they are about.
  if (!about.phone.control || (askingOf(about) && !action.whileAsking)) return false;
  if (!action.byMyPhone || !mine) return true;
  return isCalleeOf(about, mine) && mine.phone.state === "idle";
}

/** Returns whether the user can let the call of their phone go to another phone, or to its voicemail. */
export function mayGetCall(about: PhoneOfPbx, mine: PhoneOfPbx | undefined): boolean {
  return isCalleeOf(about, mine) && mayTransfer(mine) && !askingOf(mine);
}

/** Returns whether a phone is another one of the same PBX. */
function isCalleeOf(about: PhoneOfPbx, mine: PhoneOfPbx | undefined): mine is PhoneOfPbx {
  return mine?.entryId === about.entryId && mine.number !== about.number;
}

/** Returns the actions that are possible now; of some only, if they are named. */
export function offeredActions(situation: Situation, keys?: readonly string[]): Action[] {
  return ACTIONS.filter((action) => (!keys || keys.includes(action.key)) && isOffered(action, situation));
}
