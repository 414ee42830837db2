import { defineConfig } from 'vitest/config';

// A busy machine must not turn a correct test red: no test here asserts a time, so the limit only ends what hangs.
export default defineConfig({ test: { testTimeout: 60_000, hookTimeout: 60_000, reporters: ['default'] } });
