// Registers the cards and the dashboard with Home Assistant's frontend.

import { CallsCard } from "./cards/calls";
import { ContactsCard } from "./cards/contacts";
import { DialCard } from "./cards/dial";
import { MineCard } from "./cards/mine";
import { PhonesCard } from "./cards/phones";
import { QueuesCard } from "./cards/queues";
import { RecentCard } from "./cards/recent";
import { loadListedTexts, registerCard, registerDashboard } from "./register";
import { PhonesStrategy } from "./strategy";
import { suggestCalls, suggestPhones, suggestQueues, suggestRecent } from "./suggestions";

registerCard("calls", CallsCard, suggestCalls);
registerCard("contacts", ContactsCard);
registerCard("dial", DialCard);
registerCard("mine", MineCard);
registerCard("phones", PhonesCard, suggestPhones);
registerCard("queues", QueuesCard, suggestQueues);
registerCard("recent", RecentCard, suggestRecent);
registerDashboard("openvox-uc", PhonesStrategy);
loadListedTexts();
