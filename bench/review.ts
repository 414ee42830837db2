import { apply } from '../src/forge/apply.ts';
import { githubForge } from '../src/forge/github.ts';
import { openOctokit } from '../src/forge/octokit.ts';
import { reviewPullRequest } from '../src/jobs/review-pull-request.ts';
import { systemClock } from '../src/net/clock.ts';
import { openNetwork } from '../src/net/open.ts';
import { openInternet } from '../src/sandbox/internet/server.ts';
import { openSandbox } from '../src/sandbox/open.ts';

/**
 * What a review of a one-entry pull request costs on a large list: questions to GitHub, processor time and memory of the bot's side.
 * `node bench/review.ts [entries]`; the embedded GitHub runs in another process. Exits with 1 when a goal is missed.
 */
const count = Number(process.argv[2] ?? 10_000);
const goals = { calls: 12, cpu: 1.5, memory: 300 };

if (process.env.BENCH_SERVE) await serve();
else await measure();

function entry(index: number): string {
  return `# yaml-language-server: $schema=../schema.json
kind: dataset
section: s${index % 20}
name:
  zh: 数据集 ${index}
  en: Dataset ${index}
description:
  zh: 面向第 ${index} 类任务的标注语料，来自公开的评测。
  en: An annotated corpus for task ${index}, from a public evaluation.
links:
  - role: homepage
    url: https://host${index % 500}.example.org/data/${index}
  - role: code
    url: https://github.com/owner${index % 900}/dataset-${index}
  - role: paper
    url: https://arxiv.org/abs/${2000 + (index % 12)}.${String(10_000 + index)}
tags: [tag-${index % 40}]
languages: [zh-Hans]
license: not-stated
`;
}

function files(): Record<string, string> {
  const sections = Array.from({ length: 20 }, (_, index) => `  - id: s${index}\n    name: { en: Section ${index} }\n`).join('');
  const all: Record<string, string> = {
    'data/list.yml': `title: { en: Many }\nlanguages: [zh-Hans, en]\nsections:\n${sections}`,
    'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
  };
  for (let index = 0; index < count; index += 1) all[`data/s${index % 20}/e${index}.yml`] = entry(index);
  return all;
}

/** The embedded GitHub, in a process of its own so that its work is not counted. */
async function serve(): Promise<void> {
  const sandbox = await openSandbox();
  await sandbox.createRepository({ owner: 'someone', name: 'list', files: files() });
  const { number } = await sandbox.as('contributor').openPullRequest({
    repository: 'someone/list',
    title: 'Add',
    branch: 'add',
    files: { 'data/s1/new.yml': entry(count + 1) },
  });
  process.send?.({ api: sandbox.api, token: sandbox.token, number });
  process.once('disconnect', () => process.exit());
}

async function measure(): Promise<void> {
  const { fork } = await import('node:child_process');
  const child = fork(import.meta.filename, [String(count)], { env: { ...process.env, BENCH_SERVE: '1' } });
  const [{ api, token, number }] = (await once(child)) as [{ api: string; token: string; number: number }];
  const internet = await openInternet([]);
  const own = new URL(api).host;
  const network = openNetwork({ route: (url) => (url.host === own ? undefined : internet.route(url)), environment: {} });
  let calls = 0;
  const fetch: typeof globalThis.fetch = (input, init) => {
    calls += 1;
    return network.fetch(input, init);
  };
  const octokit = openOctokit({ api, token, fetch, throttle: false });
  const to = { owner: 'someone', repo: 'list' };
  const rows: string[] = [];
  let missed = false;
  for (const round of ['first', 'second']) {
    calls = 0;
    const before = process.cpuUsage();
    const began = performance.now();
    const plan = await reviewPullRequest(githubForge(octokit, to), number, { network, clock: systemClock, random: () => 0.5 });
    const applied = await apply(plan, octokit, { ...to, app: { login: 'github-actions[bot]' } });
    const used = process.cpuUsage(before);
    const cpu = (used.user + used.system) / 1e6;
    const memory = process.resourceUsage().maxRSS / 1024;
    const failed = applied.filter(({ done }) => !done);
    missed ||= calls > goals.calls || cpu > goals.cpu || memory > goals.memory || failed.length > 0;
    const wall = (performance.now() - began) / 1000;
    rows.push(
      `${round.padEnd(7)} ${String(calls).padStart(5)} calls ${cpu.toFixed(2)} s CPU ${wall.toFixed(2)} s ${memory.toFixed(0)} MB  ${plan.summary}`,
    );
  }
  console.log(`One entry on a list of ${count}; goals: ${goals.calls} calls, ${goals.cpu} s of CPU, ${goals.memory} MB`);
  console.log(rows.join('\n'));
  child.disconnect();
  await Promise.all([network.close(), internet.close()]);
  process.exitCode = missed ? 1 : 0;
}

function once(child: import('node:child_process').ChildProcess): Promise<unknown[]> {
  return new Promise((resolve, reject) => {
    child.once('message', (message) => resolve([message]));
    child.once('exit', (code) => reject(new Error(`The embedded GitHub ended with ${code}`)));
  });
}
