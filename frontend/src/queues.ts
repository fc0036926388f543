// The queues of all PBXs, in the order in which people count.

import type { Call, Pbx, Pbxs, Queue } from "./live";
import { byNumber, isAnswered } from "./phones";

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

/** Returns the calls that wait in a queue, those that wait longest first. */
export function waitingIn({ number, pbx }: QueueOfPbx): Call[] {
  return Object.values(pbx.calls)
    .filter((call) => call.dialed === number && !isAnswered(pbx, call))
    .sort((one, other) => (one.started_at ?? "").localeCompare(other.started_at ?? ""));
}

/** Returns the name of the queue that was called. */
export function calledQueue({ queues }: Pbx, { dialed }: Call): string | null {
  const queue = dialed === null ? undefined : queues[dialed];
  return queue ? (queue.name ?? dialed) : null;
}
