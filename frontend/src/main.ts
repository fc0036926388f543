// Registers the cards and the dashboard with Home Assistant's frontend.

import { PhonesCard } from "./cards/phones";
import { PhonesStrategy } from "./strategy";

declare global {
  interface Window {
    customCards?: Record<string, unknown>[];
    customStrategies?: Record<string, unknown>[];
  }
}

customElements.define("openvox-uc-phones", PhonesCard);
customElements.define("ll-strategy-dashboard-openvox-uc", PhonesStrategy);

window.customCards ??= [];
window.customCards.push({
  type: "openvox-uc-phones",
  name: "OpenVox UC phones",
  description: "Who is on the phone.",
  preview: true,
});

window.customStrategies ??= [];
window.customStrategies.push({
  type: "openvox-uc",
  strategyType: "dashboard",
  name: "Phones",
  description: "OpenVox UC: who is on the phone, who called, and one click to act.",
});
