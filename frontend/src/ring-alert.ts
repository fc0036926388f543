// What calls attention to a phone that rings: the title of the tab, a notification of the browser, and a sound.

import { css, html, type ReactiveController, type TemplateResult } from "lit";
import type { Card } from "./card";
import type { Localize } from "./ha";
import type { AlertSettings } from "./my-phone";
import { type PhoneOfPbx, rings } from "./phones";

const RING_SECONDS = 3;

/** Calls attention while the user's phone rings. */
export class RingAlert implements ReactiveController {
  #ringing: string | undefined;
  #title: string | undefined;
  #sound: AudioContext | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  #notification: Notification | undefined;

  static readonly styles = css`
    .alert { display: flex; flex-direction: column; gap: 12px; padding: 8px 16px 16px; }
    .alert label { display: flex; align-items: center; gap: 8px; }
    .alert input { inline-size: auto; }
  `;

  constructor(private readonly host: Card) {
    host.addController(this);
  }

  get #settings(): AlertSettings {
    return this.host.myPhone.alert;
  }

  get isOn(): boolean {
    return this.#settings.sound === true || this.#settings.notify === true;
  }

  hostDisconnected(): void {
    this.#stop();
  }

  /** Begin or end to call attention, as the user's phone does. */
  update(mine: PhoneOfPbx | undefined): void {
    const { hass, texts } = this.host;
    const call = mine?.pbx.connected && rings(mine) ? (mine.phone.call_id ?? mine.number) : undefined;
    if (call === this.#ringing || !hass || !texts) return;
    this.#stop();
    this.#ringing = call;
    if (call === undefined || !mine) return;
    const name = mine.phone.with_name ?? mine.phone.with_number ?? texts("calls.unknown");
    const text = texts("mine.rings", { name });
    this.#title = document.title;
    document.title = `\u{1F4DE} ${text}`;
    if (this.#settings.notify && document.hidden && globalThis.Notification?.permission === "granted") {
      this.#notification = new Notification(text, { tag: "openvox_uc" });
      this.#notification.onclick = () => globalThis.focus();
    }
    if (this.#settings.sound) this.#ring();
  }

  renderSettings(texts: Localize): TemplateResult {
    const box = (key: "sound" | "notify"): TemplateResult => html`
      <label>
        <input type="checkbox" name=${key} .checked=${this.#settings[key] === true} @change=${(event: Event) => this.#set(key, (event.target as HTMLInputElement).checked)} />
        ${texts(`mine.${key}`)}
      </label>
    `;
    return html`<div class="alert">${box("sound")}${box("notify")}</div>`;
  }

  async #set(key: "sound" | "notify", on: boolean): Promise<void> {
    const { hass } = this.host;
    if (!hass) return;
    const allowed = !on || key === "sound" || (await globalThis.Notification?.requestPermission()) === "granted";
    if (on && key === "sound") this.#beep();
    await this.host.myPhone.alertBy(hass, { ...this.#settings, [key]: on && allowed });
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
    if (this.#title !== undefined) document.title = this.#title;
    this.#title = undefined;
    void this.#sound?.close();
    this.#sound = undefined;
  }
}
