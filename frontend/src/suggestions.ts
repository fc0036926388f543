// Which of our cards Home Assistant suggests for an entity of ours.

import type { HomeAssistant } from "./ha";
import { DOMAIN } from "./texts";

export interface Suggestion {
  config: Record<string, unknown>;
}

export type Suggest = (hass: HomeAssistant, entityId: string) => Suggestion | null;

/** Returns what of a PBX an entity belongs to: the PBX itself, or a phone or a queue by its number. */
function partOf({ entities, devices }: HomeAssistant, entityId: string): { kind: string; number: string } | undefined {
  const entity = entities[entityId];
  if (entity?.platform !== DOMAIN || !entity.device_id) return undefined;
  const [, identifier = ""] = devices[entity.device_id]?.identifiers?.find(([domain]) => domain === DOMAIN) ?? [];
  const [, kind = "pbx", number = ""] = /_(ext|queue)_(.+)$/.exec(identifier) ?? [];
  return { kind, number };
}

/** A card that shows a kind of parts, of which its option `key` names some. */
function ofPart(type: string, kind: string, key: string): Suggest {
  return (hass, entityId) => {
    const part = partOf(hass, entityId);
    return part?.kind === kind ? { config: { type: `custom:${type}`, [key]: [part.number] } } : null;
  };
}

/** A card for the entities of a domain that the PBX itself has. */
function ofPbx(type: string, ...domains: string[]): Suggest {
  return (hass, entityId) => {
    const fits = domains.includes(entityId.split(".", 1)[0] ?? "") && partOf(hass, entityId)?.kind === "pbx";
    return fits ? { config: { type: `custom:${type}` } } : null;
  };
}

export const suggestPhones = ofPart("openvox-uc-phones", "ext", "favorites");
export const suggestQueues = ofPart("openvox-uc-queues", "queue", "queues");
export const suggestRecent = ofPbx("openvox-uc-recent", "todo", "calendar");
export const suggestCalls = ofPbx("openvox-uc-calls", "sensor", "binary_sensor");
