/**
 * fast-check, drawing the same cases every time, so that a change is judged by what it changes and
 * not by that day's luck. Chance has its own run: `LISTKEEPER_SEED=random npm test` draws others
 * (the weekly workflow does), and a number in its place repeats one.
 */
// biome-ignore lint/style/noRestrictedImports: this is the one place.
import fc from 'fast-check';

const requestedSeed = process.env.LISTKEEPER_SEED || '20261122';
if (requestedSeed !== 'random') {
  const seed = Number(requestedSeed);
  if (!Number.isInteger(seed)) throw new Error(`LISTKEEPER_SEED is “${requestedSeed}”; allowed are an integer and “random”.`);
  fc.configureGlobal({ seed });
}

export default fc;
