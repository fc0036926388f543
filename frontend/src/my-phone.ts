// The data that Home Assistant keeps for each user: their phone, and their arrangement of the cards.

import type { HomeAssistant } from "./ha";
import type { Pbxs } from "./live";
import { type Filter, type PhoneOfPbx, phoneOf, phonesOf, remembering } from "./phones";
import { fetchOnce, type HassHost, type Source, SubscriptionController } from "./subscription";

export interface MyPhone {
  entry_id: string;
  number: string;
}

/** How a call that rings draws attention, besides the title of the tab. */
export interface AlertSettings {
  sound?: boolean;
  notify?: boolean;
  /** The queues whose calls do so, in addition to those of the user's phone. */
  queues?: string[];
}

interface UserData {
  phone?: MyPhone;
  /** The areas whose phones are folded away. */
  collapsed?: string[];
  /** Which phones are shown. */
  filter?: Filter;
  alert?: AlertSettings;
}

const KEY = "openvox_uc";

const USER_DATA: Source<UserData, { value: UserData | null }> = {
  message: { type: "frontend/subscribe_user_data", key: KEY },
  reduce: (_before, { value }) => value ?? {},
};

/** Returns the phones that a user may choose as their own. */
export const phonesToChoose = remembering((pbxs) =>
  phonesOf(pbxs).filter(({ phone }) => phone.control && phone.device_id),
);

/** Knows which phone is the user's own. */
export class MyPhoneController extends SubscriptionController<UserData, { value: UserData | null }> {
  constructor(host: HassHost) {
    super(host, USER_DATA);
  }

  /** Returns the user's phone: the one that was chosen, or the only one that they may use. */
  findIn(pbxs: Pbxs): PhoneOfPbx | undefined {
    const chosen = this.value?.phone;
    const phone = chosen && phoneOf(pbxs, chosen.entry_id, chosen.number);
    if (phone?.phone.control && phone.phone.device_id) return phone;
    const choices = phonesToChoose(pbxs);
    return choices.length === 1 ? choices[0] : undefined;
  }

  /** The areas whose phones are folded away. */
  get collapsed(): readonly string[] {
    return this.value?.collapsed ?? [];
  }

  /** Keep which phone is the user's own. */
  choose(hass: HomeAssistant, { entryId, number }: PhoneOfPbx): Promise<unknown> {
    return this.#keep(hass, { phone: { entry_id: entryId, number } });
  }

  /** Fold the phones of an area away, or show them again. */
  fold(hass: HomeAssistant, area: string): Promise<unknown> {
    const others = this.collapsed.filter((folded) => folded !== area);
    return this.#keep(hass, { collapsed: this.collapsed.includes(area) ? others : [...others, area] });
  }

  get filter(): Filter {
    return this.value?.filter ?? "all";
  }

  /** Show the phones that pass a filter. */
  show(hass: HomeAssistant, filter: Filter): Promise<unknown> {
    return this.#keep(hass, { filter });
  }

  get alert(): AlertSettings {
    return this.value?.alert ?? {};
  }

  /** Keep how the user's phone calls attention. */
  alertBy(hass: HomeAssistant, alert: AlertSettings): Promise<unknown> {
    return this.#keep(hass, { alert });
  }

  // What is kept is replaced as a whole, so that it must be known.
  async #keep(hass: HomeAssistant, changed: UserData): Promise<unknown> {
    const before = this.value ?? (await fetchOnce(hass.connection, USER_DATA));
    return hass.callWS({ type: "frontend/set_user_data", key: KEY, value: { ...before, ...changed } });
  }
}
