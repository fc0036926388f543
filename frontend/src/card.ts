// The base of all cards.

import { type CSSResultGroup, css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import { iconButton } from "./controls";
import { keepingFocus } from "./focus";
import { type ConfigForm, configForm } from "./form";
import type { HomeAssistant, Localize } from "./ha";
import { LIVE, type Pbx, type Pbxs } from "./live";
import { MyPhoneController, phonesToChoose } from "./my-phone";
import { named } from "./names";
import { type PhoneOfPbx, phonesOf } from "./phones";
import type { Picked } from "./picker";
import { FIELD_STYLES } from "./styles";
import { SubscriptionController } from "./subscription";
import { DOMAIN, loadTexts, reasonOf } from "./texts";
import "./picker";
import "./sheet";

export interface CardConfig {
  type: string;
  title?: string;
}

/** The content of a small dialog of a card; it is drawn again with the card. */
export interface SheetContent {
  heading: string;
  near?: DOMRect | undefined;
  content: (texts: Localize) => TemplateResult | typeof nothing;
}

/** Where a question appears, and of which PBX the answer must be. */
export interface Question {
  near?: DOMRect | undefined;
  entryId?: string;
}

// Home Assistant sets a new object at each change of any state, which concerns no card.
const DRAWN_KEYS = ["areas", "connected", "connection", "devices", "entities", "language", "user"] as const;

const NO_PBXS: Pbxs = {};
const NO_REGISTRY = { devices: {}, areas: {} };

const SKELETON = html`<div class="skeleton" aria-busy="true"><i></i><i></i><i></i></div>`;

function concernsCards(hass: HomeAssistant | undefined, before: HomeAssistant | undefined): boolean {
  return !hass || !before || DRAWN_KEYS.some((key) => hass[key] !== before[key]);
}

export abstract class Card<Config extends CardConfig = CardConfig> extends LitElement {
  @property({ attribute: false, hasChanged: concernsCards }) hass?: HomeAssistant;
  @state() protected config?: Config;
  @state() texts: Localize | undefined;
  @state() protected error: string | undefined;
  @state() protected sheet: SheetContent | undefined;
  readonly #live = new SubscriptionController(this, LIVE);
  readonly myPhone = new MyPhoneController(this);
  #language: string | undefined;

  static override styles: CSSResultGroup = [
    FIELD_STYLES,
    css`
      :host { display: block; block-size: 100%; }
      ha-card {
        display: flex; flex-direction: column; block-size: 100%; box-sizing: border-box; overflow: hidden;
      }
      .title { flex: none; padding: 12px 16px 0; font-weight: 500; overflow-wrap: anywhere; }
      .content { flex: 1 1 auto; min-block-size: 0; max-block-size: var(--openvox-uc-content, none); overflow-y: auto; scrollbar-width: thin; }
      .content:focus-visible { outline-offset: -2px; }
      .offline { opacity: 0.5; }
      .notice { flex: none; display: flex; align-items: center; gap: 8px; padding: 8px 16px; }
      .notice[role="status"] { display: var(--openvox-uc-notice, flex); }
      .error { border-inline-start: 4px solid var(--error-color); background: color-mix(in srgb, var(--error-color) 15%, transparent); }
      .error span { flex: 1; }
      .confirm { display: flex; justify-content: end; gap: 8px; padding: 8px 16px 16px; }
      .answer {
        padding: 8px 16px; border: 2px solid var(--primary-color); border-radius: 8px; font: inherit; font-weight: 500; background: none;
        color: inherit; cursor: pointer;
      }
      .danger { border-color: var(--error-color); }
      .hint a { color: inherit; }
      .skeleton { display: grid; gap: 12px; padding: 16px; }
      .skeleton i { block-size: 2.5em; border-radius: 8px; background: color-mix(in srgb, currentcolor 8%, transparent); }
      @media (prefers-reduced-motion: no-preference) {
        .skeleton { animation: wait 2s ease-in-out infinite; }
        @keyframes wait { 50% { opacity: 0.4; } }
      }
      .hint { margin: 0; padding: 16px; color: var(--secondary-text-color); }
      .detail { display: flex; flex-wrap: wrap; column-gap: 0.4em; color: var(--secondary-text-color); }
      .detail > :not(:last-child)::after { content: "·"; margin-inline-start: 0.4em; }
      .buttons { display: flex; }
      .heard { position: absolute; clip-path: inset(50%); }
      .icon-button {
        display: inline-flex; padding: 6px; border: none; border-radius: 50%; background: none; color: inherit;
        cursor: pointer; --mdc-icon-size: 20px;
      }
      .icon-button:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
      :focus-visible { outline: 2px solid var(--primary-color); outline-offset: 1px; }
    `,
  ];

  static getConfigForm(): ConfigForm | Promise<ConfigForm> {
    return configForm();
  }

  setConfig(config: Config): void {
    this.config = config;
  }

  protected override willUpdate(changed: PropertyValues): void {
    // A dialog shows what failed in it, and nothing of before.
    if (changed.has("sheet") && this.sheet) this.error = undefined;
    const hass = this.hass;
    if (!hass || hass.language === this.#language) return;
    this.#language = hass.language;
    loadTexts(hass).then(
      (texts) => {
        this.texts = texts;
      },
      // The connection was lost meanwhile; when it is back, the card is updated.
      () => {
        this.#language = undefined;
      },
    );
  }

  protected override update(changed: PropertyValues): void {
    keepingFocus(this.shadowRoot, () => super.update(changed));
  }

  /** Do what the user requested, and show on the card why it failed. */
  act(work: (hass: HomeAssistant) => Promise<unknown>): void {
    this.sheet = undefined;
    this.#run(work);
  }

  /** Keep what the user has typed; if that fails, the dialog stays open and shows why. */
  protected save(work: (hass: HomeAssistant) => Promise<unknown>): void {
    const { sheet } = this;
    this.#run(async (hass) => {
      await work(hass);
      if (this.sheet === sheet) this.sheet = undefined;
    });
  }

  #run(work: (hass: HomeAssistant) => Promise<unknown>): void {
    const { hass } = this;
    if (!hass) return;
    this.error = undefined;
    work(hass).catch(async (error: unknown) => {
      this.error = await reasonOf(hass, error);
    });
  }

  /** Do something with the user's phone; if it is not known yet, the user selects it first. */
  withMyPhone(work: (mine: PhoneOfPbx) => Promise<unknown>, { near, entryId }: Question = {}): void {
    const mine = this.mine;
    if (mine) this.act(() => work(mine));
    else this.chooseMyPhone(near, { entryId, afterwards: work });
  }

  /** Let the user select a phone as their own, and do something with it then. */
  protected chooseMyPhone(
    near: DOMRect | undefined,
    { entryId, afterwards }: { entryId?: string | undefined; afterwards?: (mine: PhoneOfPbx) => Promise<unknown> } = {},
  ): void {
    const { texts } = this;
    if (!texts) return;
    const chosen = ({ detail }: CustomEvent<Picked>): void => {
      if (typeof detail === "string") return;
      this.act(async (hass) => {
        await this.myPhone.choose(hass, detail);
        await afterwards?.(detail);
      });
    };
    this.sheet = {
      heading: texts("my_phone.title"),
      near,
      content: () => html`
        <p class="hint">${texts("my_phone.help")}</p>
        <openvox-uc-picker
          .label=${texts("my_phone.search")}
          .texts=${texts}
          .phones=${phonesToChoose(this.pbxs).filter((phone) => !entryId || phone.entryId === entryId)}
          @pick=${chosen}
        ></openvox-uc-picker>
      `,
    };
  }

  /** Ask whether to do something that cannot be undone. */
  protected confirm(heading: string, label: string, near: DOMRect | undefined, work: () => void): void {
    this.sheet = {
      heading,
      near,
      content: (texts) => html`
        <div class="confirm">
          <button class="answer" @click=${() => this.closeSheet()}>${texts("card.cancel")}</button>
          <button class="answer danger" autofocus @click=${work}>${label}</button>
        </div>
      `,
    };
  }

  /** All that is known of the PBXs. */
  protected get pbxs(): Pbxs {
    return named(this.#live.value ?? NO_PBXS, this.hass ?? NO_REGISTRY);
  }

  /** Whether a phone alone does not say which PBX is meant. */
  protected get hasSeveralPbxs(): boolean {
    return Object.keys(this.pbxs).length > 1;
  }

  /** Whether the user may change contacts: for that, the right to control a phone is enough. */
  protected get mayChangeContacts(): boolean {
    return this.hass?.user?.is_admin === true || phonesOf(this.pbxs).some(({ phone }) => phone.control);
  }

  /** The user's phone, if it is known. */
  protected get mine(): PhoneOfPbx | undefined {
    return this.myPhone.findIn(this.pbxs);
  }

  protected override render(): TemplateResult | typeof nothing {
    const { config, hass, texts } = this;
    const pbxs = this.#live.value;
    if (!hass || !config) return nothing;
    if (!texts) return html`<ha-card>${SKELETON}</ha-card>`;
    const offline = !hass.connected;
    return html`
      <ha-card>
        ${config.title ? html`<div class="title" role="heading" aria-level="2"><bdi>${config.title}</bdi></div>` : nothing}
        ${this.#notices(texts).map((notice) => html`<div class="notice" role="status">${notice}</div>`)}
        ${this.sheet ? nothing : this.#error(texts)}
        <div class="content ${offline ? "offline" : ""}" tabindex="-1" data-focus data-scrolls ?inert=${offline}>
          ${!pbxs ? SKELETON : Object.keys(pbxs).length > 0 ? this.renderContent(texts) : this.renderNone(texts, "card.no_pbx")}
        </div>
        ${this.sheet && !offline ? this.#sheet(texts, this.sheet) : nothing}
      </ha-card>
    `;
  }

  /** Shown in an empty place, with a way on for users who can change it. */
  protected renderNone(texts: Localize, key: string): TemplateResult {
    return html`
      <p class="hint">
        ${texts(key)}
        ${this.hass?.user?.is_admin ? html`<a href="/config/integrations/integration/${DOMAIN}">${texts("card.integration")}</a>` : nothing}
      </p>
    `;
  }

  #notices(texts: Localize): string[] {
    if (!this.hass?.connected) return [texts("card.offline")];
    return this.#offline.map(({ name }) => texts("card.pbx_offline", { pbx: name }));
  }

  get #offline(): Pbx[] {
    return Object.values(this.pbxs).filter(({ connected }) => !connected);
  }

  /** Whether the card says that something went wrong. */
  protected get hasNotices(): boolean {
    return !this.hass?.connected || this.#offline.length > 0 || this.error !== undefined;
  }

  #sheet(texts: Localize, { heading, near, content }: SheetContent): TemplateResult {
    return html`<openvox-uc-sheet .heading=${heading} .near=${near} @close=${() => this.closeSheet()}>${content(texts)}${this.#error(texts)}</openvox-uc-sheet>`;
  }

  #error(texts: Localize): TemplateResult | typeof nothing {
    if (!this.error) return nothing;
    return html`
      <div class="notice error" role="alert">
        <span dir="auto">${this.error}</span>
        ${iconButton({ key: "dismiss", icon: "mdi:close", label: texts("card.dismiss"), run: () => this.#dismiss() })}
      </div>
    `;
  }

  protected closeSheet(): void {
    this.sheet = undefined;
  }

  #dismiss(): void {
    this.error = undefined;
  }

  protected abstract renderContent(texts: Localize): TemplateResult;
}
