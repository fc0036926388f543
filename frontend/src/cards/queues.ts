// The queues: how many callers wait, for how long, and which agents can answer.

import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { ActionCard } from "../action-card";
import type { CardConfig } from "../card";
import { iconButton, iconButtons } from "../controls";
import { type ConfigForm, configForm, frontend } from "../form";
import type { Localize } from "../ha";
import { type Agent, type Call, LIVE, type Phone, type PhoneState } from "../live";
import { callPhoneAction } from "../phone-actions";
import { keyOf, nameOf, phoneOf, phonesOf, rings } from "../phones";
import { type QueueOfPbx, queueName, queuesOf, waitingIn } from "../queues";
import { TONES } from "../styles";
import { fetchOnce } from "../subscription";
import { listed } from "../texts";
import "../elapsed";

interface QueuesConfig extends CardConfig {
  /** The numbers of the queues to show. */
  queues?: string[];
  /** In large type, for a screen on the wall. */
  wallboard?: boolean;
}

/** How the states of an agent are shown: whether a call would reach the agent, and an icon. */
const AGENT_STATES: Record<string, { tone: "free" | "busy" | "away"; icon: string }> = {
  busy: { tone: "busy", icon: "mdi:phone-in-talk" },
  do_not_disturb: { tone: "away", icon: "mdi:minus-circle" },
  in_use: { tone: "busy", icon: "mdi:phone-in-talk" },
  invalid: { tone: "away", icon: "mdi:phone-alert" },
  not_in_use: { tone: "free", icon: "mdi:phone" },
  on_hold: { tone: "busy", icon: "mdi:phone-paused" },
  paused: { tone: "away", icon: "mdi:pause-circle" },
  ringing: { tone: "busy", icon: "mdi:phone-ring" },
  ringing_in_use: { tone: "busy", icon: "mdi:phone-ring" },
  unavailable: { tone: "away", icon: "mdi:phone-off" },
  unknown: { tone: "away", icon: "mdi:help-circle-outline" },
  wrap_up: { tone: "busy", icon: "mdi:clipboard-text-clock" },
};

/** The states of agents that follow from those of their phones, which are known at once; the states of the PBX itself are polled. */
const STATES_BY_PHONE: Record<PhoneState, string | undefined> = {
  idle: undefined,
  ringing: "ringing",
  in_use: "in_use",
  on_hold: "on_hold",
  unregistered: "unavailable",
  fault: "invalid",
};
// An idle phone contradicts these.
const ONLY_IN_CALLS: ReadonlySet<string | null> = new Set([
  "busy",
  "in_use",
  "on_hold",
  "ringing",
  "ringing_in_use",
  "unavailable",
  "invalid",
]);

const FIGURE_ICONS: Record<string, string> = { waiting: "mdi:account-clock", free: "mdi:headset" };

function stateOf({ paused, state }: Agent, phone: Phone | undefined): string {
  if (paused) return "paused";
  if (phone?.state === "idle" && phone.badges.includes("do_not_disturb")) return "do_not_disturb";
  const byPhone = phone?.state && STATES_BY_PHONE[phone.state];
  if (byPhone) return byPhone;
  if (phone?.state === "idle" && ONLY_IN_CALLS.has(state)) return "not_in_use";
  return state !== null && state in AGENT_STATES ? state : "unknown";
}

// More do not fit the top of a wall.
const SHOWN_LARGE = 6;

export class QueuesCard extends ActionCard<QueuesConfig> {
  static override styles = [
    ActionCard.styles,
    TONES,
    css`
      .queues { display: grid; grid-template-columns: repeat(auto-fill, minmax(min(18em, 100%), 1fr)); gap: 8px; padding: 12px 16px 16px; }
      .wallboard { --width: 11em; font-size: var(--openvox-uc-wall, 1.25em); padding: 0.5em; grid-template-columns: repeat(auto-fit, minmax(min(var(--width), 100%), 1fr)); line-height: 1.25; }
      .many { --width: 8.4em; font-size: max(11px, var(--openvox-uc-wall, 1.25em) * 0.75); gap: 0.4em; }
      .wallboard section { padding: 0.5em; }
      .many section { padding: 0.3em 0.5em; }
      .wallboard dl { gap: 0 1em; margin: 0; }
      /* Each takes two lines: the name and the longest wait, and the other figures. */
      .many dl { column-gap: 0.5em; --mdc-icon-size: 1.1em; }
      .many dl > div { flex-direction: row; align-items: center; gap: 0.2em; }
      section {
        --tone: var(--divider-color);
        padding: 12px; border-radius: var(--ha-card-border-radius, 12px); border: 1px solid var(--tone);
      }
      .waiting { --tone: var(--warning-color); background: color-mix(in srgb, var(--tone) 10%, transparent); }
      h3 { margin: 0; font-size: 1em; font-weight: 500; overflow-wrap: anywhere; }
      h3 span, dt, .state { color: var(--secondary-text-color); font-weight: 400; }
      dl { display: flex; flex-wrap: wrap; gap: 0 16px; margin: 4px 0 8px; }
      dl > div { display: flex; flex-direction: column-reverse; }
      dt, .state { font-size: 0.875em; }
      dd { margin: 0; font-size: 1.75em; font-variant-numeric: tabular-nums; }
      .wallboard dd { font-size: 2.5em; line-height: 1.1; }
      .many dd { font-size: 1.5em; }
      .many h3 { display: flex; gap: 0.3em; white-space: nowrap; }
      .many h3 > * { overflow: hidden; text-overflow: ellipsis; }
      .many h3 > .wait { flex: none; }
      /* The name of the PBX has what the others leave. */
      .many h3 > [dir] { flex: 1 1 0; }
      ul { list-style: none; margin: 0; padding: 0; }
      li { display: flex; align-items: center; gap: 4px 8px; min-block-size: 36px; }
      li { --ink: var(--secondary-text-color); }
      li[data-tone="free"] { --ink: color-mix(in srgb, var(--success-color) 55%, var(--primary-text-color)); }
      li[data-tone="busy"] { --ink: color-mix(in srgb, var(--primary-color) 55%, var(--primary-text-color)); }
      li > ha-icon { color: var(--ink); }
      .callers { margin-block-end: 8px; user-select: none; -webkit-user-select: none; }
      .agent { flex: 1; display: flex; flex-wrap: wrap; column-gap: 8px; align-items: baseline; min-inline-size: 0; overflow-wrap: anywhere; }
    `,
  ];

  static override async getConfigForm(): Promise<ConfigForm> {
    const hass = frontend();
    const queues = queuesOf((hass && (await fetchOnce(hass.connection, LIVE))) ?? {});
    const options = queues.map(({ number, queue }) => ({
      value: number,
      label: queue.name && queue.name !== number ? `${queue.name} (${number})` : number,
    }));
    return configForm(
      { name: "queues", selector: { select: { multiple: true, custom_value: true, options } } },
      { name: "wallboard", selector: { boolean: {} } },
    );
  }

  protected override renderContent(texts: Localize): TemplateResult {
    const wanted = this.config?.queues?.map(String);
    const queues = queuesOf(this.pbxs).filter(({ number }) => !wanted?.length || wanted.includes(number));
    if (queues.length === 0) return this.renderNone(texts, "queues.none");
    // Among many large queues there is no room for words.
    const hasIcons = this.config?.wallboard === true && queues.length > SHOWN_LARGE;
    return html`
      <div class="queues ${this.config?.wallboard ? "wallboard" : ""} ${hasIcons ? "many" : ""}">
        ${repeat(queues, keyOf, (queue) => this.#queue(texts, queue, hasIcons))}
      </div>
    `;
  }

  #queue(texts: Localize, shown: QueueOfPbx, hasIcons: boolean): TemplateResult {
    const { number, pbx, queue } = shown;
    const { agents, longest_wait_since: since, waiting } = queue;
    const callers = waitingIn(shown);
    const name = queueName(shown);
    const wait =
      since && waiting !== 0 && pbx.connected && html`<openvox-uc-elapsed since=${since}></openvox-uc-elapsed>`;
    const figure = (key: string, value: unknown): TemplateResult => html`
      <div>
        <dt>
          ${hasIcons ? html`<ha-icon .icon=${FIGURE_ICONS[key]}></ha-icon>` : nothing}
          <span class=${hasIcons ? "heard" : ""}>${texts(`queues.${key}`)}</span>
        </dt>
        <dd>${value}</dd>
      </div>
    `;
    return html`
      <section class=${waiting ? "waiting" : ""} aria-label=${name}>
        <h3>
          <bdi>${name}</bdi>
          ${hasIcons && wait ? html`<span class="wait"><span class="heard">${texts("queues.longest_wait")}</span> ${wait}</span>` : name === number ? nothing : html`<span>${number}</span>`}
          ${this.hasSeveralPbxs ? html`<span dir="auto">${pbx.name}</span>` : nothing}
        </h3>
        <dl>
          ${waiting === null ? nothing : figure("waiting", waiting)}
          ${wait && !hasIcons ? figure("longest_wait", wait) : nothing}
          ${figure("free", `${agents.filter((agent) => AGENT_STATES[stateOf(agent, pbx.phones[agent.number])]?.tone === "free").length}/${agents.length}`)}
        </dl>
        ${
          this.config?.wallboard
            ? nothing
            : html`
              ${
                callers.length > 0
                  ? html`<ul class="callers" aria-label=${texts("queues.waiting")}>${repeat(
                      callers,
                      ({ call_id }) => call_id,
                      (call) => this.#caller(texts, shown, call),
                    )}</ul>`
                  : nothing
              }
              <ul aria-label=${texts("queues.agents")}>
                ${repeat(
                  agents,
                  (agent) => agent.number,
                  (agent) => this.#agent(texts, shown, agent),
                )}
              </ul>`
        }
      </section>
    `;
  }

  /** A caller who waits, with the agents whose phones ring for it. */
  #caller(texts: Localize, { pbx }: QueueOfPbx, call: Call): TemplateResult {
    const name = call.caller_name ?? call.caller ?? texts("call_title.unknown_caller");
    const ringing = phonesOf(this.pbxs).filter(
      (phone) => phone.pbx === pbx && rings(phone) && phone.phone.call_id === call.call_id,
    );
    const [first] = ringing;
    return html`
      <li data-state="ringing" @pointerdown=${(event: PointerEvent) => first && this.drag(event, first)}>
        <ha-icon aria-hidden="true" icon=${first ? "mdi:phone-ring" : "mdi:account-clock"}></ha-icon>
        <span class="agent">
          <span dir="auto">${name}</span>
          <span class="state">
            ${call.started_at && pbx.connected ? html`<openvox-uc-elapsed since=${call.started_at}></openvox-uc-elapsed>` : nothing}
            <bdi>${listed(texts, ringing.map(nameOf))}</bdi>
          </span>
        </span>
        ${first ? iconButtons(this.itemsFor(first, undefined, ["pick_up"])) : nothing}
        ${first && this.mayDrag(first) ? html`<span class="handle" aria-hidden="true"><ha-icon icon="mdi:drag"></ha-icon></span>` : nothing}
      </li>
    `;
  }

  #agent(texts: Localize, { entryId, number: queue, pbx }: QueueOfPbx, agent: Agent): TemplateResult {
    const state = pbx.connected ? stateOf(agent, pbx.phones[agent.number]) : "unknown";
    const name = agent.name ?? agent.number;
    const phone = phoneOf(this.pbxs, entryId, agent.number);
    const key = agent.paused ? "resume" : "pause";
    return html`
      <li data-tone=${AGENT_STATES[state]?.tone}>
        <ha-icon aria-hidden="true" .icon=${AGENT_STATES[state]?.icon}></ha-icon>
        <span class="agent"><span dir="auto">${name}</span><span class="state">${texts(`agent.${state}`)}</span></span>
        ${
          phone?.phone.control && phone.phone.device_id && pbx.connected
            ? iconButton({
                key: "pause",
                icon: agent.paused ? "mdi:play" : "mdi:pause",
                label: texts(`queues.${key}`, { name }),
                run: () => this.act((hass) => callPhoneAction(hass, `queue_${key}`, phone, { queue })),
              })
            : nothing
        }
      </li>
    `;
  }
}
