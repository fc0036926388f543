// The queues of all PBXs, in the order in which people count.

import type { Pbx, Pbxs, Queue } from "./live";
import { byNumber } from "./phones";

/** A queue, and the PBX that it belongs to. */
export interface QueueOfPbx {
  entryId: string;
  number: string;
  pbx: Pbx;
  queue: Queue;
}

export function queuesOf(pbxs: Pbxs): QueueOfPbx[] {
  return Object.entries(pbxs)
    .flatMap(([entryId, pbx]) => Object.entries(pbx.queues).map(([number, queue]) => ({ entryId, number, pbx, queue })))
    .sort((one, other) => byNumber(one.number, other.number));
}

export function queueName({ number, queue }: QueueOfPbx): string {
  return queue.name ?? number;
}
