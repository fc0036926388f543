// Phones and PBXs under the names that people gave their devices in Home Assistant, with their areas, without those that they disabled.

import type { HomeAssistant } from "./ha";
import type { Call, Pbx, Pbxs, Phone } from "./live";

type Registry = Pick<HomeAssistant, "devices" | "areas">;
type Devices = Registry["devices"];

// Unchanged parts stay the same objects, so that they are not drawn again.
const renamed = new WeakMap<object, object>();

function withFields<T extends object>(before: T, fields: Partial<T>): T {
  const keys = Object.keys(fields) as (keyof T)[];
  if (keys.every((key) => before[key] === fields[key])) return before;
  const known = renamed.get(before) as T | undefined;
  if (known && keys.every((key) => known[key] === fields[key])) return known;
  const after = { ...before, ...fields };
  renamed.set(before, after);
  return after;
}

function namedPbx(pbx: Pbx, { devices, areas }: Registry): Pbx {
  const deviceOf = ({ device_id }: Phone): Devices[string] => (device_id === null ? undefined : devices[device_id]);
  const nameOf = (number: string | null, name: string | null): string | null => {
    const phone = number === null ? undefined : pbx.phones[number];
    return (phone && deviceOf(phone)?.name_by_user) ?? name;
  };
  const phones = Object.entries(pbx.phones)
    .filter(([, phone]) => !deviceOf(phone)?.disabled_by)
    .map(([number, phone]) => {
      const with_name = phone.direction === "internal" ? nameOf(phone.with_number, phone.with_name) : phone.with_name;
      const area = areas[deviceOf(phone)?.area_id ?? ""]?.name;
      return [number, withFields(phone, { name: nameOf(number, phone.name), with_name, area })] as const;
    });
  const calls = Object.entries(pbx.calls).map(([id, call]) => {
    const { direction, caller, callee } = call;
    const names: Partial<Call> = {
      caller_name: direction === "inbound" ? call.caller_name : nameOf(caller, call.caller_name),
      callee_name: direction === "outbound" ? call.callee_name : nameOf(callee, call.callee_name),
    };
    return [id, withFields(call, names)] as const;
  });
  return {
    ...pbx,
    name: devices[pbx.device_id]?.name_by_user ?? pbx.name,
    phones: Object.fromEntries(phones),
    calls: Object.fromEntries(calls),
  };
}

let shown: (Registry & { before: Pbxs; after: Pbxs }) | undefined;

/** Returns PBXs by the names that users know. All cards of a page share the result. */
export function named(before: Pbxs, { devices, areas }: Registry): Pbxs {
  if (shown?.before !== before || shown.devices !== devices || shown.areas !== areas) {
    const pbxs = Object.entries(before).map(([entryId, pbx]) => [entryId, namedPbx(pbx, { devices, areas })]);
    shown = { before, devices, areas, after: Object.fromEntries(pbxs) };
  }
  return shown.after;
}
