/// <reference types="vite/client" />
import { describe, expect, it } from "vitest";
import { config_panel as english } from "../../custom_components/openvox_uc/translations/en.json";
import page from "../../docs/switchboard.md?raw";
import "../src/main";
import { MAX_CALLS } from "../src/history";

// Texts of Home Assistant itself, an option, and keys.
const NOT_OURS = [
  "Add card",
  "Add dashboard",
  "By card",
  "By entity",
  "Community dashboards",
  "Create",
  "Hide phone numbers",
];
const KEYS = /^(Shift\+[A-Z]|Enter|Escape|\/)$/;

const LINE = page.replace(/\s+/g, " ");

/** Returns what a pattern finds on the page, as one line. */
function found(pattern: RegExp): (string | undefined)[] {
  return [...LINE.matchAll(pattern)].map(([, part]) => part);
}

describe("the page about the switchboard in docs/", () => {
  it("has a row for each card", () => {
    const cards = Object.values(english).flatMap((group) => ("name" in group ? [group.name] : []));
    expect(found(/ \| (OpenVox UC [^|]+?) \|/g).sort()).toEqual(cards.sort());
  });

  it("names the dashboard and its views as they are named", () => {
    const { title, switchboard, contacts, wall } = english.dashboard;
    expect(found(/\*\*(Phones)\*\*/g)).toEqual([title]);
    expect(found(/\*(Switchboard|Contacts|Wall)\*/g)).toEqual(expect.arrayContaining([switchboard, contacts, wall]));
  });

  it("quotes texts that are there", () => {
    const texts = new Set([...Object.values(english).flatMap((group) => Object.values<string>(group)), ...NOT_OURS]);
    const quoted = found(/\*\*([^*]+)\*\*/g).filter((quote) => !quote?.startsWith("Settings >"));
    expect(quoted.length).toBeGreaterThan(NOT_OURS.length);
    expect(quoted.filter((quote = "") => !texts.has(quote) && !KEYS.test(quote))).toEqual([]);
  });

  it("says how many calls are listed", () => {
    expect(LINE).toContain(`the newest ${MAX_CALLS.toLocaleString("en")} calls`);
  });
});
