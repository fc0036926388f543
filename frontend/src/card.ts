// What all cards have in common.

import { type CSSResultGroup, css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from "lit";
import { property, state } from "lit/decorators.js";
import type { HomeAssistant, Localize } from "./ha";
import { LiveController } from "./live";
import { loadTexts } from "./texts";

export interface CardConfig {
  type: string;
  title?: string;
}

export abstract class Card<Config extends CardConfig = CardConfig> extends LitElement {
  @property({ attribute: false }) hass?: HomeAssistant;
  @state() protected config?: Config;
  @state() protected texts: Localize | undefined;
  @state() protected error: string | undefined;
  protected readonly live = new LiveController(this);

  static override styles: CSSResultGroup = css`
    :host { display: block; height: 100%; }
    ha-card { height: 100%; box-sizing: border-box; }
    .offline { opacity: 0.5; }
    .notice { padding: 8px 16px; }
    .error { color: var(--error-color); }
  `;

  setConfig(config: Config): void {
    this.config = config;
  }

  getGridOptions(): Record<string, number | string> {
    return { columns: 12, min_columns: 6 };
  }

  getCardSize(): number {
    return 4;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.hass) this.live.follow(this.hass.connection);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (!changed.has("hass") || !this.hass) return;
    if (this.isConnected) this.live.follow(this.hass.connection);
    const before = changed.get("hass") as HomeAssistant | undefined;
    if (before?.language !== this.hass.language) {
      void loadTexts(this.hass).then((texts) => {
        this.texts = texts;
      });
    }
  }

  /** Do what a person asked for, and say on the card why it failed. */
  protected async act(work: () => Promise<unknown>): Promise<void> {
    this.error = undefined;
    try {
      await work();
    } catch (error) {
      this.error = error instanceof Error ? error.message : String((error as { message?: unknown }).message ?? error);
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    if (!this.hass || !this.config || !this.texts) return nothing;
    const offline = !this.hass.connected;
    return html`
      <ha-card .header=${this.config.title}>
        ${offline ? html`<div class="notice" role="status">${this.texts("card.offline")}</div>` : nothing}
        ${this.error ? html`<div class="notice error" role="alert">${this.error}</div>` : nothing}
        <div class=${offline ? "offline" : ""} ?inert=${offline}>${this.live.pbxs ? this.renderContent(this.texts) : nothing}</div>
      </ha-card>
    `;
  }

  protected abstract renderContent(texts: Localize): TemplateResult;
}
