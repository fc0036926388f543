// Registers the cards and the dashboard with Home Assistant's frontend. Their code is loaded when one of them is shown.

import { loadListedTexts, registerCard, registerDashboard } from "./register";
import { standInFor } from "./stand-in";
import { PhonesStrategy } from "./strategy";
import { suggestCalls, suggestPhones, suggestQueues, suggestRecent } from "./suggestions";

registerCard("calls", suggestCalls);
registerCard("contacts");
registerCard("dial");
registerCard("mine");
registerCard("phones", suggestPhones);
registerCard("queues", suggestQueues);
registerCard("recent", suggestRecent);
customElements.define("openvox-uc-board", standInFor("openvox-uc-board", ["hass", "lovelace", "cards"]));
registerDashboard("openvox-uc", PhonesStrategy);
loadListedTexts();
