// A subscription of Home Assistant that all cards of a page share. It ends with the last of them.

import type { ReactiveController, ReactiveControllerHost } from "lit";
import type { Connection, HomeAssistant, Unsubscribe } from "./ha";

/** What to subscribe to, and what its messages mean. */
export interface Source<Value, Message> {
  readonly message: { type: string } & Record<string, unknown>;
  readonly reduce: (before: Value | undefined, message: Message) => Value;
}

export type HassHost = ReactiveControllerHost & { readonly hass?: HomeAssistant };

// While Home Assistant starts, it does not know the commands of the integration yet.
const RETRY_MILLISECONDS = 5000;

/** End a subscription, which may be gone with its connection. */
async function end(unsubscribe: Unsubscribe | undefined): Promise<void> {
  await unsubscribe?.().catch(() => undefined);
}

class Feed<Value, Message> {
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
          if (attempt === this.#attempt) this.#take(message);
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
          if (attempt === this.#attempt) this.#retry = setTimeout(this.#subscribe, RETRY_MILLISECONDS);
        },
      );
  };

  // A new connection counts its subscriptions anew, so that an old one must not be ended on it.
  #forget(): number {
    clearTimeout(this.#retry);
    this.#unsubscribe = undefined;
    this.#attempt += 1;
    return this.#attempt;
  }

  #end(): void {
    this.connection.removeEventListener("ready", this.#subscribe);
    if (this.connection.connected) void end(this.#unsubscribe);
    this.#forget();
    this.value = undefined;
  }

  #take(message: Message): void {
    this.value = this.source.reduce(this.value, message);
    for (const listener of [...this.#listeners]) listener();
  }
}

// A source that nobody has any more, such as an earlier search, takes its feed along.
const feeds = new WeakMap<Connection, WeakMap<object, unknown>>();

function feedOf<Value, Message>(connection: Connection, source: Source<Value, Message>): Feed<Value, Message> {
  const ofConnection = feeds.get(connection) ?? new WeakMap<object, unknown>();
  feeds.set(connection, ofConnection);
  const feed = ofConnection.get(source) ?? new Feed(connection, source);
  ofConnection.set(source, feed);
  return feed as Feed<Value, Message>;
}

/** Keeps an element up to date with a source, as long as it is on the page. */
export class FeedController<Value, Message> implements ReactiveController {
  #feed: Feed<Value, Message> | undefined;
  #stop: (() => void) | undefined;

  constructor(
    protected readonly host: HassHost,
    private readonly source: Source<Value, Message>,
  ) {
    host.addController(this);
  }

  get value(): Value | undefined {
    return this.#feed?.value;
  }

  hostConnected(): void {
    this.#follow();
  }

  hostUpdate(): void {
    this.#follow();
  }

  hostDisconnected(): void {
    this.#stop?.();
    this.#stop = undefined;
    this.#feed = undefined;
  }

  #follow(): void {
    const connection = this.host.hass?.connection;
    if (!connection) return;
    const feed = feedOf(connection, this.source);
    if (feed === this.#feed) return;
    const stop = this.#stop;
    this.#feed = feed;
    this.#stop = feed.listen(() => this.host.requestUpdate());
    stop?.();
  }
}

/** Returns what a source says now; undefined if Home Assistant does not know it. */
export async function once<Value, Message>(
  connection: Connection,
  source: Source<Value, Message>,
): Promise<Value | undefined> {
  let subscription: Promise<Unsubscribe> | undefined;
  try {
    const message = await new Promise<Message>((resolve, reject) => {
      subscription = connection.subscribeMessage<Message>(resolve, source.message, { resubscribe: false });
      subscription.catch(reject);
    });
    return source.reduce(undefined, message);
  } catch {
    return undefined;
  } finally {
    void subscription?.then(end, () => undefined);
  }
}
