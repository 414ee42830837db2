/**
 * Lets `width` works begin in one turn of the event loop; the others wait for the next turns, in their order. Whoever begins 256 connections at
 * once keeps the first of them waiting for the last: no request leaves, and later no answer is read, before all have been begun.
 */
export function openRamp(width: number): () => Promise<void> {
  const waiting: (() => void)[] = [];
  let begun = 0;
  const nextTurn = () => {
    begun = Math.min(width, waiting.length);
    for (const begin of waiting.splice(0, width)) begin();
    if (begun > 0) setImmediate(nextTurn);
  };
  return () => {
    // Asked while answers are read, the next immediate is still of this turn: what was begun is to get on first.
    if (begun === 0) setImmediate(() => setImmediate(nextTurn));
    if (begun < width && waiting.length === 0) {
      begun += 1;
      return Promise.resolve();
    }
    return new Promise((resolve) => waiting.push(resolve));
  };
}
