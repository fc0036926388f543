// The cards for those who called, those to call, and those who wait.

import { DialCard } from "./cards/dial";
import { QueuesCard } from "./cards/queues";
import { RecentCard } from "./cards/recent";
import { registerCard } from "./register";

registerCard("dial", DialCard);
registerCard("queues", QueuesCard);
registerCard("recent", RecentCard);
