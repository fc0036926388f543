// The code of the cards, and of the views that arrange them.

import { Board } from "./board";
import { CallsCard } from "./cards/calls";
import { ContactsCard } from "./cards/contacts";
import { DialCard } from "./cards/dial";
import { MineCard } from "./cards/mine";
import { PhonesCard } from "./cards/phones";
import { QueuesCard } from "./cards/queues";
import { RecentCard } from "./cards/recent";
import { loadedTag } from "./stand-in";

const ELEMENTS = {
  board: Board,
  calls: CallsCard,
  contacts: ContactsCard,
  dial: DialCard,
  mine: MineCard,
  phones: PhonesCard,
  queues: QueuesCard,
  recent: RecentCard,
};

for (const [name, element] of Object.entries(ELEMENTS)) customElements.define(loadedTag(`openvox-uc-${name}`), element);
