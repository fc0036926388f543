// What the user can do with phones and their calls.

import type { Question } from "./card";
import type { HomeAssistant } from "./ha";
import type { PhoneState } from "./live";
import type { MyPhoneController } from "./my-phone";
import { isSame, keyOf, type PhoneOfPbx, rings, talks } from "./phones";
import { DOMAIN } from "./texts";

/** The card on which the user acts. */
interface ActionHost {
  readonly myPhone: MyPhoneController;
  act(work: () => Promise<unknown>): Promise<void>;
  withMyPhone(work: (mine: PhoneOfPbx) => Promise<unknown>, question?: Question): void;
  askForTarget(from: PhoneOfPbx, near: DOMRect | undefined): void;
  hangUpPhone(about: PhoneOfPbx, near: DOMRect | undefined): void;
}

/** What decides whether an action is possible now. */
interface Situation {
  hass: HomeAssistant;
  about: PhoneOfPbx;
  mine: PhoneOfPbx | undefined;
}

interface Action {
  key: string;
  icon: string;
  /** The user's phone does it, and must be free for it. */
  byMyPhone?: boolean;
  offered: (situation: Situation) => boolean;
  run: (card: ActionHost, situation: Situation, near: DOMRect | undefined) => void;
}

type Data = Record<string, unknown>;

const BUSY: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["ringing", "in_use", "on_hold"]);
const CAN_BE_CALLED: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["idle", "in_use", "on_hold"]);

// The PBX does not report which phones are muted, so a page knows only what was done on it.
const mutedIn = new Map<string, string | null>();

function isMuted({ about }: Situation): boolean {
  return about.phone.call_id !== null && mutedIn.get(keyOf(about)) === about.phone.call_id;
}

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
function byPhone(service: string, after?: (about: PhoneOfPbx) => void): Pick<Action, "run"> {
  return {
    run: (card, { hass, about }) =>
      void card.act(() => callPhoneAction(hass, service, about).then(() => after?.(about))),
  };
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
        void card.act(() => situation.hass.callService("switch", service, {}, { entity_id: found.entityId }, false));
    },
  };
}

const LISTEN_MODES = [
  ["listen", "mdi:ear-hearing"],
  ["whisper", "mdi:account-voice"],
  ["barge", "mdi:account-multiple-plus"],
] as const;

const ACTIONS: readonly Action[] = [
  {
    key: "pick_up",
    icon: "mdi:phone-in-talk",
    offered: ({ about }) => about.pbx.pickup && rings(about),
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
    offered: ({ about }) => talks(about),
    run: (card, { about }, near) => card.askForTarget(about, near),
  },
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
    offered: (situation) => talks(situation.about) && !isMuted(situation),
    ...byPhone("mute", (about) => mutedIn.set(keyOf(about), about.phone.call_id)),
  },
  {
    key: "unmute",
    icon: "mdi:microphone",
    offered: (situation) => talks(situation.about) && isMuted(situation),
    ...byPhone("unmute", (about) => mutedIn.delete(keyOf(about))),
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
    key: "set_my_phone",
    icon: "mdi:star",
    offered: ({ about, mine }) => about.phone.device_id !== null && !isSame(about, mine),
    run: (card, { hass, about }) => void card.act(() => card.myPhone.choose(hass, about)),
  },
];

export const LISTEN_KEYS: readonly string[] = LISTEN_MODES.map(([mode]) => mode);

function isOffered(action: Action, situation: Situation): boolean {
  const { about, mine } = situation;
  if (!about.phone.control || !about.pbx.connected || !action.offered(situation)) return false;
  if (!action.byMyPhone || !mine) return true;
  return mine.entryId === about.entryId && mine.number !== about.number && mine.phone.state === "idle";
}

/** Returns the actions that are possible now; of some only, if they are named. */
export function offeredActions(situation: Situation, keys?: readonly string[]): Action[] {
  return ACTIONS.filter((action) => (!keys || keys.includes(action.key)) && isOffered(action, situation));
}
