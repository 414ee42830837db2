/**
 * Both halves of V8's young generation together, in bytes. V8 lets it grow to four times this, and
 * collects no faster there: 10,000 links took 220 MB instead of 140 (docs/decisions/speed.md).
 */
const maxYoungGenerationBytes = 32 * 1024 * 1024;

/** Stops the growth. V8 would write two lines to stderr, and go on, if it did not know the flag. */
export const growthFlag = '--semi-space-growth-factor=1';

/** Most commands are over before, and need not load `node:v8`. In ms. */
const firstLookMs = 400;
const lookMs = 50;

/** What is used of `node:v8`. */
export interface HeapControl {
  getHeapSpaceStatistics(): readonly { space_name: string; space_size: number }[];
  setFlagsFromString(flags: string): void;
}

/**
 * Keeps the young generation of this process from growing once it is large enough. For the start of
 * a program: the process is V8's only one. `--max-semi-space-size` would do the same, but is read
 * before any script.
 * @param loadV8 - takes `node:v8`.
 * @returns a function that stops looking.
 */
export function limitYoungGeneration(loadV8: () => HeapControl = () => process.getBuiltinModule('node:v8')): () => void {
  let timer = setTimeout(look, firstLookMs).unref();
  function look() {
    if (!stopGrowth(loadV8())) timer = setTimeout(look, lookMs).unref();
  }
  return () => clearTimeout(timer);
}

/** V8 reads this flag whenever the young generation is about to grow. */
function stopGrowth(v8: HeapControl): boolean {
  const space = v8.getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (space === undefined) return true;
  if (space.space_size < maxYoungGenerationBytes) return false;
  v8.setFlagsFromString(growthFlag);
  return true;
}
