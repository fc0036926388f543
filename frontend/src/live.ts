// What phones and calls do now. All cards of a page share one subscription, which ends with the last of them.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Connection, Unsubscribe } from "./ha";

export type PhoneState = "idle" | "ringing" | "in_use" | "on_hold" | "unregistered" | "fault";

export interface Phone {
  name: string | null;
  device_id: string | null;
  entity_id: string | null;
  state: PhoneState | null;
  control: boolean;
  with_name: string | null;
  with_number: string | null;
  direction: "inbound" | "outbound" | "internal" | null;
  since: string | null;
  call_id: string | null;
}

export interface Call {
  call_id: string;
  direction: "inbound" | "outbound" | "internal";
  caller: string | null;
  caller_name: string | null;
  callee: string | null;
  callee_name: string | null;
  extensions: string[];
  answered_by: string | null;
  trunk: string | null;
  started_at: string | null;
  answered_at: string | null;
}

export interface Pbx {
  name: string;
  device_id: string;
  connected: boolean;
  may_listen_in: boolean;
  phones: Record<string, Phone>;
  calls: Record<string, Call>;
}

export type Pbxs = Record<string, Pbx>;

type Part = "phones" | "calls";
type Change = Partial<Omit<Pbx, Part>> & { phones?: Record<string, Phone | null>; calls?: Record<string, Call | null> };
type Message = { all: Record<string, Change> } | { changes: Record<string, Change> };

const NOTHING: Pbx = { name: "", device_id: "", connected: false, may_listen_in: false, phones: {}, calls: {} };

function merge<T>(before: Record<string, T>, changes: Record<string, T | null> | undefined): Record<string, T> {
  if (!changes) return before;
  const merged = { ...before };
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete merged[key];
    else merged[key] = value;
  }
  return merged;
}

function changed(pbx: Pbx, { phones, calls, ...itself }: Change): Pbx {
  return { ...pbx, ...itself, phones: merge(pbx.phones, phones), calls: merge(pbx.calls, calls) };
}

export function applied(pbxs: Pbxs, message: Message): Pbxs {
  const isAll = "all" in message;
  const result: Pbxs = isAll ? {} : { ...pbxs };
  for (const [entryId, change] of Object.entries(isAll ? message.all : message.changes)) {
    result[entryId] = changed(isAll ? NOTHING : (result[entryId] ?? NOTHING), change);
  }
  return result;
}

export class LiveData {
  static #shared = new WeakMap<Connection, LiveData>();

  pbxs: Pbxs | undefined;
  #listeners = new Set<() => void>();
  #unsubscribe: Promise<Unsubscribe> | undefined;

  constructor(private readonly connection: Connection) {}

  static of(connection: Connection): LiveData {
    let live = LiveData.#shared.get(connection);
    if (!live) {
      live = new LiveData(connection);
      LiveData.#shared.set(connection, live);
    }
    return live;
  }

  listen(listener: () => void): () => void {
    this.#listeners.add(listener);
    // After a lost connection the frontend subscribes again by itself, and everything comes anew.
    this.#unsubscribe ??= this.connection.subscribeMessage<Message>((message) => this.#take(message), {
      type: "openvox_uc/live",
    });
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        void this.#unsubscribe?.then((unsubscribe) => unsubscribe());
        this.#unsubscribe = undefined;
        this.pbxs = undefined;
      }
    };
  }

  #take(message: Message): void {
    this.pbxs = applied(this.pbxs ?? {}, message);
    for (const listener of this.#listeners) listener();
  }
}

/** Keeps a card up to date with what phones and calls do. */
export class LiveController implements ReactiveController {
  #live: LiveData | undefined;
  #stop: (() => void) | undefined;

  constructor(private readonly host: ReactiveControllerHost) {
    host.addController(this);
  }

  get pbxs(): Pbxs | undefined {
    return this.#live?.pbxs;
  }

  follow(connection: Connection): void {
    const live = LiveData.of(connection);
    if (live === this.#live && this.#stop) return;
    this.#stop?.();
    this.#live = live;
    this.#stop = live.listen(() => this.host.requestUpdate());
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
