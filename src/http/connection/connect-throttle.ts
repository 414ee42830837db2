/**
 * Lets `width` works begin in one turn of the event loop; the others wait for the next turns, in their order. Whoever begins 256 connections at
 * once keeps the first of them waiting for the last: no request leaves, and later no answer is read, before all have been begun.
 */
export function createConnectThrottle(maxPerTick: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let startedThisTick = 0;
  const startNextTick = () => {
    startedThisTick = Math.min(maxPerTick, waiting.length);
    for (const begin of waiting.splice(0, maxPerTick)) begin();
    if (startedThisTick > 0) setImmediate(startNextTick);
  };
  return () => {
    // Asked while answers are read, the next immediate is still of this turn: what was begun is to get on first.
    if (startedThisTick === 0) setImmediate(() => setImmediate(startNextTick));
    if (startedThisTick < maxPerTick && waiting.length === 0) {
      startedThisTick += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
}
