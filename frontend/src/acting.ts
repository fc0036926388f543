// What can be done with phones and their calls, and how a card asks for it.

import { html } from "lit";
import { Card, type CardConfig } from "./card";
import { accepts, followPointer } from "./drag";
import type { HomeAssistant, Localize } from "./ha";
import type { PhoneState } from "./live";
import type { MenuItem } from "./menu";
import { isSame, keyOf, type PhoneOfPbx, phoneOf, phonesOf, rings } from "./phones";
import type { Picked } from "./picker";
import "./menu";

/** What counts for whether something can be done now. */
interface Situation {
  hass: HomeAssistant;
  about: PhoneOfPbx;
  mine: PhoneOfPbx | undefined;
}

interface Action {
  key: string;
  icon: string;
  /** It is done by the user's phone, which must be free for it. */
  byMine?: boolean;
  offered: (situation: Situation) => boolean;
  run: (card: ActingCard, situation: Situation, near: DOMRect | undefined) => void;
}

const DOMAIN = "openvox_uc";

type Data = Record<string, unknown>;

const TALKS: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["in_use", "on_hold"]);
const BUSY: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["ringing", "in_use", "on_hold"]);
const CAN_BE_CALLED: ReadonlySet<PhoneState | null> = new Set<PhoneState>(["idle", "in_use", "on_hold"]);

/** Returns whether a phone is in a call that was answered. */
export function talks({ phone, pbx }: PhoneOfPbx): boolean {
  const call = phone.call_id === null ? undefined : pbx.calls[phone.call_id];
  return TALKS.has(phone.state) && call?.answered_at !== null;
}

/** Returns whether the user can transfer the call of a phone now. */
export function mayTransfer(from: PhoneOfPbx): boolean {
  return from.phone.control && from.pbx.connected && talks(from);
}

// The PBX does not tell which phones are muted, so a page knows only what was done on it.
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

export function perform(
  hass: HomeAssistant,
  service: string,
  { phone }: PhoneOfPbx,
  data: Data = {},
): Promise<unknown> {
  return hass.callService(DOMAIN, service, data, { device_id: phone.device_id ?? [] }, false);
}

/** An action that a phone does itself. */
function own(service: string, after?: (about: PhoneOfPbx) => void): Pick<Action, "run"> {
  return {
    run: (card, { hass, about }) => void card.act(() => perform(hass, service, about).then(() => after?.(about))),
  };
}

/** An action that the user's phone does to another one. */
function byMine(service: string, data: (number: string) => Data): Pick<Action, "byMine" | "run"> {
  return {
    byMine: true,
    run: (card, { hass, about }, near) =>
      card.withMyPhone((mine) => perform(hass, service, mine, data(about.number)), { near, entryId: about.entryId }),
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
    ...byMine("pick_up", (extension) => ({ extension })),
  },
  {
    key: "call",
    icon: "mdi:phone-outgoing",
    offered: ({ about }) => CAN_BE_CALLED.has(about.phone.state),
    ...byMine("dial", (number) => ({ number })),
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
    ...own("hold"),
  },
  {
    key: "resume",
    icon: "mdi:phone-in-talk",
    offered: ({ about }) => about.phone.state === "on_hold",
    ...own("resume"),
  },
  {
    key: "mute",
    icon: "mdi:microphone-off",
    offered: (situation) => talks(situation.about) && !isMuted(situation),
    ...own("mute", (about) => mutedIn.set(keyOf(about), about.phone.call_id)),
  },
  {
    key: "unmute",
    icon: "mdi:microphone",
    offered: (situation) => talks(situation.about) && isMuted(situation),
    ...own("unmute", (about) => mutedIn.delete(keyOf(about))),
  },
  ...LISTEN_MODES.map(([mode, icon]) => ({
    key: mode,
    icon,
    offered: ({ about }: Situation) => about.pbx.may_listen_in && talks(about),
    ...byMine("listen_in", (extension) => ({ extension, mode })),
  })),
  {
    key: "hang_up",
    icon: "mdi:phone-hangup",
    offered: ({ about }) => BUSY.has(about.phone.state),
    ...own("hang_up"),
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
  if (!action.byMine || !mine) return true;
  return mine.entryId === about.entryId && mine.number !== about.number && mine.phone.state === "idle";
}

/** A card on which one acts. */
export abstract class ActingCard<Config extends CardConfig = CardConfig> extends Card<Config> {
  /** Return what can be done with a phone now; of some actions only, if they are named. */
  protected itemsFor(about: PhoneOfPbx, near?: DOMRect, keys?: readonly string[]): MenuItem[] {
    const { hass, texts } = this;
    if (!hass || !texts) return [];
    const situation = { hass, about, mine: this.mine };
    return ACTIONS.filter(({ key }) => !keys || keys.includes(key))
      .filter((action) => isOffered(action, situation))
      .map((action) => ({
        key: action.key,
        icon: action.icon,
        label: texts(`menu.${action.key}`),
        run: (place = near) => action.run(this, situation, place),
      }));
  }

  /** Show what can be done with a phone, as long as it goes on. */
  protected openMenu({ entryId, number }: PhoneOfPbx, near?: DOMRect, keys?: readonly string[]): void {
    const about = (): PhoneOfPbx | undefined => phoneOf(this.pbxs, entryId, number);
    const first = about();
    if (!first) return;
    this.sheet = {
      heading: first.phone.name ? `${first.phone.name} (${number})` : number,
      near,
      content: (texts) => {
        const now = about();
        const items = now ? this.itemsFor(now, near, keys) : [];
        return items.length > 0
          ? html`<openvox-uc-menu .label=${texts("menu.label")} .items=${items}></openvox-uc-menu>`
          : html`<p class="hint">${texts("menu.nothing")}</p>`;
      },
    };
  }

  /** Ask to whom the call of a phone is transferred. */
  askForTarget(from: PhoneOfPbx, near: DOMRect | undefined): void {
    const { texts } = this;
    if (!texts) return;
    const picked = ({ detail }: CustomEvent<Picked>): void =>
      this.transfer(from, typeof detail === "string" ? detail : detail.number);
    this.sheet = {
      heading: texts("transfer.title", { name: otherOf(from, texts) }),
      near,
      content: () => html`
        <openvox-uc-picker
          free
          .label=${texts("transfer.search")}
          .phones=${phonesOf(this.pbxs).filter((phone) => accepts(phone, from))}
          @pick=${picked}
        ></openvox-uc-picker>
      `,
    };
  }

  /** Let a call be dragged, from all of an element by mouse, and from its handle by touch, which also scrolls. */
  protected drag(event: PointerEvent, from: PhoneOfPbx): void {
    const { texts } = this;
    const onHandle = event.composedPath().some((place) => place instanceof Element && place.matches(".handle"));
    if (!texts || event.button !== 0 || (event.pointerType !== "mouse" && !onHandle) || !mayTransfer(from)) return;
    followPointer(event, from, otherOf(from, texts), (onto) => this.transfer(from, onto.number));
  }

  protected hangUp(callId: string): void {
    const { hass } = this;
    if (hass) void this.act(() => hass.callService(DOMAIN, "hang_up", { call_id: callId }, undefined, false));
  }

  protected transfer(from: PhoneOfPbx, number: string): void {
    const { hass } = this;
    // With its id, no other call is transferred that the phone may have by now.
    if (hass) void this.act(() => perform(hass, "transfer", from, { number, call_id: from.phone.call_id }));
  }
}

/** Returns the party that a phone talks with. */
function otherOf({ phone }: PhoneOfPbx, texts: Localize): string {
  return phone.with_name ?? phone.with_number ?? texts("calls.unknown");
}
