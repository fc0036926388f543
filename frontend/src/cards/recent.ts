// The missed callers, and the history of all calls.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { CardConfig } from "../card";
import { addNumber, CONTACT_FORM, contactForm } from "../contacts";
import { dayOf, fullDate, QuarterController, timeOf, when } from "../dates";
import { Debouncer } from "../debounce";
import { type Callee, DialingCard } from "../dialing";
import { duration } from "../elapsed";
import { keepingFocus } from "../focus";
import { type ConfigForm, configForm } from "../form";
import type { Localize } from "../ha";
import { callKey, FILTERS, type Filter, type HistoryCall, HistoryController, type MissedCaller } from "../history";
import { FIGURES, missedFigures } from "../missed-figures";
import { nameOf, type PhoneOfPbx, phoneOf } from "../phones";
import { CHIPS } from "../styles";

/** Something that the user can do with a call or a caller. */
interface Button {
  action: string;
  icon: string;
  label: string;
  pressed?: boolean;
  run: (near: DOMRect) => void;
}

interface Row {
  /** Whether the heading above it says the day. */
  isOfDay: boolean;
  icon: string;
  /** How the call went. */
  kind: string;
  isMissed: boolean;
  who: string;
  at: string | null;
  details: (string | undefined)[];
  buttons: (Button | false)[];
  recording?: string | undefined;
}

function callerKey({ entry_id, uid }: MissedCaller): string {
  return `${entry_id} ${uid}`;
}

const SHOWN_CALLERS = 5;
const NAMED_PHONES = 3;
const MAX_SEARCH_LENGTH = 64;

interface RecentConfig extends CardConfig {
  /** As figures in large type, for a screen on the wall. */
  wallboard?: boolean;
}

export class RecentCard extends DialingCard<RecentConfig> {
  @state() private allCallers = false;
  @state() private playing: { key: string; url: string } | undefined;
  readonly #history = new HistoryController(this);
  readonly #clock = new QuarterController(this);
  readonly #typing = new Debouncer();
  #atEnd: IntersectionObserver | undefined;
  #end: Element | null = null;
  #count: number | undefined;

  static override styles = [
    DialingCard.styles,
    CHIPS,
    CONTACT_FORM,
    FIGURES,
    css`
      .search { padding: 12px 16px 8px; }
      .content { display: flex; flex-direction: column; }
      .search, .dial-status, .filters { flex: none; }
      .filters { padding: 0 16px 8px; }
      h3::first-letter { text-transform: uppercase; }
      .calls { flex: 1 1 auto; max-block-size: var(--openvox-uc-list, min(70vh, 40em)); overflow-y: auto; scrollbar-width: thin; padding-block-end: 8px; }
      h3 { margin: 0; padding: 8px 16px 4px; font-size: 0.875em; font-weight: 500; color: var(--secondary-text-color); }
      ul { list-style: none; margin: 0; padding: 0; }
      li {
        content-visibility: auto; contain-intrinsic-block-size: auto 50px;
        display: flex; flex-wrap: wrap; align-items: center; gap: 0 12px; padding-block: 4px; padding-inline: 16px 8px;
      }
      li > ha-icon { color: var(--secondary-text-color); }
      li.missed > ha-icon { color: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color)); }
      .recent li.missed .name { font-weight: 500; }
      .who { flex: 1; min-inline-size: 0; overflow-wrap: anywhere; }
      .detail { color: var(--secondary-text-color); font-size: 0.875em; }
      .detail > span + span::before { content: " · "; }
      time { display: inline-block; }
      time::first-letter { text-transform: uppercase; }
      .buttons { display: flex; }
      audio { inline-size: 100%; block-size: 40px; margin-block: 4px; }
      .more {
        display: block; inline-size: calc(100% - 32px); margin: 4px 16px; padding: 8px; border: none; border-radius: 8px;
        font: inherit; font-weight: 500; background: none; color: inherit; cursor: pointer;
      }
      .more:hover { background: color-mix(in srgb, currentcolor 12%, transparent); }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#typing.cancel();
    this.#atEnd?.disconnect();
    this.#atEnd = undefined;
    this.#end = null;
  }

  protected override update(changed: PropertyValues): void {
    keepingFocus(this.shadowRoot, () => super.update(changed));
  }

  protected override updated(): void {
    const scrolled = this.renderRoot.querySelector(".calls");
    const end = this.renderRoot.querySelector("[data-end]");
    const count = this.#history.calls?.length;
    // After a page that was too short to fill the view, the end is still in sight and must be observed again.
    if (end === this.#end && count === this.#count) return;
    [this.#end, this.#count] = [end, count];
    this.#atEnd?.disconnect();
    this.#atEnd = undefined;
    if (!scrolled || !end) return;
    this.#atEnd = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) this.#loadOlder();
      },
      { root: scrolled, rootMargin: "400px" },
    );
    this.#atEnd.observe(end);
  }

  static override getConfigForm(): ConfigForm {
    return configForm({ name: "wallboard", selector: { boolean: {} } });
  }

  override setConfig(config: RecentConfig): void {
    super.setConfig(config);
    if (config.wallboard) this.#history.search("", "missed");
  }

  protected override renderContent(texts: Localize): TemplateResult {
    if (this.config?.wallboard) return missedFigures(texts, this.hass, this.#history);
    const { hass, mine, mayDial, allCallers } = this;
    const { calls, shownSearch, shownFilter, filter, loading, hasOlder, isFull } = this.#history;
    // Nobody calls back whom they called themselves.
    const missed = this.#missed(mine);
    // Phones change often, and of that nothing else is shown here.
    const shown = [texts, hass?.user, hass?.locale, mine?.entryId, mine?.number, mayDial, this.#clock.quarter] as const;
    const row = (call: HistoryCall): unknown =>
      guard([call, this.#isPlaying(call) && this.playing, ...shown], () => this.#row(this.#callRow(texts, call)));
    return html`
      <div class="search">
        <input
          type="search" maxlength=${MAX_SEARCH_LENGTH} autocomplete="off"
          aria-label=${texts("recent.search")} placeholder=${texts("recent.search")} @input=${this.#typed}
        />
      </div>
      <div class="filters" role="group" aria-label=${texts("recent.filter")}>
        ${(Object.keys(FILTERS) as Filter[]).map(
          (each) => html`
            <button class="chip" data-filter=${each} aria-pressed=${each === filter} @click=${() => this.#show(each)}>
              ${texts(each === "missed" ? "recent.missed_calls" : `recent.${each}`)}
            </button>
          `,
        )}
      </div>
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${texts("recent.label")} aria-busy=${loading}>
        ${guard(
          [calls, this.#history.missed, shownSearch, shownFilter, loading, this.playing, allCallers, ...shown],
          () => html`
            ${shownSearch || shownFilter === "outgoing" || missed.length === 0 ? nothing : this.#callers(texts, missed)}
            ${calls?.length === 0 ? html`<p class="hint" role="status">${texts(shownSearch || shownFilter !== "all" ? "recent.none_found" : "recent.none")}</p>` : nothing}
            ${repeat(
              this.#days(calls ?? []),
              ([day]) => day,
              ([day, ofDay]) => html`
                <h3 dir="auto">${day}</h3>
                <ul class="recent">${repeat(ofDay, callKey, row)}</ul>
              `,
            )}
            ${this.#more(texts, loading, hasOlder, isFull)}
          `,
        )}
      </div>
    `;
  }

  #missed(mine: PhoneOfPbx | undefined): readonly MissedCaller[] {
    return this.#history.missed.filter(({ entry_id, number }) => entry_id !== mine?.entryId || number !== mine.number);
  }

  /** Returns calls by the days on which they began, which are headings. */
  #days(calls: readonly HistoryCall[]): [string, HistoryCall[]][] {
    const { hass } = this;
    const days = new Map<string, HistoryCall[]>();
    for (const call of calls) {
      const day = hass && call.started_at ? dayOf(hass, call.started_at) : "";
      const known = days.get(day);
      if (known) known.push(call);
      else days.set(day, [call]);
    }
    return [...days];
  }

  // --- Rows ---

  #callers(texts: Localize, missed: readonly MissedCaller[]): TemplateResult {
    const shown = this.allCallers ? missed : missed.slice(0, SHOWN_CALLERS);
    return html`
      <h3>${texts("recent.missed")}</h3>
      <ul>${repeat(shown, callerKey, (caller) => this.#row(this.#callerRow(texts, caller)))}</ul>
      ${
        shown.length < missed.length
          ? html`<button class="more" @click=${() => this.#showAllCallers()}>${texts("recent.more", { count: missed.length })}</button>`
          : nothing
      }
    `;
  }

  #callerRow(texts: Localize, caller: MissedCaller): Row {
    const { entry_id, uid, name, number, calls, last_at, extensions, control } = caller;
    const who = name ?? number ?? texts("recent.unknown");
    const phones = extensions.map((extension) => this.#phoneName(entry_id, extension));
    return {
      isOfDay: false,
      icon: "mdi:phone-missed",
      kind: texts("outcome.missed"),
      isMissed: true,
      who,
      at: last_at,
      details: [
        calls > 1 ? texts("recent.calls", { count: calls }) : undefined,
        phones.length > NAMED_PHONES
          ? `${phones.slice(0, NAMED_PHONES).join(", ")} +${phones.length - NAMED_PHONES}`
          : phones.join(", "),
      ],
      buttons: [
        ...this.#buttonsFor(texts, who, name, number, entry_id),
        control && {
          action: "done",
          icon: "mdi:check",
          label: texts("recent.done", { name: who }),
          run: () => void this.act(async () => this.hass?.callWS({ type: "openvox_uc/missed/done", entry_id, uid })),
        },
      ],
    };
  }

  #callRow(texts: Localize, call: HistoryCall): Row {
    const { entry_id, direction, outcome, talk_seconds, recording_media_content_id: recording } = call;
    const isPlaying = this.#isPlaying(call);
    const who = call.other ?? texts("recent.unknown");
    const [name, ours] =
      direction === "outbound"
        ? [call.callee_name, call.caller]
        : [call.caller_name, call.answered_by ?? (call.extensions.length === 1 ? call.extensions[0] : call.callee)];
    return {
      isOfDay: true,
      icon: call.icon,
      kind: [texts(`direction.${direction}`), outcome && texts(`outcome.${outcome}`)].filter(Boolean).join(", "),
      isMissed: outcome === "missed" || outcome === "failed",
      who,
      at: call.started_at,
      details: [
        ours ? this.#phoneName(entry_id, ours) : undefined,
        talk_seconds && outcome === "answered" ? duration(talk_seconds * 1000) : undefined,
      ],
      buttons: [
        recording !== null && {
          action: "play",
          icon: isPlaying ? "mdi:stop" : "mdi:play",
          label: texts("recent.play", { name: who }),
          pressed: isPlaying,
          run: () => this.#play(callKey(call), recording),
        },
        ...this.#buttonsFor(texts, who, name, call.other_number, entry_id),
      ],
      recording: isPlaying ? this.playing?.url : undefined,
    };
  }

  #buttonsFor(
    texts: Localize,
    who: string,
    name: string | null,
    number: string | null,
    entryId: string,
  ): (Button | false)[] {
    if (number === null) return [];
    const callee: Callee = { name: who, number, entryId: this.entryOf(entryId, number) };
    return [
      this.hass?.user?.is_admin === true &&
        name === null &&
        !callee.entryId && {
          action: "add",
          icon: "mdi:account-plus",
          label: texts("recent.add_contact", { number }),
          run: (near) => this.#askForName(texts, number, near),
        },
      this.canCall(callee) && {
        action: "call",
        icon: "mdi:phone",
        label: texts("recent.call", { name: who }),
        run: (near) => this.dial(callee, near),
      },
    ];
  }

  #row({ isOfDay, icon, kind, isMissed, who, at, details, buttons, recording }: Row): TemplateResult {
    return html`
      <li class=${isMissed ? "missed" : ""}>
        <ha-icon role="img" aria-label=${kind} title=${kind} .icon=${icon}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${who}</bdi></div>
          <div class="detail">
            ${at && this.hass ? html`<span><time dir="auto" datetime=${at} title=${fullDate(this.hass, at)}>${(isOfDay ? timeOf : when)(this.hass, at)}</time></span>` : nothing}
            ${details.filter(Boolean).map((detail) => html`<span><bdi>${detail}</bdi></span>`)}
          </div>
        </div>
        <div class="buttons">
          ${repeat(
            buttons.filter((button) => button !== false),
            ({ action }) => action,
            ({ action, icon: symbol, label, pressed, run }) => html`
              <button
                class="icon-button" data-action=${action} aria-label=${label} title=${label} aria-pressed=${pressed ?? nothing}
                @click=${({ currentTarget }: Event) => run((currentTarget as Element).getBoundingClientRect())}
              >
                <ha-icon .icon=${symbol}></ha-icon>
              </button>
            `,
          )}
        </div>
        ${recording ? html`<audio controls autoplay src=${recording} @error=${this.#notPlayable}></audio>` : nothing}
      </li>
    `;
  }

  #more(texts: Localize, loading: boolean, hasOlder: boolean, isFull: boolean): TemplateResult | typeof nothing {
    if (!hasOlder) return loading ? html`<p class="hint">${texts("recent.loading")}</p>` : nothing;
    if (isFull) return html`<p class="hint">${texts("recent.full")}</p>`;
    return html`
      <button class="more" data-end aria-disabled=${loading} @click=${this.#loadOlder}>
        ${texts(loading ? "recent.loading" : "recent.older")}
      </button>
    `;
  }

  #isPlaying(call: HistoryCall): boolean {
    return this.playing?.key === callKey(call);
  }

  #phoneName(entryId: string, number: string): string {
    const phone = phoneOf(this.pbxs, entryId, number);
    return phone ? nameOf(phone) : number;
  }

  // --- What the user does ---

  #typed({ target }: Event): void {
    const text = (target as HTMLInputElement).value.trim();
    this.#typing.run(() => this.#history.search(text));
  }

  #show(filter: Filter): void {
    this.#history.search(this.renderRoot.querySelector("input")?.value.trim() ?? "", filter);
  }

  #loadOlder(): void {
    void this.act(() => this.#history.loadOlder());
  }

  #showAllCallers(): void {
    this.allCallers = true;
  }

  #play(key: string, mediaContentId: string): void {
    if (this.playing?.key === key) {
      this.playing = undefined;
      return;
    }
    void this.act(async () => {
      const media = await this.hass?.callWS<{ url: string }>({
        type: "media_source/resolve_media",
        media_content_id: mediaContentId,
      });
      this.playing = media && { key, url: media.url };
    });
  }

  #notPlayable(): void {
    this.playing = undefined;
    this.error = this.texts?.("recent.not_playable");
  }

  #askForName(texts: Localize, number: string, near: DOMRect): void {
    const { hass } = this;
    if (!hass) return;
    this.sheet = {
      heading: texts("recent.add_contact", { number }),
      near,
      content: () =>
        contactForm(
          texts,
          { name: "", numbers: [number], vip: false },
          (contact) => void this.act(() => addNumber(hass, contact)),
        ),
    };
  }
}
