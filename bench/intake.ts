import { fork } from 'node:child_process';
import { once } from 'node:events';
import { openSandbox } from '../src/sandbox/open.ts';
import { entry, listOfEntries } from './list.ts';
import { measure, type Part } from './part.ts';

const rate = 100;
const seconds = 10;
const pulls = 200;

/** How soon a webhook is acknowledged while the worker works. */
export const intake: Part = {
  name: 'intake',
  title: 'Intake: webhooks while the worker works',
  about: `${rate} signed deliveries a second for ${seconds} s, a fifth of them about ${pulls} pull requests of a list of 200 entries and the rest comments, to a bot in a process of its own with its inbox on disk, which reviews them meanwhile on the embedded GitHub. Who sends them is a process of its own too; from the request to the end of the answer.`,
  async run({ say }) {
    const sandbox = await openSandbox();
    const repository = 'someone/list';
    await sandbox.createRepository({ owner: 'someone', name: 'list', files: listOfEntries(200) });
    const person = sandbox.as('contributor');
    for (let i = 0; i < pulls; i += 1) {
      const files = { [`data/part-${i % 20}/new-${i}.yml`]: entry(1000 + i) };
      await person.openPullRequest({ repository, title: `Add ${i}`, branch: `add-${i}`, files });
    }
    const bot = fork(new URL('measured/bot.ts', import.meta.url), { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    bot.send({ api: sandbox.api, app: sandbox.app });
    const [{ webhooks }] = (await once(bot, 'message')) as [{ webhooks: string }];
    const task = { webhooks, secret: sandbox.app.webhookSecret, installation: sandbox.installationId, rate, seconds, pulls };
    const { counts } = await measure('deliver.ts', task);
    const reviewed = sandbox.world.hosted.get(repository)?.checkRuns.length ?? 0;
    bot.kill('SIGKILL');
    await once(bot, 'exit');
    await sandbox.close();
    say(JSON.stringify({ ...counts, reviewed }));

    const { accepted = 0, p50 = 0, p99 = 0, longest = 0 } = counts;
    const missed: string[] = [];
    if (p99 > 50) missed.push(`p99 was ${p99.toFixed(0)} ms, goal 50 ms.`);
    if (accepted < rate * seconds) missed.push(`${accepted} of ${rate * seconds} deliveries were accepted.`);
    const times = [p50, p99, longest].map((ms) => ms.toFixed(1));
    return {
      tables: [
        {
          columns: ['deliveries', 'accepted', 'p50 ms', 'p99 ms', 'longest ms', 'reviews meanwhile'],
          rows: [[String(rate * seconds), String(accepted), ...times, String(reviewed)]],
        },
      ],
      missed,
    };
  },
};
