// The base of the cards on which the user acts on phones and their calls.

import { html } from "lit";
import { Card, type CardConfig } from "./card";
import { accepts, followPointer } from "./drag";
import type { Localize } from "./ha";
import type { MenuItem } from "./menu";
import { callPhoneAction, offeredActions } from "./phone-actions";
import { isSame, mayTransfer, nameOf, type PhoneOfPbx, phoneOf, phonesOf } from "./phones";
import type { Picked } from "./picker";
import { DOMAIN } from "./texts";
import "./menu";

export abstract class ActionCard<Config extends CardConfig = CardConfig> extends Card<Config> {
  /** Return the menu items of the actions that are possible with a phone now; of some only, if they are named. */
  protected itemsFor(about: PhoneOfPbx, near?: DOMRect, keys?: readonly string[]): MenuItem[] {
    const { hass, texts } = this;
    if (!hass || !texts) return [];
    const situation = { hass, about, mine: this.mine };
    return offeredActions(situation, keys).map(({ key, icon, run }) => ({
      key,
      icon,
      label: texts(`menu.${key}`),
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

  /** End the call of a phone; the call of somebody else only after a question. */
  hangUpPhone(about: PhoneOfPbx, near: DOMRect | undefined): void {
    const { hass, texts } = this;
    if (!hass || !texts) return;
    const hangUp = (): void => void this.act(() => callPhoneAction(hass, "hang_up", about));
    if (isSame(about, this.mine)) hangUp();
    else this.confirm(texts("confirm.hang_up", { name: nameOf(about) }), texts("menu.hang_up"), near, hangUp);
  }

  /** End a call; one in which the user's phone takes no part only after a question. */
  protected hangUpCall(callId: string, names: string, near: DOMRect | undefined): void {
    const { hass, texts } = this;
    if (!hass || !texts) return;
    const hangUp = (): void =>
      void this.act(() => hass.callService(DOMAIN, "hang_up", { call_id: callId }, undefined, false));
    if (this.mine?.phone.call_id === callId) hangUp();
    else this.confirm(texts("confirm.hang_up", { name: names }), texts("menu.hang_up"), near, hangUp);
  }

  protected transfer(from: PhoneOfPbx, number: string): void {
    const { hass } = this;
    // The id keeps another call, which the phone may have by now, from being transferred.
    if (hass) void this.act(() => callPhoneAction(hass, "transfer", from, { number, call_id: from.phone.call_id }));
  }
}

/** Returns the party that a phone talks with. */
function otherOf({ phone }: PhoneOfPbx, texts: Localize): string {
  return phone.with_name ?? phone.with_number ?? texts("calls.unknown");
}
