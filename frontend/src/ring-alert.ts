// Alerts the user to a call for their phone or a queue: by the title of the tab, a notification of the browser, and a sound.

import { css, html, nothing, type ReactiveController, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { Card } from "./card";
import type { Localize } from "./ha";
import type { Pbxs } from "./live";
import type { AlertSettings } from "./my-phone";
import { keyOf, otherOf, type PhoneOfPbx, rings } from "./phones";
import { queueName, queuesOf, waitingIn } from "./queues";

const RING_SECONDS = 3;
const TITLE_MARK = "\u{1F4DE} ";

// All cards of a page share its title: it is as before again when none of them needs it.
const titled = new Set<RingAlert>();
let titleBefore = "";

/** A call that rings, and what is said of it. */
interface Ringing {
  callId: string;
  text: string;
}

/** Draws attention while the user's phone rings, or a call waits in a queue that they watch. */
export class RingAlert implements ReactiveController {
  #ringing: Ringing | undefined;
  #sound: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #notification: Notification | undefined;

  static readonly styles = css`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
    .alert fieldset { display: contents; }
  `;

  constructor(private readonly host: Card) {
    host.addController(this);
  }

  get #settings(): AlertSettings {
    return this.host.myPhone.alert;
  }

  get isOn(): boolean {
    const { sound, notify, queues } = this.#settings;
    return sound === true || notify === true || Boolean(queues?.length);
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** What is said of the call that rings now. */
  get text(): string {
    return this.#ringing?.text ?? "";
  }

  /** Begin or end to draw attention, as the user's phone and the queues do. */
  update(mine: PhoneOfPbx | undefined, pbxs: Pbxs): void {
    const { hass, texts } = this.host;
    const ringing = texts && this.#find(texts, mine, pbxs);
    if (ringing?.callId === this.#ringing?.callId || !hass) return;
    this.#stop();
    this.#ringing = ringing;
    if (!ringing) return;
    const { text } = ringing;
    if (titled.size === 0) titleBefore = document.title;
    titled.add(this);
    document.title = TITLE_MARK + text;
    if (this.#settings.notify && document.hidden && globalThis.Notification?.permission === "granted") {
      this.#notification = new Notification(text, { tag: "openvox_uc" });
      this.#notification.onclick = () => globalThis.focus();
    }
    if (this.#settings.sound) this.#ring();
  }

  #find(texts: Localize, mine: PhoneOfPbx | undefined, pbxs: Pbxs): Ringing | undefined {
    // It is unknown whether it still rings, which could be heard for hours.
    if (!this.host.hass?.connected) return undefined;
    if (mine?.pbx.connected && rings(mine)) {
      const name = otherOf(mine.phone, texts);
      return { callId: mine.phone.call_id ?? mine.number, text: texts("mine.rings", { name }) };
    }
    for (const queue of queuesOf(pbxs)) {
      if (!queue.pbx.connected || !this.#settings.queues?.includes(keyOf(queue))) continue;
      const [call] = waitingIn(queue);
      const name = call?.caller_name ?? call?.caller ?? texts("call_title.unknown_caller");
      if (call) return { callId: call.call_id, text: texts("mine.rings_queue", { name, queue: queueName(queue) }) };
    }
    return undefined;
  }

  renderSettings(texts: Localize, pbxs: Pbxs): TemplateResult {
    const queues = queuesOf(pbxs);
    const watched = this.#settings.queues ?? [];
    // The browser may not allow what the user has checked.
    const box = (name: string, label: string, checked: boolean, set: (on: boolean) => unknown): TemplateResult => html`
      <label>
        <input type="checkbox" name=${name} .checked=${live(checked)} @change=${({ target }: Event) => set((target as HTMLInputElement).checked)} />
        <bdi>${label}</bdi>
      </label>
    `;
    const watch = (key: string, on: boolean): Promise<void> =>
      this.#keep({ queues: [...watched.filter((each) => each !== key), ...(on ? [key] : [])] });
    return html`
      <div class="alert">
        ${(["sound", "notify"] as const).map((key) => box(key, texts(`mine.${key}`), this.#settings[key] === true, (on) => this.#set(key, on)))}
        ${
          queues.length > 0
            ? html`<fieldset>
                <legend>${texts("mine.queues")}</legend>
                ${queues.map((queue) => box("queue", queueName(queue), watched.includes(keyOf(queue)), (on) => watch(keyOf(queue), on)))}
              </fieldset>`
            : nothing
        }
      </div>
    `;
  }

  async #set(key: "sound" | "notify", on: boolean): Promise<void> {
    const allowed = !on || key === "sound" || (await globalThis.Notification?.requestPermission()) === "granted";
    if (on && key === "sound") this.#beep();
    await this.#keep({ [key]: on && allowed });
  }

  async #keep(changed: AlertSettings): Promise<void> {
    const { hass } = this.host;
    if (hass) await this.host.myPhone.alertBy(hass, { ...this.#settings, ...changed });
    this.host.requestUpdate();
  }

  #ring(): void {
    this.#beep();
    this.#timer = setInterval(() => this.#beep(), RING_SECONDS * 1000);
  }

  // Browsers play nothing on a page that was never touched; then the title alone says it.
  #beep(): void {
    this.#sound ??= new AudioContext();
    const { currentTime, destination } = this.#sound;
    for (const [at, pitch] of [
      [0, 880],
      [0.25, 660],
    ] as const) {
      const [tone, volume] = [this.#sound.createOscillator(), this.#sound.createGain()];
      tone.frequency.value = pitch;
      volume.gain.setValueAtTime(0.2, currentTime + at);
      volume.gain.exponentialRampToValueAtTime(0.001, currentTime + at + 0.24);
      tone.connect(volume).connect(destination);
      tone.start(currentTime + at);
      tone.stop(currentTime + at + 0.25);
    }
  }

  #stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#ringing = undefined;
    this.#notification?.close();
    this.#notification = undefined;
    // Home Assistant has set another title if the user went to another page.
    if (titled.delete(this) && titled.size === 0 && document.title.startsWith(TITLE_MARK)) document.title = titleBefore;
    void this.#sound?.close();
    this.#sound = undefined;
  }
}
