/**
 * Limits how many connections are started in one turn of the event loop; the rest wait for later
 * turns, in order.
 *
 * Starting 256 connections at once would delay the first request, and the reading of every
 * response, until all of them have been started.
 *
 * @returns a function that resolves when its caller may start.
 */
export function createConnectThrottle(maxPerTurn: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let startedThisTurn = 0;
  const startNextTurn = () => {
    startedThisTurn = Math.min(maxPerTurn, waiting.length);
    for (const start of waiting.splice(0, maxPerTurn)) start();
    if (startedThisTurn > 0) setImmediate(startNextTurn);
  };
  return () => {
    // Two immediates: when called while responses are read, the first one still belongs to this
    // turn.
    if (startedThisTurn === 0) setImmediate(() => setImmediate(startNextTurn));
    if (startedThisTurn < maxPerTurn && waiting.length === 0) {
      startedThisTurn += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
}
