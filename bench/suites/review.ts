import { openSimulatedInternet } from '../../src/sandbox/internet/simulated-internet.ts';
import { openSandbox } from '../../src/sandbox/open-sandbox.ts';
import { type Benchmark, type Measurement, runMeasured } from '../benchmark.ts';
import { generateEntry, generateList } from '../fixtures/generated-list.ts';

const entries = 10_000;
const owner = 'someone';
const repo = 'list';

/** What a pull request of one entry costs on a long list. */
export const reviewSuite: Benchmark = {
  name: 'review',
  title: 'Review: one entry on a long list',
  about: `A list of ${entries.toLocaleString('en')} entries, a file each, on the embedded GitHub; a pull request adds one entry with one link. The review is a process of its own: processor time of all its threads from the first question to the last, and the most memory it held, Node’s own included.`,
  async run({ log }) {
    const files = generateList(entries);
    const sandbox = await openSandbox();
    await sandbox.createRepository({ owner, name: repo, files });
    const pull = await sandbox.asUser('contributor').openPullRequest({
      repository: `${owner}/${repo}`,
      title: 'Add one',
      branch: 'one',
      files: { [`data/part-${entries % 20}/thing-${entries}.yml`]: generateEntry(entries) },
    });
    log('the list is there');
    const internet = await openSimulatedInternet([]);
    let calls = 0;
    sandbox.observe(({ path }) => {
      // Archives are downloaded from another host of GitHub, which is not an API call.
      if (!path.startsWith('/_codeload/')) calls += 1;
    });
    const route = String(internet.route(new URL('https://any.org/')));
    const task = { api: sandbox.api, token: sandbox.token, owner, repo, number: pull.number, route };
    const reviewed = await runMeasured('review.ts', task);
    const reviewCalls = calls;
    await Promise.all([sandbox.close(), internet.close()]);
    log('the review is done');
    const validated = await runMeasured('validate.ts', { files });

    const missed: string[] = [];
    const goal = (what: string, value: number, most: number, unit: string) => {
      if (value > most) missed.push(`${what}: ${value.toFixed(1)}${unit}, goal ${most}${unit}.`);
    };
    goal('Review', reviewCalls, 12, ' calls');
    goal('Review', reviewed.cpu, 1.5, ' s of processor time');
    goal('Review', reviewed.memory, 300, ' MB');
    goal('Validation', validated.seconds, 2, ' s');
    if (reviewed.counts.findings !== 0) missed.push(`The review found ${reviewed.counts.findings} faults in a good entry.`);
    if (validated.counts.entries !== entries) missed.push(`Only ${validated.counts.entries} entries were read.`);
    const row = (name: string, { seconds, cpu, memory }: Measurement, asked: string, goals: string) => {
      return [name, asked, seconds.toFixed(2), cpu.toFixed(2), memory.toFixed(0), goals];
    };
    const rows = [
      row('review and apply', reviewed, String(reviewCalls), '12 calls, 1.5 s CPU, 300 MB'),
      row('read and validate the whole list', validated, '–', '2 s'),
    ];
    const notes = [
      'Most of the seconds of a review are the waiting that arXiv asks for between two questions; the archive’s download is not counted as a call.',
    ];
    return { tables: [{ columns: ['what', 'API calls', 'seconds', 'CPU s', 'memory MB', 'goals'], rows, notes }], missed };
  },
};
