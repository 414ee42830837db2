import { defineConfig } from 'vitest/config';

// docs/development/testing.md says what belongs where.
const integration = 'test/**/*.integration.test.ts';
const slow = 'test/**/*.slow.test.ts';
/** Installs what the pages say, and the longest tests. Not part of `npm test`, which has to stay under six minutes. */
const walk = [
  'test/**/*.walk.test.ts',
  'test/package.slow.test.ts',
  'test/bot/integration/crash-recovery.slow.test.ts',
  'test/bot/integration/outages.slow.test.ts',
  'test/list/import/hostile-markdown.slow.test.ts',
];

export default defineConfig({
  test: {
    // No test asserts a duration. The limits only end a test that hangs, also on a busy machine.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The default leaves one core idle, which is half of a machine with two.
    maxWorkers: '100%',
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [integration, slow, ...walk],
          setupFiles: ['test/unit-setup.ts'],
        },
      },
      { extends: true, test: { name: 'integration', include: [integration] } },
      { extends: true, test: { name: 'slow', include: [slow], exclude: walk } },
      { extends: true, test: { name: 'walk', include: walk } },
    ],
  },
});
