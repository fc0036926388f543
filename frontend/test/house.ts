// A Home Assistant whose connection the tests speak for.

import { vi } from "vitest";
import "../src/loaded";
import { config_panel as english } from "../../custom_components/openvox_uc/translations/en.json";
import type { Card, CardConfig } from "../src/card";
import type { HomeAssistant } from "../src/ha";
import type { Call, LiveMessage, Pbx, Phone } from "../src/live";
import { loadedTag } from "../src/stand-in";
import { textKey } from "../src/texts";

export const ENTRY = "entry";

const PLACEHOLDER = /\{(\w+)\}/g;

// Where the focus is in another tree, happy-dom throws instead of answering null.
const activeElement = Object.getOwnPropertyDescriptor(ShadowRoot.prototype, "activeElement");
Object.defineProperty(ShadowRoot.prototype, "activeElement", {
  configurable: true,
  get(this: ShadowRoot) {
    try {
      return activeElement?.get?.call(this);
    } catch {
      return null;
    }
  },
});

export function phone(fields: Partial<Phone> = {}): Phone {
  return {
    name: null,
    device_id: "device",
    entity_id: "sensor.status",
    state: "idle",
    control: true,
    with_name: null,
    with_number: null,
    direction: null,
    since: null,
    call_id: null,
    other_calls: [],
    badges: [],
    ...fields,
  };
}

export function call(fields: Partial<Call> = {}): Call {
  return {
    call_id: "1.1",
    direction: "inbound",
    caller: "0301234567",
    caller_name: "Mrs Winter",
    callee: "101",
    callee_name: null,
    dialed: null,
    extensions: ["101"],
    answered_by: "101",
    trunk: "Telecom",
    started_at: "2026-03-01T10:00:00+00:00",
    answered_at: "2026-03-01T10:00:05+00:00",
    ...fields,
  };
}

export function pbx(fields: Partial<Pbx> = {}): Pbx {
  return {
    name: "PBX",
    device_id: "pbx",
    connected: true,
    may_listen_in: false,
    may_play: false,
    codes: {},
    parked: [],
    phones: {},
    calls: {},
    queues: {},
    missed: {},
    ...fields,
  };
}

/** Alice (101) talks with Mrs Winter; 102, called Ben, and 103 are idle. */
export function talking(fields: Partial<Pbx> = {}): Pbx {
  const alice = phone({
    name: "Alice",
    device_id: "d101",
    state: "in_use",
    with_name: "Mrs Winter",
    with_number: "0301234567",
    direction: "inbound",
    since: "2026-03-01T10:00:05+00:00",
    call_id: "1.1",
  });
  const phones = {
    "101": alice,
    "102": phone({ name: "Ben", device_id: "d102" }),
    "103": phone({ device_id: "d103" }),
  };
  return pbx({ phones, calls: { "1.1": call() }, ...fields });
}

type Listener = (message: unknown) => void;

/** The connection to Home Assistant. */
export class House {
  /** What an element has subscribed to, by its type. */
  readonly subscriptions = new Map<string, Listener>();
  readonly subscribed: string[] = [];
  /** Types of commands that Home Assistant does not know. */
  readonly unknown = new Set<string>();
  readonly #events = new Map<string, Set<() => void>>();

  readonly hass: HomeAssistant = {
    connection: this,
    connected: true,
    language: "en",
    locale: { time_format: "24", time_zone: "server" },
    config: { time_zone: "UTC" },
    user: { id: "user", is_admin: true },
    areas: {},
    devices: {},
    entities: {},
    states: {},
    localize: () => "",
    loadBackendTranslation: async () => localize,
    callWS: vi.fn(async () => undefined) as unknown as HomeAssistant["callWS"],
    callService: vi.fn(async () => undefined),
  };

  async subscribeMessage<T>(callback: (message: T) => void, { type }: { type: string }): Promise<() => Promise<void>> {
    this.subscribed.push(type);
    if (this.unknown.has(type)) throw { code: "unknown_command" };
    const listener = callback as Listener;
    this.subscriptions.set(type, listener);
    return async () => {
      if (this.subscriptions.get(type) === listener) this.subscriptions.delete(type);
    };
  }

  addEventListener(type: string, callback: () => void): void {
    this.#events.set(type, (this.#events.get(type) ?? new Set()).add(callback));
  }

  removeEventListener(type: string, callback: () => void): void {
    this.#events.get(type)?.delete(callback);
  }

  /** Let the connection be there again, after which nothing of before counts. */
  reconnect(): void {
    this.subscriptions.clear();
    for (const callback of this.#events.get("ready") ?? []) callback();
  }

  says(type: string, message: unknown): void {
    const listener = this.subscriptions.get(type);
    if (!listener) throw new Error(`Nobody has subscribed to ${type}`);
    listener(message);
  }

  live(message: LiveMessage): void {
    this.says("openvox_uc/live", message);
  }

  /** Show all of one PBX. */
  shows(shown: Pbx): void {
    this.live({ all: { [ENTRY]: shown } });
  }

  myPhoneIs(number: string | undefined): void {
    const value = number === undefined ? null : { phone: { entry_id: ENTRY, number } };
    this.says("frontend/subscribe_user_data", { value });
  }
}

/**
 * Returns a text as its key and its values, by the names of placeholders: "dial.calling Ben 101". So no test depends on
 * English words. A text that only joins its values does so here, too; a missing one is an error.
 */
function localize(key: string, values: Record<string, string | number> = {}): string {
  const path = key.replace(textKey(""), "");
  const [group = "", name = ""] = path.split(".");
  const text = (english as Record<string, Record<string, string>>)[group]?.[name];
  if (text === undefined) throw new Error(`There is no text ${key}`);
  const placeholders = [...new Set(text.match(PLACEHOLDER))].sort();
  const shown = /\p{L}/u.test(text.replace(PLACEHOLDER, "")) ? [path, ...placeholders].join(" ") : text;
  return shown.replace(PLACEHOLDER, (_, value: string) => String(values[value]));
}

/** Put a card on the page, with a PBX and the user's phone. */
export async function placed<T extends Card>(
  house: House,
  name: string,
  shown: Pbx | undefined = undefined,
  { mine, config = {} }: { mine?: string; config?: Record<string, unknown> } = {},
): Promise<T> {
  const card = document.createElement(loadedTag(name)) as T;
  card.setConfig({ type: `custom:${name}`, ...config } as CardConfig);
  card.hass = house.hass;
  document.body.append(card);
  await settled(card);
  if (shown) house.shows(shown);
  house.myPhoneIs(mine);
  await settled(card);
  return card;
}

/** Wait until nothing is left to draw. */
export async function settled(card: Card): Promise<void> {
  // Texts, subscriptions and elements within elements each take some turns.
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  while (!(await card.updateComplete)) {}
}

/** Returns the elements of a card that a selector names, also within other elements. */
export function all<T extends Element = HTMLElement>(root: Element | ShadowRoot, selector: string): T[] {
  const inside = root instanceof Element && root.shadowRoot ? root.shadowRoot : root;
  return [...inside.querySelectorAll("*")].flatMap((element) => [
    ...(element.matches(selector) ? [element as T] : []),
    ...(element.shadowRoot ? all<T>(element.shadowRoot, selector) : []),
  ]);
}

/** Returns the only element that a selector names. */
export function one<T extends Element = HTMLElement>(root: Element, selector: string): T {
  const found = all<T>(root, selector);
  if (found.length !== 1 || !found[0]) throw new Error(`${selector}: ${found.length} elements`);
  return found[0];
}

/** Returns what an element shows. */
export function text(element: Element): string {
  return (element.textContent ?? "").replace(/\s+/g, " ").trim();
}

export function press(element: Element, key: string): void {
  element.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }));
}
