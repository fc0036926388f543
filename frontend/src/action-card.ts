// The base of the cards on which the user acts on phones and their calls.

import { css, html, nothing } from "lit";
import { type Asking, askingOf } from "./asking";
import { Card, type CardConfig } from "./card";
import { CONTACT_FORM } from "./contacts";
import { chips } from "./controls";
import { accepts, followPointer } from "./drag";
import type { HomeAssistant } from "./ha";
import type { MenuItem } from "./menu";
import { availabilityForm, forwardingForm } from "./person";
import { callPhoneAction, mayBeAsked, offeredActions, type TransferMode, voicemailOf } from "./phone-actions";
import { isSame, mayTransfer, nameOf, otherOf, type PhoneOfPbx, phoneOf, phonesOf, rings } from "./phones";
import type { Picked } from "./picker";
import { CHIPS } from "./styles";
import { DOMAIN, listed } from "./texts";
import "./menu";

// The PBX ends most calls within a moment of the request.
const GRACE_MILLISECONDS = 8000;
const LOOK_EVERY = 100;

export abstract class ActionCard<Config extends CardConfig = CardConfig> extends Card<Config> {
  static override styles = [
    Card.styles,
    CHIPS,
    CONTACT_FORM,
    css`
      .modes { padding: 8px 16px 0; }
      .icon-button[data-state] { color: var(--ink); }
      /* A mouse drags the whole row. */
      @media (pointer: fine) { .handle { display: none; } }
      .handle { touch-action: none; cursor: grab; padding: 6px; color: var(--secondary-text-color); --mdc-icon-size: 20px; }
    `,
  ];

  /** Return the menu items of the actions that are possible with a phone now; of some only, if they are named. */
  protected itemsFor(about: PhoneOfPbx, near?: DOMRect, keys?: readonly string[]): MenuItem[] {
    const { hass, texts } = this;
    if (!hass || !texts) return [];
    const { mine } = this;
    const { parked } = about.pbx;
    const situation = { hass, about, mine, hasParked: parked.length > 0 };
    const asking = askingOf(about);
    const names = {
      name: otherOf(asking?.first ?? mine?.phone ?? about.phone, texts),
      colleague: asking ? otherOf(asking.asked, texts) : nameOf(about),
      parked: listed(
        texts,
        parked.map((call) => otherOf(call, texts)),
      ),
    };
    return offeredActions(situation, keys).map(({ key, icon, run }) => ({
      key,
      icon,
      label: texts(key === "hang_up" && isCalled(about) ? "menu.decline" : `menu.${key}`, names),
      run: (place = near) => run(this, situation, place),
    }));
  }

  /** Show a menu of what is possible with a phone, kept up to date while it is open. */
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

  /** Ask the user for the target of a transfer, and how to transfer. */
  askForTarget(from: PhoneOfPbx, near: DOMRect | undefined, mode: TransferMode = "transfer"): void {
    const { texts } = this;
    if (!texts) return;
    const picked = ({ detail }: CustomEvent<Picked>): void => {
      if (typeof detail === "string") this.transfer(from, detail);
      else if (mode === "ask") this.askFirst(from, detail);
      else this.transfer(from, mode === "voicemail" ? voicemailOf(detail) : detail.number);
    };
    const modes = [
      "transfer",
      ...this.itemsFor(from, near, ["ask", "voicemail"]).map(({ key }) => key),
    ] as TransferMode[];
    const choices = chips(
      texts("transfer.mode"),
      modes.map((key) => ({ key, label: texts(`transfer.mode_${key}`) })),
      mode,
      (chosen) => this.askForTarget(from, near, chosen),
    );
    const accepting = { transfer: accepts, ask: mayBeAsked, voicemail: isOtherThan }[mode];
    this.sheet = {
      heading: texts(`transfer.${mode}`, { name: otherOf(from.phone, texts) }),
      near,
      content: () => html`
        ${modes.length > 1 ? html`<div class="modes">${choices}</div>` : nothing}
        <openvox-uc-picker
          ?free=${mode === "transfer"}
          .label=${texts("transfer.search")}
          .texts=${texts}
          .phones=${phonesOf(this.pbxs).filter((phone) => accepting(phone, from))}
          @pick=${picked}
        ></openvox-uc-picker>
      `,
    };
  }

  /** Let a call be dragged, from all of an element by mouse, and from its handle by touch, which also scrolls. */
  protected drag(event: PointerEvent, from: PhoneOfPbx): void {
    const { texts } = this;
    const onHandle = event.composedPath().some((place) => place instanceof Element && place.matches(".handle"));
    if (!texts || event.button !== 0 || (event.pointerType !== "mouse" && !onHandle) || !this.mayDrag(from)) return;
    const drop = (onto: PhoneOfPbx): void => {
      if (!rings(from)) this.transfer(from, onto.number);
      else this.act((hass) => callPhoneAction(hass, "pick_up", onto, { extension: from.number }));
    };
    followPointer(event, from, otherOf(from.phone, texts), drop);
  }

  /** Return whether the call of a phone can be dragged onto another one, which picks it up if it still rings. */
  protected mayDrag(from: PhoneOfPbx): boolean {
    return mayTransfer(from) || (rings(from) && from.pbx.connected && from.pbx.codes.pickup_code !== undefined);
  }

  /** End the call of a phone; the call of another user only after a question. */
  hangUpPhone(about: PhoneOfPbx, near: DOMRect | undefined): void {
    const { texts } = this;
    if (!texts) return;
    const { call_id } = about.phone;
    const hangUp = (): void => {
      // During a question, that call may have ended, and the phone may have begun another one.
      const now = phoneOf(this.pbxs, about.entryId, about.number)?.phone;
      const calls = now ? [now, ...now.other_calls] : [];
      if (calls.every((call) => call.call_id !== call_id)) this.closeSheet();
      // If the phone has two calls, the id names the one that was shown.
      else if (call_id !== null && calls.length > 1) this.act((hass) => hangUpById(hass, call_id));
      else this.act((hass) => callPhoneAction(hass, "hang_up", about));
    };
    if (isSame(about, this.mine)) hangUp();
    else this.confirm(texts("confirm.hang_up", { name: nameOf(about) }), texts("menu.hang_up"), near, hangUp);
  }

  /** End a call; one in which the user's phone takes no part only after a question. */
  protected hangUpCall(callId: string, names: string, near: DOMRect | undefined): void {
    const { texts } = this;
    if (!texts) return;
    const hangUp = (): void => this.act((hass) => hangUpById(hass, callId));
    if (this.mine?.phone.call_id === callId) hangUp();
    else this.confirm(texts("confirm.hang_up", { name: names }), texts("menu.hang_up"), near, hangUp);
  }

  setAvailability(about: PhoneOfPbx, near: DOMRect | undefined): void {
    this.sheet = {
      heading: this.texts?.("availability.title", { name: nameOf(about) }) ?? "",
      near,
      content: (texts) =>
        availabilityForm(texts, about.phone, (data) =>
          this.save((hass) => callPhoneAction(hass, "set_availability", about, data)),
        ),
    };
  }

  setForwarding(about: PhoneOfPbx, near: DOMRect | undefined): void {
    this.sheet = {
      heading: this.texts?.("forward.title", { name: nameOf(about) }) ?? "",
      near,
      content: (texts) =>
        forwardingForm(texts, (data) => this.save((hass) => callPhoneAction(hass, "set_forwarding", about, data))),
    };
  }

  transfer(from: PhoneOfPbx, number: string): void {
    this.act((hass) => transferCall(hass, from, number));
  }

  /** Put the call of the user's phone on hold, and call a colleague about it; if that fails, the call stays on hold. */
  askFirst(mine: PhoneOfPbx, colleague: PhoneOfPbx): void {
    this.act(async (hass) => {
      if (mine.phone.state !== "on_hold") await callPhoneAction(hass, "hold", mine);
      await callPhoneAction(hass, "dial", mine, { number: colleague.number });
    });
  }

  /** Transfer the call that waits to the colleague, whose phone must be free for it. */
  completeTransfer(about: PhoneOfPbx): void {
    const asking = askingOf(about);
    if (!asking) return;
    this.act(async (hass) => {
      await this.#leave(hass, about, asking);
      await transferCall(hass, about, asking.asked.with_number ?? "", asking.first.call_id);
    });
  }

  /** Leave the colleague, and resume the call that waits. */
  comeBack(about: PhoneOfPbx): void {
    const asking = askingOf(about);
    if (!asking) return;
    this.act(async (hass) => {
      await this.#leave(hass, about, asking);
      await callPhoneAction(hass, "resume", about);
    });
  }

  /** End the call to the colleague, and wait until it is over: then the phone has the other call alone. */
  async #leave(hass: HomeAssistant, about: PhoneOfPbx, { first, asked }: Asking): Promise<void> {
    const { texts } = this;
    const { call_id } = asked;
    if (!texts || call_id === null) return;
    const isOver = (): boolean => !(this.pbxs[about.entryId] ?? about.pbx).calls[call_id];
    // The colleague may have hung up already.
    const failure = await hangUpById(hass, call_id).then(
      () => new Error(texts("asking.goes_on", { name: otherOf(first, texts), colleague: otherOf(asked, texts) })),
      (error: unknown) => error,
    );
    for (let left = GRACE_MILLISECONDS; !isOver() && left > 0; left -= LOOK_EVERY) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY));
    }
    if (!isOver()) throw failure;
  }

  park(about: PhoneOfPbx): void {
    this.transfer(about, about.pbx.codes.park_code ?? "");
  }

  /** Get a parked call back to a phone; where there are several codes, the user knows which one. */
  getBack(about: PhoneOfPbx, near: DOMRect | undefined): void {
    const { texts } = this;
    if (!texts) return;
    const dial = (number: string): void => this.act((hass) => callPhoneAction(hass, "dial", about, { number }));
    const [code, ...others] = about.pbx.codes.retrieval_codes ?? [];
    if (code && others.length === 0) {
      dial(code);
      return;
    }
    const items = [code, ...others].map((each = "") => ({
      key: "get_back",
      icon: "mdi:parking",
      label: each,
      run: () => dial(each),
    }));
    this.sheet = {
      heading: texts("menu.get_back"),
      near,
      content: () => html`<openvox-uc-menu .label=${texts("menu.get_back")} .items=${items}></openvox-uc-menu>`,
    };
  }
}

function hangUpById(hass: HomeAssistant, call_id: string): Promise<unknown> {
  return hass.callService(DOMAIN, "hang_up_call", { call_id }, undefined, false);
}

// The id keeps another call, which the phone may have by now, from being transferred.
function transferCall(
  hass: HomeAssistant,
  from: PhoneOfPbx,
  number: string,
  call_id = from.phone.call_id,
): Promise<unknown> {
  return hass.callService(DOMAIN, "transfer_call", { call_id, number, extension: from.number }, undefined, false);
}

/** Returns whether a phone rings for a call, and not because its user is about to call. */
function isCalled({ number, phone, pbx }: PhoneOfPbx): boolean {
  const call = phone.call_id === null ? undefined : pbx.calls[phone.call_id];
  return phone.state === "ringing" && call !== undefined && call.caller !== number;
}

function isOtherThan(phone: PhoneOfPbx, from: PhoneOfPbx): boolean {
  return phone.entryId === from.entryId && phone.number !== from.number;
}
