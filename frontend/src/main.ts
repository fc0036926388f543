// Registers the cards and the dashboard with Home Assistant's frontend.

import { CallsCard } from "./cards/calls";
import { PhonesCard } from "./cards/phones";
import { registerCard, registerDashboard } from "./register";
import { PhonesStrategy } from "./strategy";
import "./register-more";

registerCard("calls", CallsCard);
registerCard("phones", PhonesCard);
registerDashboard("openvox-uc", PhonesStrategy);
