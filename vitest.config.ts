import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { compileCacheEnvironment } from './test/bot/compile-cache.ts';

// docs/development/testing.md says what belongs where.
const integration = 'test/**/*.integration.test.ts';
const slow = 'test/**/*.slow.test.ts';
/** The longest tests. `npm test` leaves them out, to stay under three minutes on two cores. */
const long = 'test/**/*.long.test.ts';

// Inside of a git hook or `git rebase --exec`, these name the repository that git is at work in.
// Tests that run git in a folder of their own would write into that repository.
for (const name of Object.keys(process.env)) if (/^GIT_(?!CONFIG_.)/i.test(name)) delete process.env[name];

export default defineConfig({
  test: {
    // No test asserts a duration. The limits only end a test that hangs, also on a busy machine.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 60_000 } },
    // Test files share no state. Loading the modules anew for each took two fifths of the time, and
    // code that has run before is compiled already.
    isolate: false,
    // The default leaves one core idle, which is half of a machine with two. One worker more than cores
    // works while others wait for servers, browsers and killed processes.
    maxWorkers: availableParallelism() + 1,
    reporters: ['default'],
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: [integration, slow, long],
          setupFiles: ['test/unit-setup.ts'],
        },
      },
      { extends: true, test: { name: 'integration', include: [integration], env: compileCacheEnvironment } },
      { extends: true, test: { name: 'slow', include: [slow], env: compileCacheEnvironment } },
      { extends: true, test: { name: 'long', include: [long], globalSetup: ['test/pack-once.ts'] } },
    ],
  },
});
