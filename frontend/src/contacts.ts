// Contacts, as the actions of the integration read and change them, and the form for one of them.

import { css, html, type TemplateResult } from "lit";
import type { HomeAssistant, Localize } from "./ha";
import { DOMAIN } from "./texts";

/** What a contact has besides its name and numbers, in the order of the form: texts and their longest lengths, or a choice. */
const DETAILS = { company: 128, note: 500, vip: false };

type DetailKey = keyof typeof DETAILS;

const DETAIL_KEYS = Object.keys(DETAILS) as DetailKey[];

type Details = { [Key in DetailKey]: (typeof DETAILS)[Key] extends number ? string : boolean };

export const NO_DETAILS = Object.fromEntries(DETAIL_KEYS.map((key) => [key, DETAILS[key] ? "" : false])) as Details;

export interface Contact extends Details {
  name: string;
  numbers: string[];
  /** The address book that it comes from, where it cannot be changed; null for one of Home Assistant's own. */
  address_book: string | null;
}

export interface Contacts {
  contacts: Contact[];
  /** How many there are in all. */
  total: number;
}

/** Returns the contacts with a text in their names, companies or numbers. */
export async function findContacts(hass: HomeAssistant, search: string, limit: number): Promise<Contacts> {
  const data = { search, limit };
  const answer = await hass.callService(DOMAIN, "get_contacts", data, {}, false, true);
  return (answer as { response: Contacts }).response;
}

type Change = Pick<Contact, "name" | "numbers"> & Partial<Details>;

/** Keep a contact; under another name, the one with the name of before goes once the new one is kept. */
export async function keepContact(hass: HomeAssistant, contact: Change, before?: Contact): Promise<void> {
  await hass.callService(DOMAIN, "set_contact", { ...contact }, {}, false);
  if (before && before.name !== contact.name) await deleteContact(hass, before);
}

export async function deleteContact(hass: HomeAssistant, { name, numbers }: Contact): Promise<void> {
  await hass.callService(DOMAIN, "delete_contact", { name, number: numbers[0] }, {}, false);
}

/** Add a number to the contact of a name, which keeps its other numbers and what is not given, or to a new one. */
export async function addNumber(hass: HomeAssistant, { name, numbers, ...details }: Change): Promise<void> {
  const { contacts } = await findContacts(hass, name, 1000);
  const known = contacts.filter(
    (contact) => contact.address_book === null && contact.name.toLowerCase() === name.toLowerCase(),
  );
  // The action reports an error if several contacts with the name could be meant.
  const [only] = known.length === 1 ? known : [];
  const merged = Object.entries(details).map(([key, value]) => [key, value || only?.[key as DetailKey] || value]);
  await keepContact(hass, {
    name,
    numbers: [...(only?.numbers ?? []), ...numbers],
    ...Object.fromEntries(merged),
  });
}

export const CONTACT_FORM = css`
  form { display: flex; flex-direction: column; gap: 8px; padding: 8px 16px 16px; }
  form label { display: flex; flex-direction: column; gap: 4px; font-size: 0.875em; }
  form label:has([type="checkbox"]) { flex-direction: row; align-items: center; }
  form input[type="checkbox"] { inline-size: auto; }
  form textarea { resize: vertical; }
  form .answer { align-self: end; }
`;

/** Returns a form for a contact. Its numbers stand one below the other. */
export function contactForm(texts: Localize, contact: Change, save: (contact: Change) => void): TemplateResult {
  const submitted = (event: SubmitEvent): void => {
    event.preventDefault();
    const fields = new FormData(event.target as HTMLFormElement);
    const name = String(fields.get("name")).trim();
    const numbers = String(fields.get("numbers"))
      .split("\n")
      .map((number) => number.trim())
      .filter(Boolean);
    const details = DETAIL_KEYS.map((key) => {
      const value = fields.get(key);
      return [key, DETAILS[key] ? String(value).trim() : value !== null] as const;
    }).filter(([key, value]) => value !== "" || contact[key]);
    if (name && numbers.length > 0) save({ name, numbers, ...Object.fromEntries(details) });
  };
  return html`
    <form @submit=${submitted}>
      <label>
        ${texts("contact.contact_name")}
        <input name="name" required autofocus autocomplete="off" maxlength="128" dir="auto" .value=${contact.name} />
      </label>
      <label>
        ${texts("contact.numbers")}
        <textarea name="numbers" required rows=${Math.min(6, contact.numbers.length + 1)} .value=${contact.numbers.join("\n")}></textarea>
      </label>
      ${DETAIL_KEYS.map((key) => detailField(texts, key, contact[key]))}
      <button class="answer">${texts("contact.save")}</button>
    </form>
  `;
}

function detailField(texts: Localize, key: DetailKey, value: string | boolean | undefined): TemplateResult {
  const label = texts(`contact.${key}`);
  const length = DETAILS[key];
  if (!length) return html`<label><input type="checkbox" name=${key} .checked=${value === true} />${label}</label>`;
  if (key === "note") {
    return html`<label>${label}<textarea name=${key} rows="2" maxlength=${length} dir="auto" .value=${value ?? ""}></textarea></label>`;
  }
  return html`<label>${label}<input name=${key} autocomplete="off" maxlength=${length} dir="auto" .value=${value ?? ""} /></label>`;
}
