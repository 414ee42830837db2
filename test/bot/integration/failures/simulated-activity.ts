import { expect } from 'vitest';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { openSandbox, type Sandbox } from '../../../../src/sandbox/open-sandbox.ts';

/**
 * Activity of people on two lists, and what they must have been told in the end, whatever happened
 * to the bot.
 */

export const repositoryNames = ['someone/reading', 'someone/listening'];
const files = {
  'data/list.yml': 'title: {en: Reading}\nlanguages: [en]\nsections:\n  - id: books\n    name: {en: Books}\n',
  '.github/listkeeper.yml': 'review:\n  links: false\n',
  'README.md': '<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
};
const entry = (name: string, wrong: boolean) =>
  `kind: article\nsection: ${wrong ? 'boks' : 'books'}\nname: {en: ${name}}\ndescription: {en: Something to read.}\nlinks: [{role: homepage, url: 'https://books.invented.org/${name}'}]\n`;

/** The same numbers at every run, so that what fails once fails again. */
export function seededRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}

export interface SimulatedPullRequest {
  repository: string;
  number: number;
  branch: string;
  head: string;
  headRepository: string;
  wrong: boolean;
  merged: boolean;
}

/** An embedded GitHub with these lists. */
export async function openSandboxWithLists(): Promise<Sandbox> {
  const sandbox = await openSandbox();
  for (const name of repositoryNames) {
    const [owner = '', repo = ''] = name.split('/');
    await sandbox.createRepository({ owner, name: repo, files });
  }
  return sandbox;
}

/** People at work: they open pull requests, push twice in a row, and merge what is right. */
export function simulatePeople(sandbox: Sandbox, random: (below: number) => number) {
  const pulls: SimulatedPullRequest[] = [];
  const contributor = sandbox.asUser('contributor');
  async function open(): Promise<void> {
    const repository = repositoryNames[random(repositoryNames.length)] ?? '';
    const branch = `entry-${pulls.length}`;
    const wrong = random(2) === 0;
    const put = { [`data/${branch}.yml`]: entry(branch, wrong) };
    const opened = await contributor.openPullRequest({ repository, title: branch, branch, files: put });
    const { number, headSha: head, headRepository } = opened;
    pulls.push({ repository, number, branch, head, headRepository, wrong, merged: false });
  }
  async function push(pull: SimulatedPullRequest): Promise<void> {
    for (let times = 1 + random(2); times > 0; times--) {
      pull.wrong = !pull.wrong;
      const put = { [`data/${pull.branch}.yml`]: entry(pull.branch, pull.wrong) };
      pull.head = await contributor.push({ repository: pull.headRepository, branch: pull.branch, files: put });
    }
  }
  async function merge(pull: SimulatedPullRequest): Promise<void> {
    await sandbox.asUser('someone').merge({ repository: pull.repository, number: pull.number });
    pull.merged = true;
  }
  async function act(): Promise<void> {
    const open_ = pulls.filter(({ merged }) => !merged);
    const some = open_[random(open_.length)];
    const what = random(10);
    if (!some || what < 5) return open();
    return what < 8 || some.wrong ? push(some) : merge(some);
  }
  return { pulls, open, act };
}

const findRepository = (sandbox: Sandbox, name: string): HostedRepository => {
  const found = sandbox.world.hosted.get(name);
  if (!found) throw new Error(`no ${name}`);
  return found;
};

async function readFileText(sandbox: Sandbox, repository: string, path: string): Promise<string> {
  const address = `${sandbox.api}/repos/${repository}/contents/${path}`;
  const answer = await fetch(address, { headers: { authorization: `token ${sandbox.token}` } });
  return Buffer.from(((await answer.json()) as { content: string }).content, 'base64').toString('utf8');
}

/**
 * Nothing is lost: every last head has its verdict and every merged entry is in the README. Nothing
 * is posted twice on a head or an issue.
 */
export async function expectExactlyOneVerdict(sandbox: Sandbox, pulls: readonly SimulatedPullRequest[]): Promise<void> {
  const isOwn = (author: { app?: { slug: string } }) => author.app?.slug === sandbox.app.slug;
  for (const name of repositoryNames) {
    const { checkRuns, issues } = findRepository(sandbox, name);
    const reviews = checkRuns.filter((run) => run.name === 'Listkeeper');
    expect(reviews.every(({ status, conclusion }) => status === 'completed' && conclusion !== null)).toBe(true);
    expect(new Set(reviews.map(({ headSha }) => headSha)).size, `two verdicts on one head in ${name}`).toBe(reviews.length);
    for (const issue of issues.values()) {
      expect(issue.comments.filter(({ author }) => isOwn(author)).length, `${name}#${issue.number}`).toBeLessThanOrEqual(1);
    }
  }
  for (const { repository, number, head, wrong, merged, branch } of pulls) {
    const { checkRuns, issues } = findRepository(sandbox, repository);
    if (merged) {
      expect((await readFileText(sandbox, repository, 'README.md')).split(`books.invented.org/${branch})`)).toHaveLength(2);
      continue;
    }
    const verdicts = checkRuns.filter((run) => run.headSha === head);
    expect(
      verdicts.map(({ conclusion }) => conclusion),
      `${repository}#${number}`,
    ).toEqual([wrong ? 'failure' : 'success']);
    const comments = issues.get(number)?.comments.filter(({ author }) => isOwn(author)) ?? [];
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body.includes('boks'), 'the comment is about the last head').toBe(wrong);
  }
}
