// Registers the cards and the dashboard with Home Assistant's frontend.

import { CallsCard } from "./cards/calls";
import { DialCard } from "./cards/dial";
import { MineCard } from "./cards/mine";
import { PhonesCard } from "./cards/phones";
import { QueuesCard } from "./cards/queues";
import { RecentCard } from "./cards/recent";
import { registerCard, registerDashboard } from "./register";
import { PhonesStrategy } from "./strategy";

registerCard("calls", CallsCard);
registerCard("dial", DialCard);
registerCard("mine", MineCard);
registerCard("phones", PhonesCard);
registerCard("queues", QueuesCard);
registerCard("recent", RecentCard);
registerDashboard("openvox-uc", PhonesStrategy);
