// The base of the cards that make calls from the user's phone.

import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { Card, type CardConfig } from "./card";
import { phonesToChoose } from "./my-phone";
import { callPhoneAction } from "./phone-actions";
import { nameOf, phoneOf } from "./phones";

/** A person or number to call. */
export interface Callee {
  name: string | null;
  number: string;
  /** The PBX that has this extension; undefined for outside numbers, which all PBXs can call. */
  entryId?: string | undefined;
}

export abstract class DialingCard<Config extends CardConfig = CardConfig> extends Card<Config> {
  /** What the last call does. */
  @state() protected dialStatus = "";
  #dialing = false;
  #rang = false;

  static override styles = [
    Card.styles,
    css`
      .dial-status { margin: 0; padding: 8px 16px; }
      .dial-status:empty { display: none; }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.dialStatus) return;
    // Once the phone is idle again, the call is over.
    const isBusy = this.mine?.phone.state !== "idle";
    if (this.#rang && !isBusy) this.dialStatus = "";
    this.#rang = isBusy;
  }

  /** Whether the user may call with any phone. */
  protected get mayDial(): boolean {
    return this.mine !== undefined || phonesToChoose(this.pbxs).length > 0;
  }

  /** Return whether the user's phone can call a callee: an extension of the same PBX, but not itself. */
  protected canCall({ entryId, number }: Callee): boolean {
    const mine = this.mine;
    if (!mine || !entryId) return this.mayDial;
    return mine.entryId === entryId && mine.number !== number;
  }

  /** Return the PBX of which a number is an extension. */
  protected entryOf(entryId: string, number: string): string | undefined {
    return phoneOf(this.pbxs, entryId, number) && entryId;
  }

  /** Call from the user's phone. */
  protected dial(callee: Callee, near?: DOMRect, done?: () => void): void {
    const { hass, texts } = this;
    if (!hass || !texts) return;
    this.dialStatus = "";
    this.withMyPhone(
      async (mine) => {
        if (this.#dialing) return;
        this.#dialing = true;
        try {
          await callPhoneAction(hass, "dial", mine, { number: callee.number });
          this.dialStatus = texts("dial.calling", { name: callee.name ?? callee.number, phone: nameOf(mine) });
          done?.();
        } finally {
          this.#dialing = false;
        }
      },
      { near, ...(callee.entryId ? { entryId: callee.entryId } : {}) },
    );
  }

  // The element always exists, since screen readers announce only what changes in it.
  protected renderDialStatus(): TemplateResult {
    return html`<p class="dial-status" role="status">${this.dialStatus}</p>`;
  }
}
