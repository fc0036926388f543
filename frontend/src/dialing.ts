// What the cards have in common that call somebody from the user's phone.

import { css, html, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { perform } from "./acting";
import { Card, type CardConfig } from "./card";
import { phonesToChoose } from "./my-phone";
import { nameOf, phoneOf } from "./phones";

/** Somebody to call. */
export interface Callee {
  name: string | null;
  number: string;
  /** The PBX that has this extension; undefined for outside numbers, which all PBXs can call. */
  entryId?: string | undefined;
}

export abstract class DialingCard<Config extends CardConfig = CardConfig> extends Card<Config> {
  /** What happened last. */
  @state() protected said = "";
  #dialing = false;
  #rang = false;

  static override styles = [
    Card.styles,
    css`
      .said { margin: 0; padding: 8px 16px; }
      .said:empty { display: none; }
    `,
  ];

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (!this.said) return;
    // Once the phone was hung up again, nothing rings any more.
    const isBusy = this.mine?.phone.state !== "idle";
    if (this.#rang && !isBusy) this.said = "";
    this.#rang = isBusy;
  }

  /** Whether the user may call with any phone. */
  protected get mayDial(): boolean {
    return this.mine !== undefined || phonesToChoose(this.pbxs).length > 0;
  }

  /** Return whether the user's phone can call somebody: an extension of the same PBX, but not itself. */
  protected canCall({ entryId, number }: Callee): boolean {
    const mine = this.mine;
    if (!mine || !entryId) return this.mayDial;
    return mine.entryId === entryId && mine.number !== number;
  }

  /** Return the PBX of which a number is an extension. */
  protected entryOf(entryId: string, number: string): string | undefined {
    return phoneOf(this.pbxs, entryId, number) && entryId;
  }

  /** Call somebody from the user's phone. */
  protected dial(callee: Callee, near?: DOMRect, done?: () => void): void {
    const { hass, texts } = this;
    if (!hass || !texts) return;
    this.said = "";
    this.withMyPhone(
      async (mine) => {
        if (this.#dialing) return;
        this.#dialing = true;
        try {
          await perform(hass, "dial", mine, { number: callee.number });
          this.said = texts("dial.calling", { name: callee.name ?? callee.number, phone: nameOf(mine) });
          done?.();
        } finally {
          this.#dialing = false;
        }
      },
      { near, ...(callee.entryId ? { entryId: callee.entryId } : {}) },
    );
  }

  // It is always there, since screen readers tell only what changes.
  protected renderSaid(): TemplateResult {
    return html`<p class="said" role="status">${this.said}</p>`;
  }
}
