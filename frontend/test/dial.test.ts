import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { type DialCard, withoutScheme } from "../src/cards/dial";
import "../src/main";
import { all, ENTRY, one, pbx, phone, placed, press, settled, talking, text } from "./house";
import { ScriptedHouse } from "./scripted-house";

const NAME = "openvox-uc-dial";
const MARKUP = "<img src=x onerror=alert(1)>";

const WINTER = { kind: "contact", entry_id: null, name: "Mrs Winter", number: "0301234567" };
const BEN = { kind: "extension", entry_id: ENTRY, name: "Ben", number: "102" };
const EARLIER = { kind: "history", entry_id: null, name: null, number: "0170555" };

let house: ScriptedHouse;
let card: DialCard;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  house = new ScriptedHouse();
  card = await placed<DialCard>(house, NAME, talking(), { mine: "103" });
});

afterEach(() => {
  document.body.replaceChildren();
  vi.useRealTimers();
});

function field(): HTMLInputElement {
  return one<HTMLInputElement>(card, "input");
}

/** Type a text, and pause. */
async function type(typed: string): Promise<void> {
  field().value = typed;
  field().dispatchEvent(new Event("input"));
  vi.advanceTimersByTime(300);
  await settled(card);
}

async function answer(...results: unknown[]): Promise<void> {
  house.requests.at(-1)?.answer({ results });
  await settled(card);
}

async function key(name: string): Promise<void> {
  press(field(), name);
  await settled(card);
}

function options(): string[] {
  return all(card, "li").map((option) => text(one(option, ".who")));
}

function active(): string | undefined {
  const selected = all(card, '[aria-selected="true"]');
  expect(selected.map(({ id }) => id)).toEqual(
    [field().getAttribute("aria-activedescendant")].filter((id) => id !== null),
  );
  return selected[0] && text(one(selected[0], ".who"));
}

function dialed(): unknown {
  return house.services.mock.calls.map(([, service, data, target]) => [service, data.number, target.device_id]);
}

it("takes the focus at a slash", () => {
  press(document.body, "/");
  expect(card.shadowRoot?.activeElement).toBe(field());
});

describe("while the user types", () => {
  it("is requested once the user pauses", async () => {
    field().value = "w";
    field().dispatchEvent(new Event("input"));
    vi.advanceTimersByTime(100);
    await type("win");
    expect(house.requests.map(({ command }) => command)).toEqual([{ type: "openvox_uc/find", text: "win" }]);
  });

  it("shows who was found: by name, number, kind, and what extensions do", async () => {
    await type("e");
    await answer({ ...BEN, number: "101", name: "Alice" }, { ...WINTER, company: "Winter & Sons" }, EARLIER);
    expect(options()).toEqual(["Alice 101", "Mrs Winter 0301234567 Winter & Sons", "0170555"]);
    expect(all(card, "li ha-icon").map((icon) => icon.getAttribute("aria-label"))).toEqual([
      "dial.extension",
      "dial.contact",
      "dial.history",
    ]);
    expect(all(card, ".state").map(text)).toEqual(["state.in_use"]);
    expect(text(one(card, ".dial .heard"))).toBe("dial.count 3");
  });

  it("shows the answer to what is typed now only", async () => {
    await type("w");
    const first = house.requests[0];
    await type("wi");
    first?.answer({ results: [BEN] });
    await settled(card);
    expect(options()).toEqual([]);
    await answer(WINTER);
    expect(options()).toEqual(["Mrs Winter 0301234567"]);
    await type("wit");
    expect(options()).toEqual([]);
  });

  it("keeps that answer when one to an earlier text comes late", async () => {
    await type("w");
    const first = house.requests[0];
    await type("wi");
    await answer(WINTER);
    first?.answer({ results: [BEN] });
    await settled(card);
    expect(options()).toEqual(["Mrs Winter 0301234567"]);
  });

  it("takes a late failure of an earlier text for nothing, and shows that of the last", async () => {
    await type("w");
    await type("wi");
    house.requests[1]?.refuse({ message: "The history cannot be read." });
    house.requests[0]?.refuse({ message: "too late" });
    await settled(card);
    expect(all(card, '[role="alert"]').map(text)).toEqual(["The history cannot be read."]);
  });

  it("shows markup in names as text", async () => {
    await type("i");
    await answer({ ...WINTER, name: MARKUP });
    expect(options()).toEqual([`${MARKUP} 0301234567`]);
    expect(all(card, "img")).toEqual([]);
  });

  it("offers a number as it is typed, unless a match has it", async () => {
    await type("+49 30 12");
    expect(options()).toEqual(["+49 30 12"]);
    await answer(EARLIER);
    expect(options()).toEqual(["+49 30 12", "0170555"]);
    await type("030 123-4567");
    await answer(WINTER);
    expect(options()).toEqual(["Mrs Winter 0301234567"]);
  });

  it.each(["102", "+49 30 1234567", "(030) 12/34-56", "*98", "#21#"])("takes %s for a number", async (typed) => {
    await type(typed);
    expect(options()).toEqual([typed]);
  });

  it.each(["ben", "+", "Ben 102", " - "])("takes %s for no number", async (typed) => {
    await type(typed);
    expect(options()).toEqual([]);
  });

  it("offers neither the phone itself nor extensions of other PBXs", async () => {
    house.live({ changes: { other: pbx({ phones: { "201": phone() } }) } });
    await type("e");
    await answer({ ...BEN, number: "103" }, { ...BEN, entry_id: "other", number: "201" }, BEN);
    expect(options()).toEqual(["Ben 102"]);
  });

  it("offers a phone that the user may see but not control", async () => {
    house.live({ changes: { [ENTRY]: { phones: { "102": phone({ name: "Ben", control: false }) } } } });
    await type("b");
    await answer(BEN);
    await key("Enter");
    expect(dialed()).toEqual([["dial", "102", "d103"]]);
  });

  it("says how many there are, when the answer is there", async () => {
    await type("nobody");
    expect(text(one(card, ".none"))).toBe("");
    await answer();
    expect(text(one(card, ".none"))).toBe("dial.none_found");
    expect(field().getAttribute("aria-expanded")).toBe("false");
  });
});

describe("a link to a number", () => {
  it.each([
    ["tel:+49-30-123", "+49-30-123"],
    [" TEL:+49%2030%20123;ext=5", "+49 30 123"],
    ["tel:030%zz", "030%zz"],
    ["Ben", "Ben"],
  ])("%s is %s", (link, number) => {
    expect(withoutScheme(link)).toBe(number);
  });

  it("is pasted as its number, however long it is", async () => {
    const pasted = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(pasted, { clipboardData: { getData: () => `tel:+4930123;context=${"x".repeat(80)}` } });
    field().dispatchEvent(pasted);
    vi.advanceTimersByTime(300);
    await settled(card);
    expect([field().value, pasted.defaultPrevented]).toEqual(["+4930123", true]);
    expect(house.requests[0]?.command.text).toBe("+4930123");
  });
});

describe("the keyboard", () => {
  beforeEach(async () => {
    await type("e");
    await answer(BEN, WINTER, EARLIER);
  });

  it("goes through those who were found", async () => {
    expect([field().getAttribute("aria-expanded"), active()]).toEqual(["true", "Ben 102"]);
    const seen = [];
    for (const name of ["ArrowDown", "ArrowDown", "ArrowDown", "ArrowUp"]) {
      await key(name);
      seen.push(active());
    }
    expect(seen).toEqual(["Mrs Winter 0301234567", "0170555", "Ben 102", "0170555"]);
  });

  it("calls who is chosen, says so, and makes room for the next", async () => {
    await key("ArrowDown");
    await key("Enter");
    expect(dialed()).toEqual([["dial", "0301234567", "d103"]]);
    expect(text(one(card, ".dial-status"))).toBe("dial.calling Mrs Winter 103");
    expect([field().value, card.shadowRoot?.activeElement]).toEqual(["", field()]);
  });

  it("calls once, however often Enter is pressed", async () => {
    let done = (): void => undefined;
    house.services.mockReturnValue(new Promise<void>((resolve) => (done = resolve)));
    await key("Enter");
    await key("Enter");
    expect(dialed()).toEqual([["dial", "102", "d103"]]);
    done();
    await settled(card);
    expect(field().value).toBe("");
  });

  it("says why a call failed, and keeps what was typed", async () => {
    house.services.mockRejectedValue({ message: "Ben is busy." });
    await key("Enter");
    expect(text(one(card, '[role="alert"]'))).toBe("Ben is busy.");
    expect([field().value, text(one(card, ".dial-status"))]).toEqual(["e", ""]);
  });

  it("closes the list, opens it again, and empties the field", async () => {
    await key("Escape");
    expect([field().getAttribute("aria-expanded"), active(), field().value]).toEqual(["false", undefined, "e"]);
    await key("ArrowDown");
    expect([field().getAttribute("aria-expanded"), active()]).toEqual(["true", "Ben 102"]);
    await key("Escape");
    await key("Escape");
    expect(field().value).toBe("");
  });

  it("calls no match of an earlier text", async () => {
    await type("ex");
    await key("Enter");
    expect(dialed()).toEqual([]);
  });

  it("leaves keys that choose a character of another script alone", async () => {
    field().dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", isComposing: true }));
    await settled(card);
    expect(dialed()).toEqual([]);
  });

  it("calls a number at once, without waiting for an answer", async () => {
    field().value = "030 12";
    field().dispatchEvent(new Event("input"));
    await settled(card);
    await key("Enter");
    expect(dialed()).toEqual([["dial", "030 12", "d103"]]);
  });
});

describe("the mouse", () => {
  it("calls who is clicked, and by the button who is chosen", async () => {
    await type("e");
    await answer(BEN, WINTER);
    all(card, "li")[1]?.click();
    await settled(card);
    await type("b");
    await answer(BEN);
    one(card, ".call").click();
    await settled(card);
    expect(dialed()).toEqual([
      ["dial", "0301234567", "d103"],
      ["dial", "102", "d103"],
    ]);
  });

  it("finds the button disabled while there is no one to call", async () => {
    expect(one(card, ".call").getAttribute("aria-disabled")).toBe("true");
    one(card, ".call").click();
    await settled(card);
    expect(dialed()).toEqual([]);
  });
});

describe("the user's phone", () => {
  it("is chosen on the card, and kept", async () => {
    const select = one<HTMLSelectElement>(card, "select");
    expect(text(one(card, "label"))).toMatch(/^dial\.from /);
    expect(text(select.selectedOptions[0] as HTMLElement)).toBe("103");
    select.value = `${ENTRY} 102`;
    select.dispatchEvent(new Event("change"));
    await settled(card);
    expect(house.requests[0]?.command).toEqual({
      type: "frontend/set_user_data",
      key: "openvox_uc",
      value: { phone: { entry_id: ENTRY, number: "102" } },
    });
  });

  it("is asked for at the first call", async () => {
    house.myPhoneIs(undefined);
    await settled(card);
    expect(text(one<HTMLSelectElement>(card, "select").selectedOptions[0] as HTMLElement)).toBe("dial.choose");
    await type("030123");
    await key("Enter");
    const picks = all(one(card, "openvox-uc-picker"), "li");
    picks.find((pick) => text(pick).startsWith("Alice"))?.click();
    await settled(card);
    house.requests.at(-1)?.answer(undefined);
    await settled(card);
    expect(dialed()).toEqual([["dial", "030123", "d101"]]);
  });

  it("needs no choice if there is one alone, and nothing is dialed without any", async () => {
    house.shows(pbx({ phones: { "101": phone({ device_id: "d101" }) } }));
    await settled(card);
    expect(all(card, "select")).toEqual([]);
    house.shows(pbx({ phones: { "101": phone({ control: false }) } }));
    await settled(card);
    expect([all(card, "input"), text(one(card, ".hint"))]).toEqual([[], "dial.no_phone"]);
  });
});
