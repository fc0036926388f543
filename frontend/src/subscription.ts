// Subscriptions of Home Assistant that all cards of a page share. Each ends with the last card that follows it.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Connection, HomeAssistant, Unsubscribe } from "./ha";

/** What to subscribe to, and what its messages mean. */
export interface Source<Value, Message> {
  readonly message: { type: string } & Record<string, unknown>;
  readonly reduce: (before: Value | undefined, message: Message) => Value;
}

export type HassHost = ReactiveControllerHost & { readonly hass?: HomeAssistant };

// While Home Assistant starts, it does not know the commands of the integration yet.
export const RETRY_MILLISECONDS = 5000;
// A dashboard needs to know what it shows before its cards are on the page, which on a slow device takes this long.
const FOLLOWED_MILLISECONDS = 5000;

/** End a subscription, which may be gone with its connection. */
async function end(unsubscribe: Unsubscribe | undefined): Promise<void> {
  await unsubscribe?.().catch(() => undefined);
}

class Subscription<Value, Message> {
  value: Value | undefined;
  readonly #listeners = new Set<() => void>();
  #unsubscribe: Unsubscribe | undefined;
  #attempt = 0;
  #retry: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly connection: Connection,
    private readonly source: Source<Value, Message>,
  ) {}

  listen(listener: () => void): () => void {
    if (this.#listeners.size === 0) {
      this.connection.addEventListener("ready", this.#subscribe);
      this.#subscribe();
    }
    this.#listeners.add(listener);
    return () => {
      if (this.#listeners.delete(listener) && this.#listeners.size === 0) this.#end();
    };
  }

  // The frontend's own resubscribing gives up if the command is not known at once.
  readonly #subscribe = (): void => {
    const attempt = this.#forget();
    this.connection
      .subscribeMessage<Message>(
        (message) => {
          if (attempt === this.#attempt) this.#receive(message);
        },
        this.source.message,
        { resubscribe: false },
      )
      .then(
        (unsubscribe) => {
          if (attempt === this.#attempt) this.#unsubscribe = unsubscribe;
          else void end(unsubscribe);
        },
        () => {
          if (attempt !== this.#attempt) return;
          this.#retry = setTimeout(this.#subscribe, RETRY_MILLISECONDS);
          this.#announce();
        },
      );
  };

  // A new connection numbers its subscriptions from 1 again, so that an old one must not be ended on it.
  #forget(): number {
    clearTimeout(this.#retry);
    this.#unsubscribe = undefined;
    this.#attempt += 1;
    return this.#attempt;
  }

  #end(): void {
    this.connection.removeEventListener("ready", this.#subscribe);
    void end(this.#unsubscribe);
    this.#forget();
    this.value = undefined;
  }

  #receive(message: Message): void {
    this.value = this.source.reduce(this.value, message);
    this.#announce();
  }

  #announce(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

// A source that is no longer used, such as an earlier search, takes its subscription along.
const subscriptions = new WeakMap<Connection, WeakMap<object, unknown>>();

function shared<Value, Message>(connection: Connection, source: Source<Value, Message>): Subscription<Value, Message> {
  const ofConnection = subscriptions.get(connection) ?? new WeakMap<object, unknown>();
  subscriptions.set(connection, ofConnection);
  const subscription = ofConnection.get(source) ?? new Subscription(connection, source);
  ofConnection.set(source, subscription);
  return subscription as Subscription<Value, Message>;
}

/** Keeps an element up to date with a source while it is on the page. */
export class SubscriptionController<Value, Message> implements ReactiveController {
  #subscription: Subscription<Value, Message> | undefined;
  #stop: (() => void) | undefined;

  constructor(
    private readonly host: HassHost,
    private readonly source: Source<Value, Message>,
  ) {
    host.addController(this);
  }

  get value(): Value | undefined {
    return this.#subscription?.value;
  }

  hostConnected(): void {
    this.hostUpdate();
  }

  hostUpdate(): void {
    const connection = this.host.hass?.connection;
    if (!connection) return;
    const subscription = shared(connection, this.source);
    if (subscription === this.#subscription) return;
    const stop = this.#stop;
    this.#subscription = subscription;
    this.#stop = subscription.listen(() => this.host.requestUpdate());
    stop?.();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#subscription = undefined;
  }
}

/** Returns what a source says now; undefined if Home Assistant does not know it. Cards that follow it soon need not ask again. */
export async function fetchOnce<Value, Message>(
  connection: Connection,
  source: Source<Value, Message>,
): Promise<Value | undefined> {
  const subscription = shared(connection, source);
  const stop = await new Promise<() => void>((resolve) => {
    const stop = subscription.listen(() => resolve(stop));
    if (subscription.value !== undefined) resolve(stop);
  });
  setTimeout(stop, FOLLOWED_MILLISECONDS);
  return subscription.value;
}
