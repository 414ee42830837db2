import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type KeptList, openKeptList } from './kept-list.ts';

/** What keeps a queue short, and how contributors come back: over real HTTP. */

const entry = (name: string, license = 'MIT') => `kind: toolkit
section: tools
name: { en: ${name} }
links:
  - { role: code, url: "https://github.com/${name.toLowerCase()}/tool" }
license: ${license}
`;
const list = 'title: { en: Tools }\nlanguages: [en]\nsections:\n  - { id: tools, name: { en: Tools } }\n';

let kept: KeptList;
beforeAll(async () => {
  kept = await openKeptList({
    'data/list.yml': list,
    'README.md': '# Tools\n\n<!-- listkeeper:start -->\n<!-- listkeeper:end -->\n',
    '.github/listkeeper.yml': 'review: { askUse: true, closeIdleAfterDays: 30 }\n',
  });
});
afterAll(() => kept.close());

const open = async (login: string, name: string, license?: string) => {
  const { number } = await kept.sandbox.asUser(login).openPullRequest({
    repository: kept.repository,
    title: `Add ${name}`,
    branch: `add-${name.toLowerCase()}`,
    files: { [`data/${name.toLowerCase()}.yml`]: entry(name, license) },
  });
  await kept.settled();
  return number;
};
const say = async (login: string, issue: number, body: string) => {
  await kept.sandbox.asUser(login).comment({ repository: kept.repository, issue, body });
  await kept.settled();
};
const stateOf = (number: number) => kept.pulls().find((pull) => pull.number === number)?.state;
const review = (number: number) => kept.answers(number).find((text) => text.includes('listkeeper:review')) ?? '';

describe('the question whether a contributor uses it', () => {
  it('is in the comment until they answer, and does not block', async () => {
    const number = await open('visitor', 'Elm');
    expect(review(number)).toContain('do you use this yourself');
    expect(review(number)).toContain('ready to merge');
    await say('someone-else', number, 'I use it every day, it is fine.');
    expect(review(number)).toContain('do you use this yourself');
    await say('visitor', number, 'Yes, for two years at work.');
    expect(review(number)).not.toContain('do you use this yourself');
    expect(kept.answers(number)).toHaveLength(1);
  });
});

describe('a pull request that needs changes', () => {
  let number: number;

  it('is closed after the days without a word, with a way back', async () => {
    number = await open('forgetful', 'Fir', 'MITT');
    expect(kept.pulls().find((pull) => pull.number === number)?.labels).toBeDefined();
    await kept.pass(20);
    expect(stateOf(number)).toBe('open');
    await kept.pass(12);
    expect(stateOf(number)).toBe('closed');
    expect(kept.answers(number).at(-1)).toContain('`/listkeeper reopen`');
  });

  it('is reopened by its author, and reviewed where it was', async () => {
    await say('stranger', number, '/listkeeper reopen');
    expect(stateOf(number)).toBe('closed');
    await say('forgetful', number, '/listkeeper reopen');
    expect(stateOf(number)).toBe('open');
    expect(review(number)).toContain('MITT');
  });

  it('that a person closed is not reopened by a command', async () => {
    const other = await open('quitter', 'Oak', 'MITT');
    await kept.sandbox.asUser('someone').close(kept.repository, other);
    await kept.settled();
    await say('quitter', other, '/listkeeper reopen');
    expect(stateOf(other)).toBe('closed');
    expect(kept.answers(other).at(-1)).toContain('Only what I closed');
  });

  it('and what is ready stays open', () => {
    expect(kept.pulls().find(({ title }) => title === 'Add Elm')?.state).toBe('open');
  });
});

describe('rules that change', () => {
  it('are asked of pull requests that were open before', async () => {
    const number = await open('early', 'Yew');
    expect(review(number)).toContain('ready to merge');
    await kept.sandbox.asUser('someone').push({
      repository: kept.repository,
      branch: 'main',
      files: { '.github/listkeeper.yml': 'review: { accept: [{ level: block, minStars: 50, reason: { en: Too young. } }] }\n' },
    });
    await kept.settled();
    expect(review(number)).toContain('at least 50 stars');
    expect(review(number)).toContain('Too young.');
  });
});
