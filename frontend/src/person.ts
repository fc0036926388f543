// What can be set about the person at a phone: a short text that everyone sees, and where calls go.

import { html, type TemplateResult } from "lit";
import { when } from "./dates";
import type { HomeAssistant, Localize } from "./ha";
import type { Phone } from "./live";

const LONGEST_TEXT = 100;
const WHEN = ["always", "busy", "no_answer"] as const;
const TO = ["voicemail", "extension", "number", "off"] as const;
const WITH_NUMBER: readonly string[] = ["extension", "number"];

type Data = Record<string, string>;
type Save = (data: Data) => void;

/** Returns what everyone sees about the person at a phone. */
export function availabilityOf(
  { availability }: Phone,
  texts: Localize,
  hass: HomeAssistant | undefined,
): string | undefined {
  if (!availability?.until || !hass) return availability?.text;
  return texts("availability.shown", { text: availability.text, until: when(hass, availability.until) });
}

/** Returns a form for the text about a person, and until when it is shown. */
export function availabilityForm(texts: Localize, { availability }: Phone, save: Save): TemplateResult {
  const submitted = (event: SubmitEvent): void => {
    const { text = "", until } = fieldsOf(event);
    save(text && until ? { text, until: nextAt(until, new Date()).toISOString() } : { text });
  };
  return html`
    <form @submit=${submitted}>
      <label>
        ${texts("availability.text")}
        <input name="text" autofocus autocomplete="off" maxlength=${LONGEST_TEXT} dir="auto" .value=${availability?.text ?? ""} />
      </label>
      <label>
        ${texts("availability.until")}
        <input name="until" type="time" .value=${availability?.until ? timeIn(new Date(availability.until)) : ""} />
      </label>
      <button class="answer">${texts("contact.save")}</button>
    </form>
  `;
}

/** Returns a form for which calls of a phone go where. */
export function forwardingForm(texts: Localize, save: Save): TemplateResult {
  const submitted = (event: SubmitEvent): void => {
    const { number = "", ...data } = fieldsOf(event);
    save(WITH_NUMBER.includes(data.to ?? "") && number ? { ...data, number } : data);
  };
  const options = (keys: readonly string[]): TemplateResult[] =>
    keys.map((key) => html`<option value=${key}>${texts(`forward.${key}`)}</option>`);
  return html`
    <form @submit=${submitted}>
      <label>${texts("forward.when")}<select name="when" autofocus>${options(WHEN)}</select></label>
      <label>${texts("forward.to")}<select name="to">${options(TO)}</select></label>
      <label>${texts("forward.target")}<input name="number" autocomplete="off" maxlength="64" dir="ltr" /></label>
      <button class="answer">${texts("contact.save")}</button>
    </form>
  `;
}

function fieldsOf(event: SubmitEvent): Data {
  event.preventDefault();
  const fields = new FormData(event.target as HTMLFormElement);
  return Object.fromEntries([...fields].map(([key, value]) => [key, String(value).trim()]));
}

/** Returns when it is a time of day the next time. */
function nextAt(time: string, now: Date): Date {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  const next = new Date(now);
  next.setHours(hours, minutes, 0, 0);
  if (next <= now) next.setDate(next.getDate() + 1);
  return next;
}

function timeIn(moment: Date): string {
  return [moment.getHours(), moment.getMinutes()].map((part) => String(part).padStart(2, "0")).join(":");
}
