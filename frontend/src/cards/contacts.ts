// The contacts: found, called, added, changed and deleted.

import { css, html, nothing, type PropertyValues, type TemplateResult } from "lit";
import { state } from "lit/decorators.js";
import { repeat } from "lit/directives/repeat.js";
import {
  CONTACT_FORM,
  type Contact,
  type Contacts,
  contactForm,
  deleteContact,
  findContacts,
  keepContact,
  NO_DETAILS,
} from "../contacts";
import { iconButtons, searchField } from "../controls";
import { Debouncer } from "../debounce";
import { DialingCard } from "../dialing";
import type { Localize } from "../ha";
import { ROWS } from "../styles";
import { reasonOf } from "../texts";

const PAGE = 100;
const NEW: Contact = { ...NO_DETAILS, name: "", numbers: [], address_book: null };

export class ContactsCard extends DialingCard {
  @state() private found: Contacts | undefined;
  @state() private limit = PAGE;
  readonly #typing = new Debouncer(this);
  #search = "";
  #hasAsked = false;

  static override styles = [
    DialingCard.styles,
    CONTACT_FORM,
    ROWS,
    css`
      .tools { position: sticky; inset-block-start: 0; z-index: 1; display: flex; gap: 8px; padding: 12px 16px 8px; background: var(--ha-card-background, var(--card-background-color)); }
      .tools input { flex: 1; }
      ul { padding-block-end: 8px; }
      .more { display: block; margin: 4px 16px 12px; }
    `,
  ];

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#hasAsked = false;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (this.hass && !this.#hasAsked) {
      this.#hasAsked = true;
      void this.#find();
    }
  }

  protected override renderContent(texts: Localize): TemplateResult {
    const { contacts, total } = this.found ?? { contacts: [], total: 0 };
    return html`
      <div class="tools">
        ${searchField(texts("contacts.search"), (text) => this.#typing.run(() => this.#show(text)))}
        ${
          this.mayChangeContacts
            ? html`<button class="answer" data-action="add" @click=${this.#add}>${texts("contacts.add")}</button>`
            : nothing
        }
      </div>
      ${this.renderDialStatus()}
      ${this.found && contacts.length === 0 ? html`<p class="hint" role="status">${texts(this.#search ? "contacts.none_found" : "contacts.none")}</p>` : nothing}
      <ul aria-label=${texts("contacts.label")}>
        ${repeat(contacts, keyOf, (contact) => this.#row(texts, contact))}
      </ul>
      ${
        contacts.length < total
          ? html`<button class="answer more" @click=${this.#showMore}>${texts("contacts.more", { count: total })}</button>`
          : nothing
      }
    `;
  }

  #row(texts: Localize, contact: Contact): TemplateResult {
    const { name, numbers, company, vip, address_book: book } = contact;
    const number = numbers[0] ?? "";
    const buttons = [
      this.mayDial &&
        number && { key: "call", icon: "mdi:phone", run: (near?: DOMRect) => this.dial({ name, number }, near) },
      this.mayChangeContacts && book === null && { key: "edit", icon: "mdi:pencil", run: () => this.#edit(contact) },
      this.mayChangeContacts &&
        book === null && { key: "delete", icon: "mdi:delete", run: (near?: DOMRect) => this.#delete(contact, near) },
    ].filter((button) => typeof button === "object");
    return html`
      <li>
        <ha-icon icon=${vip ? "mdi:account-star" : "mdi:account"} role="img" aria-label=${vip ? texts("mine.vip") : nothing}></ha-icon>
        <div class="who">
          <div class="name"><bdi>${name}</bdi></div>
          <div class="detail">
            ${company ? html`<span><bdi>${company}</bdi></span>` : nothing}
            ${numbers.map((each) => html`<span><bdi>${each}</bdi></span>`)}
            ${book === null ? nothing : html`<span>${texts("contacts.from", { address_book: book })}</span>`}
          </div>
        </div>
        ${iconButtons(buttons.map((button) => ({ ...button, label: texts(`contacts.${button.key}`, { name }) })))}
      </li>
    `;
  }

  async #find(): Promise<void> {
    const { hass, limit } = this;
    const search = this.#search;
    if (!hass) return;
    try {
      const found = await findContacts(hass, search, limit);
      if (search === this.#search && limit === this.limit) this.found = found;
    } catch (error) {
      if (search === this.#search) this.error = await reasonOf(hass, error);
    }
  }

  #show(text: string): void {
    this.#search = text;
    this.limit = PAGE;
    void this.#find();
  }

  #showMore(): void {
    this.limit += PAGE;
    void this.#find();
  }

  #add(): void {
    this.#edit(NEW);
  }

  #edit(contact: Contact): void {
    const before = contact === NEW ? undefined : contact;
    this.sheet = {
      heading: this.texts?.(before ? "contacts.edit" : "contacts.add", { name: contact.name }) ?? "",
      content: (texts) =>
        contactForm(texts, contact, (changed) =>
          this.save((hass) => keepContact(hass, changed, before).then(() => this.#find())),
        ),
    };
  }

  #delete(contact: Contact, near: DOMRect | undefined): void {
    const { texts } = this;
    if (!texts) return;
    const { name } = contact;
    this.confirm(texts("confirm.delete", { name }), texts("contacts.delete", { name }), near, () => {
      this.act((hass) => deleteContact(hass, contact).then(() => this.#find()));
    });
  }
}

function keyOf({ address_book, name, numbers }: Contact): string {
  return JSON.stringify([address_book, name, numbers]);
}
