import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ContactsCard } from "../src/cards/contacts";
import { type Contact, NO_DETAILS } from "../src/contacts";
import "../src/main";
import { all, one, placed, settled, talking, text } from "./house";
import { ScriptedHouse } from "./scripted-house";

const NAME = "openvox-uc-contacts";
const WINTER: Contact = {
  ...NO_DETAILS,
  name: "Mrs Winter",
  numbers: ["030 1234567", "0170 1"],
  company: "Winter & Sons",
  note: "Knows\nthe boss",
  vip: true,
  address_book: null,
};
const ADA: Contact = {
  ...NO_DETAILS,
  name: "<b>Ada</b>",
  numbers: ["040 1"],
  address_book: "Cloud",
};

let house: ScriptedHouse;
let card: ContactsCard;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  house = new ScriptedHouse();
  answer(2, ADA, WINTER);
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

function answer(total: number, ...contacts: Contact[]): void {
  house.services.mockImplementation(async (_domain, service) =>
    service === "get_contacts" ? { response: { contacts, total } } : undefined,
  );
}

async function place(): Promise<void> {
  card = await placed<ContactsCard>(house, NAME, talking(), { mine: "103" });
}

function changes(): unknown[] {
  return house.services.mock.calls
    .filter(([, service]) => service !== "get_contacts")
    .map(([, service, data]) => [service, data]);
}

function asked(): unknown {
  return house.services.mock.calls.findLast(([, service]) => service === "get_contacts")?.[2];
}

async function click(label: string): Promise<void> {
  one(card, `button[aria-label="${label}"]`).click();
  await settled(card);
}

async function save(fields: {
  name: string;
  numbers: string;
  company?: string;
  note?: string;
  vip?: boolean;
}): Promise<void> {
  one<HTMLInputElement>(card, "[name=name]").value = fields.name;
  one<HTMLTextAreaElement>(card, "[name=numbers]").value = fields.numbers;
  if (fields.company !== undefined) one<HTMLInputElement>(card, "[name=company]").value = fields.company;
  if (fields.note !== undefined) one<HTMLTextAreaElement>(card, "[name=note]").value = fields.note;
  if (fields.vip !== undefined) one<HTMLInputElement>(card, "[name=vip]").checked = fields.vip;
  one(card, "form").dispatchEvent(new SubmitEvent("submit", { cancelable: true }));
  await settled(card);
}

describe("the contacts", () => {
  it("are listed with their numbers, and where they come from", async () => {
    await place();
    expect(all(card, ".name").map(text)).toEqual(["<b>Ada</b>", "Mrs Winter"]);
    expect(all(card, ".detail").map(text)).toEqual(["040 1 contacts.from Cloud", "Winter & Sons 030 12345670170 1"]);
    expect(all(card, "li > ha-icon").map((icon) => icon.getAttribute("aria-label"))).toEqual([null, "mine.vip"]);
    expect(asked()).toEqual({ search: "", limit: 100 });
  });

  it("are searched once one pauses", async () => {
    await place();
    const field = one<HTMLInputElement>(card, "input[type=search]");
    field.value = "nobody";
    field.dispatchEvent(new Event("input"));
    answer(0);
    vi.advanceTimersByTime(300);
    await settled(card);
    expect(asked()).toEqual({ search: "nobody", limit: 100 });
    expect(text(one(card, ".hint"))).toBe("contacts.none_found");
  });

  it.each(["search", "more"])("are those of the last request (%s), whichever answer comes first", async (kind) => {
    answer(250, WINTER);
    await place();
    const answers: ((found: unknown) => void)[] = [];
    house.services.mockImplementation(() => new Promise((resolve) => answers.push(resolve)));
    for (const typed of ["a", "ad"]) {
      if (kind === "more") one(card, ".more").click();
      else {
        const field = one<HTMLInputElement>(card, "input[type=search]");
        field.value = typed;
        field.dispatchEvent(new Event("input"));
        vi.advanceTimersByTime(300);
      }
    }
    answers[1]?.({ response: { contacts: [ADA], total: 1 } });
    answers[0]?.({ response: { contacts: [WINTER], total: 1 } });
    await settled(card);
    expect(all(card, ".name").map(text)).toEqual([ADA.name]);
  });

  it("take a late failure of an earlier search for nothing", async () => {
    await place();
    const failures: ((error: unknown) => void)[] = [];
    house.services.mockImplementation(() => new Promise((_resolve, reject) => failures.push(reject)));
    for (const typed of ["a", "ad"]) {
      const field = one<HTMLInputElement>(card, "input[type=search]");
      field.value = typed;
      field.dispatchEvent(new Event("input"));
      vi.advanceTimersByTime(300);
    }
    failures[1]?.({ message: "The history cannot be read." });
    failures[0]?.({ message: "too late" });
    await settled(card);
    expect(all(card, '[role="alert"]').map(text)).toEqual(["The history cannot be read."]);
  });

  it("are shown a hundred at a time", async () => {
    answer(250, WINTER);
    await place();
    one(card, ".more").click();
    await settled(card);
    expect(asked()).toEqual({ search: "", limit: 200 });
  });

  it("are called from the user's phone", async () => {
    await place();
    await click("contacts.call Mrs Winter");
    expect(changes()).toEqual([["dial", { number: "030 1234567" }]]);
  });

  it("are changed by those who can control a phone, unless they come from an address book", async () => {
    await place();
    expect(all(card, "[data-action=edit], [data-action=delete]").map((button) => button.title)).toEqual([
      "contacts.edit Mrs Winter",
      "contacts.delete Mrs Winter",
    ]);
    card.hass = { ...house.hass, user: { id: "receptionist", is_admin: false } };
    await settled(card);
    expect(all(card, "[data-action=edit]")).toHaveLength(1);
    const shown = talking();
    for (const each of Object.values(shown.phones)) each.control = false;
    house.shows(shown);
    await settled(card);
    expect(all(card, "[data-action=add], [data-action=edit], [data-action=delete]")).toEqual([]);
  });
});

describe("a contact", () => {
  it("is added", async () => {
    await place();
    one(card, "[data-action=add]").click();
    await settled(card);
    await save({ name: " Ben ", numbers: "030 2\n\n 0171 3 ", company: " Shop ", vip: true });
    expect(changes()).toEqual([
      ["set_contact", { name: "Ben", numbers: ["030 2", "0171 3"], company: "Shop", vip: true }],
    ]);
    expect(all(card, "form")).toHaveLength(0);
  });

  it("keeps its name, or gets another one once that is kept", async () => {
    await place();
    await click("contacts.edit Mrs Winter");
    expect(one<HTMLTextAreaElement>(card, "[name=numbers]").value).toBe("030 1234567\n0170 1");
    await save({ name: "Mrs Winter", numbers: "030 1234567" });
    await click("contacts.edit Mrs Winter");
    await save({ name: "Mrs Summer", numbers: "030 1234567", company: "", note: " Is the boss " });
    // An empty detail is not sent.
    const filled = Object.entries({ ...WINTER, numbers: ["030 1234567"] }).filter(([, value]) => value);
    const winter = Object.fromEntries(filled);
    expect(changes()).toEqual([
      ["set_contact", expect.objectContaining(winter)],
      ["set_contact", expect.objectContaining({ ...winter, name: "Mrs Summer", company: "", note: "Is the boss" })],
      ["delete_contact", { name: "Mrs Winter", number: "030 1234567" }],
    ]);
  });

  it("is deleted after a question", async () => {
    await place();
    await click("contacts.delete Mrs Winter");
    expect(text(one(card, "h2"))).toBe("confirm.delete Mrs Winter");
    expect(changes()).toEqual([]);
    one(card, ".answer.danger").click();
    await settled(card);
    expect(changes()).toEqual([["delete_contact", { name: "Mrs Winter", number: "030 1234567" }]]);
    expect(all(card, "openvox-uc-sheet")).toHaveLength(0);
  });

  it("that is refused stays as it was typed, and the form says why", async () => {
    await place();
    await click("contacts.edit Mrs Winter");
    house.services.mockRejectedValueOnce({ message: "This is no number." });
    await save({ name: "Mrs Summer", numbers: "none" });
    expect(text(one(card, "openvox-uc-sheet [role=alert]"))).toBe("This is no number.");
    expect(one<HTMLInputElement>(card, "[name=name]").value).toBe("Mrs Summer");
    expect(changes()).toHaveLength(1);
    one(card, "openvox-uc-sheet").dispatchEvent(new Event("close"));
    await click("contacts.edit Mrs Winter");
    expect(all(card, "[role=alert]")).toEqual([]);
    await save({ name: "Mrs Summer", numbers: "030 1" });
    expect(all(card, "form, [role=alert]")).toEqual([]);
  });
});
