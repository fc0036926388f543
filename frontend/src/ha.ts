// The part of Home Assistant's frontend that the cards use.

export type Unsubscribe = () => Promise<void>;

export interface Connection {
  subscribeMessage<T>(
    callback: (message: T) => void,
    message: { type: string } & Record<string, unknown>,
    options?: { resubscribe?: boolean },
  ): Promise<Unsubscribe>;
  addEventListener(type: "ready" | "disconnected", callback: () => void): void;
  removeEventListener(type: "ready" | "disconnected", callback: () => void): void;
}

export type Localize = (key: string, values?: Record<string, string | number>) => string;

/** What Home Assistant answers to a command that failed. */
export interface Failure {
  code?: number | string;
  message?: string;
  translation_domain?: string;
  translation_key?: string;
  translation_placeholders?: Record<string, string>;
}

export interface Target {
  device_id?: string | string[];
  entity_id?: string | string[];
}

export interface HomeAssistant {
  connection: Connection;
  connected: boolean;
  /** Whether the sidebar is hidden. */
  kioskMode?: boolean;
  language: string;
  locale: { time_format: "language" | "system" | "12" | "24"; time_zone: "local" | "server" };
  config: { time_zone: string };
  user?: { id: string; is_admin: boolean };
  areas: Record<string, { area_id: string; name: string }>;
  devices: Record<
    string,
    | {
        id: string;
        area_id?: string | null;
        identifiers?: [string, string][];
        name_by_user?: string | null;
        disabled_by?: string | null;
      }
    | undefined
  >;
  entities: Record<
    string,
    { entity_id: string; device_id?: string | null; platform?: string; translation_key?: string } | undefined
  >;
  states: Record<string, { state: string } | undefined>;
  localize: Localize;
  loadBackendTranslation(category: string, integration: string): Promise<Localize>;
  callWS<T>(message: { type: string } & Record<string, unknown>): Promise<T>;
  /** Call an action; a failure appears in a notification too, unless that is turned off. */
  callService(
    domain: string,
    service: string,
    data?: Record<string, unknown>,
    target?: Target,
    notifyOnError?: boolean,
    returnResponse?: boolean,
  ): Promise<unknown>;
}
