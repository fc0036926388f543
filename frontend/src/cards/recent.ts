// The inbox: calls, voicemails, and recordings by day, and among them the callers to call back.

import { css, html, nothing, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import type { CardConfig } from "../card";
import { addNumber, CONTACT_FORM, contactForm } from "../contacts";
import { chips, type IconButton, iconButtons, searchField } from "../controls";
import { dayOf, fullDate, QuarterController, timeOf } from "../dates";
import { Debouncer } from "../debounce";
import { type Callee, DialingCard } from "../dialing";
import { duration } from "../elapsed";
import { type ConfigForm, configForm } from "../form";
import type { Localize } from "../ha";
import {
  callKey,
  FILTERS,
  type Filter,
  type HistoryCall,
  HistoryController,
  type MissedCaller,
  missedCallers,
  searched,
} from "../history";
import { FIGURES, missedFigures } from "../missed-figures";
import { nameOf, phoneOf } from "../phones";
import { CHIPS, ROWS } from "../styles";
import { listed } from "../texts";

/** A call or a voicemail, and the caller to call back whose last call it is. */
interface Item {
  key: string;
  call: HistoryCall;
  caller?: MissedCaller | undefined;
}

const NAMED_PHONES = 3;

interface RecentConfig extends CardConfig {
  /** As figures in large type, for a screen on the wall. */
  wallboard?: boolean;
}

export class RecentCard extends DialingCard<RecentConfig> {
  @state() private playing: { key: string; url: string } | undefined;
  readonly #history = new HistoryController(this);
  readonly #clock = new QuarterController(this);
  readonly #typing = new Debouncer(this);
  #atEnd: IntersectionObserver | undefined;
  #end: Element | null = null;
  #count: number | undefined;

  static override styles = [
    DialingCard.styles,
    CHIPS,
    ROWS,
    CONTACT_FORM,
    FIGURES,
    css`
      .search { padding: 8px 16px; }
      .content { display: flex; flex-direction: column; }
      .search, .dial-status, .filters { flex: none; }
      .filters { padding: 0 16px 8px; }
      h3::first-letter { text-transform: uppercase; }
      .calls { flex: 1 1 auto; max-block-size: var(--openvox-uc-list, min(70vh, 40em)); overflow-y: auto; scrollbar-width: thin; padding-block-end: 8px; }
      h3 { margin: 0; padding: 8px 16px 4px; font-size: 0.875em; font-weight: 500; color: var(--secondary-text-color); }
      li.missed > ha-icon { color: color-mix(in srgb, var(--error-color) 75%, var(--primary-text-color)); }
      li.due .name { font-weight: 500; }
      time { display: inline-block; }
      time::first-letter { text-transform: uppercase; }
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
    this.#atEnd?.disconnect();
    this.#atEnd = undefined;
    this.#end = null;
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
    if (this.config?.wallboard) return missedFigures(texts, this.hass, this.#history, missedCallers(this.pbxs).length);
    const { hass, mine, mayDial } = this;
    const { calls, shownSearch, shownFilter, filter, loading, hasOlder, isFull } = this.#history;
    const mayPlay = Object.values(this.pbxs).some((pbx) => pbx.may_play);
    // Phones change often, and of that nothing else is shown here.
    const shown = [
      texts,
      this.mayChangeContacts,
      hass?.locale,
      mine?.entryId,
      mine?.number,
      mayDial,
      this.#clock.quarter,
    ] as const;
    const ofPbxs = Object.values(this.pbxs).flatMap(({ codes, missed }) => [codes, missed]);
    const row = (item: Item): unknown =>
      guard([item.call, item.caller, this.#urlOf(item), ...shown], () => this.#row(texts, item));
    return html`
      <div class="search">
        ${searchField(texts("recent.search"), (text) => this.#typing.run(() => this.#history.search(text)))}
      </div>
      ${chips(
        texts("recent.filter"),
        (Object.keys(FILTERS) as Filter[])
          .filter((key) => key !== "recorded" || mayPlay)
          .map((key) => ({
            key,
            label: texts(`recent.filter_${key}`),
            ...(key === "due" ? { count: this.#toCallBack.length } : {}),
          })),
        filter,
        (chosen) => this.#show(chosen),
      )}
      ${this.renderDialStatus()}
      <div class="calls" data-focus role="region" tabindex="0" aria-label=${texts("recent.label")} aria-busy=${loading}>
        ${guard([calls, shownSearch, shownFilter, loading, this.playing, ...ofPbxs, ...shown], () => {
          const items = this.#items();
          return html`
            ${items?.length === 0 ? html`<p class="hint" role="status">${texts(this.#whyEmpty)}</p>` : nothing}
            ${repeat(
              this.#days(items ?? []),
              ([day]) => day,
              ([day, ofDay]) => html`
                ${day ? html`<h3 dir="auto">${day}</h3>` : nothing}
                <ul>${repeat(ofDay, ({ key }) => key, row)}</ul>
              `,
            )}
            ${shownFilter === "due" ? nothing : this.#more(texts, loading, hasOlder, isFull)}
          `;
        })}
      </div>
    `;
  }

  /** Returns the callers to call back except the user's own phone, which cannot call itself back. */
  get #toCallBack(): readonly MissedCaller[] {
    const { mine } = this;
    return missedCallers(this.pbxs).filter(
      ({ entry_id, other_number }) => entry_id !== mine?.entryId || other_number !== mine.number,
    );
  }

  /** Returns what is shown; undefined before the first answer. */
  #items(): Item[] | undefined {
    const { calls, typed, shownFilter } = this.#history;
    if (shownFilter === "due") {
      return searched(this.#toCallBack, typed).map((caller) => ({ key: callKey(caller), call: caller, caller }));
    }
    const callers = new Map(this.#toCallBack.map((caller) => [callKey(caller), caller]));
    return calls
      ?.filter((call) => !this.#isOwnCode(call))
      .map((call) => ({ key: callKey(call), call, caller: callers.get(callKey(call)) }));
  }

  /** Returns whether a phone called the PBX itself, as cards do to pick up, park or get back. */
  #isOwnCode({ entry_id, direction, dialed, callee }: HistoryCall): boolean {
    const { pickup_code: pickup, park_code, retrieval_codes = [] } = this.pbxs[entry_id]?.codes ?? {};
    const number = dialed ?? callee;
    if (direction === "inbound" || !number) return false;
    return number === park_code || retrieval_codes.includes(number) || Boolean(pickup && number.startsWith(pickup));
  }

  get #whyEmpty(): string {
    const { shownSearch, shownFilter } = this.#history;
    if (shownSearch) return "recent.none_found";
    return shownFilter === "all" || shownFilter === "due" ? `recent.none_${shownFilter}` : "recent.none_found";
  }

  /** Returns items by their days, which are headings. */
  #days(items: readonly Item[]): [string, Item[]][] {
    const { hass } = this;
    const days = new Map<string, Item[]>();
    for (const item of items) {
      const at = item.call.started_at;
      const day = hass && at ? dayOf(hass, at) : "";
      const known = days.get(day);
      if (known) known.push(item);
      else days.set(day, [item]);
    }
    return [...days];
  }

  // --- Rows ---

  #row(texts: Localize, item: Item): TemplateResult {
    const { call, caller } = item;
    const { hass } = this;
    const { direction, outcome, icon, voicemail, started_at: at } = call;
    const isMissed = outcome === "missed" || outcome === "failed";
    const who = call.other ?? texts("recent.unknown");
    const kind = [
      texts(`direction.${direction}`),
      voicemail ? texts("recent.voicemail") : outcome && texts(`outcome.${outcome}`),
    ];
    const url = this.#urlOf(item);
    return html`
      <li class="${isMissed ? "missed" : ""} ${caller ? "due" : ""}">
        <ha-icon role="img" aria-label=${listed(texts, kind)} title=${listed(texts, kind)} .icon=${icon}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${who}</bdi></div>
          <div class="detail">
            ${at && hass ? html`<span><time dir="auto" datetime=${at} title=${fullDate(hass, at)}>${timeOf(hass, at)}</time></span>` : nothing}
            ${this.#details(texts, item).map((detail) => (detail ? html`<span><bdi>${detail}</bdi></span>` : nothing))}
          </div>
        </div>
        ${iconButtons(this.#buttons(texts, who, item).filter((button) => button !== false))}
        ${url ? html`<audio controls autoplay src=${url} @error=${this.#notPlayable}></audio>` : nothing}
      </li>
    `;
  }

  /** Returns the phones of a call, the time that the parties talked, and how often the caller has called. */
  #details(texts: Localize, { call, caller }: Item): (string | undefined)[] {
    const { entry_id, direction, outcome, voicemail, talk_seconds: talked } = call;
    const [only] = call.extensions.length === 1 ? call.extensions : [];
    const one = direction === "outbound" ? call.caller : (call.answered_by ?? only ?? call.callee);
    const phones = (caller?.extensions ?? (one ? [one] : [])).map((number) => this.#phoneName(entry_id, number));
    return [
      phones.length > NAMED_PHONES
        ? `${listed(texts, phones.slice(0, NAMED_PHONES))} +${phones.length - NAMED_PHONES}`
        : listed(texts, phones),
      talked && (voicemail || outcome === "answered") ? duration(talked * 1000) : undefined,
      caller && caller.calls > 1 ? texts("recent.calls", { count: caller.calls }) : undefined,
    ];
  }

  #buttons(texts: Localize, who: string, item: Item): (IconButton | false)[] {
    const { key, call, caller } = item;
    const { entry_id, voicemail, recording_media_content_id: sound } = call;
    const isPlaying = this.#urlOf(item) !== undefined;
    return [
      sound !== null && {
        key: "play",
        icon: isPlaying ? "mdi:stop" : "mdi:play",
        label: texts(voicemail ? "recent.play_voicemail" : "recent.play", { name: who }),
        pressed: isPlaying,
        run: () => this.#play(key, sound),
      },
      ...this.#buttonsFor(
        texts,
        who,
        call.direction === "outbound" ? call.callee_name : call.caller_name,
        call.other_number,
        entry_id,
      ),
      caller?.control === true && {
        key: "done",
        icon: "mdi:check",
        label: texts("recent.done", { name: who }),
        run: () => this.act((hass) => hass.callWS({ type: "openvox_uc/missed/done", entry_id, uid: caller.call_id })),
      },
    ];
  }

  #buttonsFor(
    texts: Localize,
    who: string,
    name: string | null,
    number: string | null,
    entryId: string,
  ): (IconButton | false)[] {
    if (number === null) return [];
    const callee: Callee = { name: who, number, entryId: this.entryOf(entryId, number) };
    return [
      this.mayChangeContacts &&
        name === null &&
        !callee.entryId && {
          key: "add",
          icon: "mdi:account-plus",
          label: texts("recent.add_contact", { number }),
          run: () => this.#askForName(texts, number),
        },
      this.canCall(callee) && {
        key: "call",
        icon: "mdi:phone",
        label: texts("recent.call", { name: who }),
        run: (near) => this.dial(callee, near),
      },
    ];
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

  /** Returns from where the sound of an item is played now. */
  #urlOf({ key }: Item): string | undefined {
    return this.playing?.key === key ? this.playing.url : undefined;
  }

  #phoneName(entryId: string, number: string): string {
    const phone = phoneOf(this.pbxs, entryId, number);
    return phone ? nameOf(phone) : number;
  }

  // --- What the user does ---

  #show(filter: Filter): void {
    this.#history.search(this.renderRoot.querySelector("input")?.value.trim() ?? "", filter);
  }

  #loadOlder(): void {
    this.act(() => this.#history.loadOlder());
  }

  #play(key: string, mediaContentId: string): void {
    if (this.playing?.key === key) {
      this.playing = undefined;
      return;
    }
    this.act(async (hass) => {
      const { url } = await hass.callWS<{ url: string }>({
        type: "media_source/resolve_media",
        media_content_id: mediaContentId,
      });
      this.playing = { key, url };
    });
  }

  #notPlayable(): void {
    this.playing = undefined;
    this.error = this.texts?.("recent.not_playable");
  }

  #askForName(texts: Localize, number: string): void {
    this.sheet = {
      heading: texts("recent.add_contact", { number }),
      content: () =>
        contactForm(texts, { name: "", numbers: [number], vip: false }, (contact) =>
          this.save((hass) => addNumber(hass, contact)),
        ),
    };
  }
}
