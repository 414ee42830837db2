import { afterEach, expect, it } from 'vitest';
import { endGenerator } from '../../src/runtime/end-generator.ts';

const prototype = Object.getPrototypeOf(Object.getPrototypeOf(Object.getPrototypeOf((async function* () {})())));
const descriptor = Object.getOwnPropertyDescriptor(prototype, Symbol.asyncDispose);
afterEach(() => {
  if (descriptor) Object.defineProperty(prototype, Symbol.asyncDispose, descriptor);
});

it('ends a generator where Node has no Symbol.asyncDispose of generators, as Node 22', async () => {
  delete prototype[Symbol.asyncDispose];
  let isEnded = false;
  async function* count() {
    try {
      for (let at = 0; ; at++) yield at;
    } finally {
      isEnded = true;
    }
  }
  const run = count();
  await run.next();
  await endGenerator(run);
  expect(isEnded).toBe(true);
  await endGenerator(run);
});
