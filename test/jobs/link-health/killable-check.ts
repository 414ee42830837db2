import { runAction } from '../../../src/action/main.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { systemClock } from '../../../src/runtime/clock.ts';
import type { Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot } from '../../bot/bot-fixture.ts';

/**
 * A check of links as a program that a test can kill: `action` is a step of a workflow, `bot` a bot
 * that begins by looking around. TEST_INTERNET is where the simulated internet is, TEST_SANDBOX
 * what it needs to know of the embedded GitHub.
 */

const { api, app, token, repository, databaseFile } = JSON.parse(process.env.TEST_SANDBOX ?? '{}');
const own = new URL(api).host;
const internet = process.env.TEST_INTERNET ?? '';
const route = (url: URL) => (url.host === own ? undefined : new URL(`${internet}${url.pathname}${url.search}`));

if (process.argv[2] === 'action') {
  await runAction({
    environment: {
      GITHUB_API_URL: api,
      GITHUB_REPOSITORY: repository,
      GITHUB_EVENT_NAME: 'schedule',
      INPUT_TOKEN: token,
    },
    out: () => {},
    route,
    throttle: false,
  });
} else {
  const sandbox = { api, app, setWebhookUrl: () => {} } as Partial<Sandbox> as Sandbox;
  await startTestBot(sandbox, { network: createHttpClient({ route, environment: {} }), clock: systemClock, databaseFile });
}
