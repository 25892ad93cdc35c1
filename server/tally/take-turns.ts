/** A number that all threads see, for one question: how many of its turns were taken. */
export const sharedTurn = (): Int32Array => new Int32Array(new SharedArrayBuffer(4));

/**
 * Those of `things` that no other thread took before: each is given once, in their order, to whichever thread is ready
 * for it. A thread that is slow, or waits for a processor, leaves the rest to the others.
 */
export function* takeTurns<Thing>(things: readonly Thing[], turn: Int32Array): Generator<Thing, void> {
  while (true) {
    const next = Atomics.add(turn, 0, 1);
    if (next >= things.length) return;
    yield things[next] as Thing;
  }
}
