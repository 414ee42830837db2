import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // A busy machine must not turn a correct test red: no test here asserts a time, so the limit only ends what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // By itself vitest leaves one core idle, which is half of a machine that has two.
    maxWorkers: '100%',
    reporters: ['default'],
  },
});
