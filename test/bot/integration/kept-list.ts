import type { Bot } from '../../../src/bot/start-bot.ts';
import { createHttpClient } from '../../../src/http/client.ts';
import { type Clock, systemClock } from '../../../src/runtime/clock.ts';
import { openSimulatedInternet } from '../../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox, type Sandbox } from '../../../src/sandbox/open-sandbox.ts';
import { startTestBot, waitUntilSettled } from '../bot-fixture.ts';

const dayMs = 24 * 3600 * 1000;

/** A list in the sandbox with a bot that keeps it, and a clock that can be put forward. */
export interface KeptList {
  sandbox: Sandbox;
  bot: Bot;
  repository: string;
  /** Milliseconds of the bot's clock. */
  now(): number;
  settled(): Promise<void>;
  /** Puts the clock forward, and runs what is due. */
  pass(days: number): Promise<void>;
  /** The text of a file; undefined where there is none. */
  read(path: string, ref?: string): Promise<string | undefined>;
  issues(): ReturnType<typeof listIssues>;
  pulls(): ReturnType<typeof listIssues>;
  /** The open issue about links. */
  issue(): { number: number; title: string; body: string; state: string };
  /** Ticks the box whose line has these words. */
  tick(words: string, login?: string): Promise<void>;
  /** The texts of the bot's comments on an issue or pull request. */
  answers(number: number): string[];
  close(): Promise<void>;
}

const hosted = (sandbox: Sandbox, repository: string) => {
  const found = sandbox.world.hosted.get(repository);
  if (!found) throw new Error(`no ${repository}`);
  return found;
};
const listIssues = (sandbox: Sandbox, repository: string) => [...hosted(sandbox, repository).issues.values()];

/** @param prepare called before the bot starts, such as for repositories that links lead to. */
export async function openKeptList(
  files: Record<string, string>,
  prepare: (sandbox: Sandbox) => void | Promise<void> = () => {},
): Promise<KeptList> {
  const repository = 'someone/list';
  let later = 0;
  const clock: Clock = { now: () => systemClock.now() + later, sleep: systemClock.sleep };
  const sandbox = await openSandbox({ clock });
  const internet = await openSimulatedInternet([]);
  const own = new URL(sandbox.url).host;
  const network = createHttpClient({ route: (url) => (url.host === own ? undefined : internet.route(url)) });
  await sandbox.createRepository({ owner: 'someone', name: 'list', files });
  sandbox.world.unlistedRepositories = 'alive';
  await prepare(sandbox);
  const bot = await startTestBot(sandbox, { network, clock });
  const settled = () => waitUntilSettled(sandbox, bot);
  await settled();
  const issues = () => listIssues(sandbox, repository).filter(({ pull }) => !pull);
  const issue = () => {
    const found = issues().find(({ labels }) => labels.some((label) => JSON.stringify(label).includes('link-health')));
    if (!found) throw new Error('no issue');
    return found;
  };
  return {
    sandbox,
    bot,
    repository,
    now: clock.now,
    settled,
    issues,
    issue,
    pulls: () => listIssues(sandbox, repository).filter(({ pull }) => pull),
    async pass(days) {
      later += days * dayMs;
      await bot.sweep();
      await settled();
    },
    async read(path, ref = 'main') {
      const address = `${sandbox.api}/repos/${repository}/contents/${path}?ref=${ref}`;
      const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
      const { content } = (await answer.json()) as { content?: string };
      return content === undefined ? undefined : Buffer.from(content, 'base64').toString('utf8');
    },
    async tick(words, login = 'someone') {
      const line = issue()
        .body.split('\n')
        .find((text) => /^\s*- \[.\]/.test(text) && text.includes(words));
      const box = /<!-- (.+?) -->/.exec(line ?? '')?.[1]?.replace(/ pull=\d+/, '');
      if (!box) throw new Error(`no box “${words}” in\n${issue().body}`);
      await sandbox.asUser(login).setCheckbox({ repository, issue: issue().number, box });
      await settled();
    },
    answers: (number) =>
      (hosted(sandbox, repository).issues.get(number)?.comments ?? [])
        .filter(({ author }) => author.account.login.endsWith('[bot]'))
        .map(({ body }) => body),
    async close() {
      await bot.stop();
      await network.close();
      await sandbox.close();
      await internet.close();
    },
  };
}
