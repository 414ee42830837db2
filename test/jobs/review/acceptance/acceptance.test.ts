import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AcceptanceInput, checkAcceptance } from '../../../../src/jobs/review/acceptance/acceptance.ts';
import { identify } from '../../../../src/links/identify/index.ts';
import { readList } from '../../../../src/list/index.ts';
import type { AcceptanceRule } from '../../../../src/list/schema/settings/acceptance-schema.ts';
import { settingsPath, settingsSchema } from '../../../../src/list/schema/settings/settings-schema.ts';
import { readSettings } from '../../../../src/list/settings/index.ts';
import type { RepositoryFacts } from '../../../../src/model/repository-facts.ts';
import type { CheckedLink } from '../../../../src/model/verdict.ts';
import { explainFinding } from '../../../../src/report/findings/index.ts';
import { exampleReadme, readReadme, toolLine, toolNames } from '../../../list/markdown/example-readme.ts';

const now = new Date('2026-11-29T12:00:00Z');
const url = 'https://github.com/someone/tool';
const wellKept: RepositoryFacts = {
  name: 'someone/tool',
  createdAt: '2020-01-01T00:00:00Z',
  pushedAt: '2026-11-01T00:00:00Z',
  releasedAt: '2026-10-01T00:00:00Z',
  stars: 500,
  license: 'MIT',
  isArchived: false,
  isFork: false,
  contributors: 4,
  hasReadme: true,
  hasCi: true,
};

interface Scene {
  facts?: RepositoryFacts;
  description?: string;
  section?: string;
  openPullRequests?: number;
}

const listFile = {
  path: 'data/list.yml',
  text: 'title: { en: A list }\nlanguages: [en]\nsections:\n  - { id: all, name: { en: All }, sections: [{ id: tools, name: { en: Tools } }] }\n  - { id: books, name: { en: Books } }\n',
};

/** The verdict on a link of `data/tool.yml`, at its line. */
const link = (address: string, line: number, facts?: RepositoryFacts, written = address) =>
  ({
    url: written,
    identity: identify(address).key,
    at: [{ file: 'data/tool.yml', line, column: 20, entry: 'tool' }],
    evidence: { asked: 'github graphql', ...(facts === undefined ? {} : { facts }) },
  }) as unknown as CheckedLink;

/** What a rule says of entries, each a file of its own. */
function findIn(
  rule: Partial<AcceptanceRule>,
  files: Record<string, string>,
  options: { links?: CheckedLink[]; openPullRequests?: number | undefined } = {},
) {
  const settings = settingsSchema.parse({ review: { accept: [rule] } });
  const list = readList([listFile, ...Object.entries(files).map(([path, text]) => ({ path, text }))], settings);
  expect(list.findings).toEqual([]);
  const input: AcceptanceInput = { list, settings, links: [], now, author: 'somebody', openPullRequests: 1, ...options };
  return checkAcceptance(list.entries, input);
}

function find(
  rule: Partial<AcceptanceRule>,
  { facts = wellKept, description = 'A tool that cuts.', section = 'tools', openPullRequests = 1 }: Scene = {},
) {
  const text = `kind: toolkit\nsection: ${section}\nname: { en: Tool }\ndescription: { en: ${JSON.stringify(description)} }\nlinks:\n  - { role: code, url: ${url} }\n`;
  return findIn(rule, { 'data/tool.yml': text }, { links: [link(url, 6, facts)], openPullRequests });
}

describe('rules about a repository', () => {
  it.each<[Partial<AcceptanceRule>, Partial<RepositoryFacts>, string]>([
    [{ minStars: 501 }, {}, 'This list asks for at least 501 stars; someone/tool has 500.'],
    [
      { minAgeDays: 90 },
      { createdAt: '2026-11-28T00:00:00Z' },
      'This list asks for repositories that are at least 90 days old; someone/tool is 1 day old.',
    ],
    [
      { maxDaysSincePush: 365 },
      { pushedAt: '2024-11-29T00:00:00Z' },
      'This list asks for a push in the last 365 days; the last one to someone/tool was 730 days ago.',
    ],
    [
      { maxDaysSinceRelease: 30 },
      {},
      'This list asks for a release in the last 30 days; the last one of someone/tool was 59 days ago.',
    ],
    [
      { maxDaysSinceRelease: 30 },
      { releasedAt: null },
      'This list asks for a release in the last 30 days; someone/tool has no release.',
    ],
    [{ minContributors: 5 }, {}, 'This list asks for at least 5 contributors; the last commits to someone/tool are by 4.'],
    [{ licenses: 'any' }, { license: null }, 'This list asks for a license; GitHub finds none in someone/tool.'],
    [
      { licenses: ['Apache-2.0', 'BSD-3-Clause'] },
      {},
      'This list asks for one of these licenses: Apache-2.0, BSD-3-Clause; found MIT in someone/tool.',
    ],
    [
      { licenses: ['MIT'] },
      { license: 'other' },
      'This list asks for one of these licenses: MIT; GitHub doesn’t know that of someone/tool.',
    ],
    [{ archived: false }, { isArchived: true }, 'This list takes no archived repositories, and someone/tool is archived.'],
    [{ fork: false }, { isFork: true }, 'This list takes no forks, and someone/tool is one.'],
    [{ readme: true }, { hasReadme: false }, 'This list asks for a README; someone/tool has none.'],
    [{ ci: true }, { hasCi: false }, 'This list asks for continuous integration; someone/tool has none that we know.'],
  ])('say what is asked for and what was found: %j', (rule, facts, message) => {
    const [finding, ...more] = find(rule, { facts: { ...wellKept, ...facts } });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'not-accepted', severity: 'warning', file: 'data/tool.yml', line: 6, entry: 'tool' });
    expect(finding && explainFinding(finding, 'en').message).toBe(message);
    expect(finding && explainFinding(finding, 'zh').message).toMatch(/^本清单.*。$/);
  });

  const withLinks = (...links: string[]) => ({
    'data/tool.yml': `kind: toolkit\nsection: tools\nname: { en: Tool }\nlinks:\n${links.map((each) => `  - { ${each} }\n`).join('')}`,
  });
  const few = { ...wellKept, stars: 1, name: 'someone/docs' };

  it('judge the first repository in the order of the entry, whichever GitHub answered first', () => {
    const files = withLinks(`role: homepage, url: ${url}`, 'role: docs, url: https://github.com/someone/docs');
    const links = [link('https://github.com/someone/docs', 6, few), link(url, 5, wellKept)];
    expect(findIn({ minStars: 100 }, files, { links })).toEqual([]);
  });

  it('judge the repository of the code in whatever spelling it was asked', () => {
    const files = withLinks('role: docs, url: https://github.com/someone/docs', `role: code, url: ${url}.git`);
    const links = [link('https://github.com/someone/docs', 5, few), link(url, 6, wellKept, 'http://www.github.com/Someone/Tool')];
    expect(findIn({ minStars: 100 }, files, { links })).toEqual([]);
  });

  it('judge no other repository where that of the code is elsewhere or did not answer', () => {
    const docs = 'role: docs, url: https://github.com/someone/docs';
    const links = [link('https://github.com/someone/docs', 5, few), link(url, 6)];
    expect(findIn({ minStars: 100 }, withLinks(docs, `role: code, url: ${url}`), { links })).toEqual([]);
    const elsewhere = withLinks(docs, 'role: code, url: https://gitlab.com/someone/tool');
    expect(findIn({ minStars: 100 }, elsewhere, { links })).toEqual([]);
  });

  it('pass over a link to GitHub that leads to no repository', () => {
    const files = withLinks(
      'role: homepage, url: https://github.com/someone',
      'role: docs, url: https://github.com/someone/docs',
    );
    const links = [link('https://github.com/someone', 5), link('https://github.com/someone/docs', 6, few)];
    expect(findIn({ minStars: 100 }, files, { links })).toHaveLength(1);
  });

  it('take a repository without a license where the list takes what states none', () => {
    const licenses = ['MIT', 'not-stated'];
    expect(find({ licenses }, { facts: { ...wellKept, license: null } })).toEqual([]);
    expect(find({ licenses }, { facts: { ...wellKept, license: 'other' } })).toHaveLength(1);
  });

  it('say which license was found, however many a list takes', () => {
    const licenses = [
      'MIT',
      'Apache-2.0',
      'BSD-2-Clause',
      'BSD-3-Clause',
      'ISC',
      'MPL-2.0',
      'Zlib',
      '0BSD',
      'Unlicense',
      'CC0-1.0',
      'CC-BY-4.0',
      'CC-BY-SA-4.0',
    ];
    const [finding] = find({ licenses }, { facts: { ...wellKept, license: 'WTFPL' } });
    for (const language of ['en', 'zh'] as const) {
      const message = finding ? explainFinding(finding, language).message : '';
      expect(message).toContain('WTFPL');
      expect(message.length).toBeLessThan(500);
    }
  });

  it('are met by a repository that has just what they ask for', () => {
    const rule = {
      minStars: 500,
      minContributors: 4,
      licenses: ['mit'],
      maxDaysSinceRelease: 59,
      archived: false,
      fork: false,
      readme: true,
      ci: true,
    } as const;
    expect(find({ ...rule, licenses: ['MIT'] })).toEqual([]);
  });

  it('take GitHub’s GPL-3.0 for either of its two SPDX forms, since GitHub does not tell them apart', () => {
    const gpl: RepositoryFacts = { ...wellKept, license: 'GPL-3.0' };
    expect(find({ licenses: ['GPL-3.0-or-later'] }, { facts: gpl })).toEqual([]);
    expect(find({ licenses: ['GPL-3.0'] }, { facts: gpl })).toEqual([]);
    expect(find({ licenses: ['GPL-2.0-only'] }, { facts: gpl })).toHaveLength(1);
  });

  it('judge nothing that GitHub did not say', () => {
    const rule = {
      minStars: 1,
      minAgeDays: 1,
      maxDaysSincePush: 1,
      maxDaysSinceRelease: 1,
      minContributors: 2,
      licenses: 'any',
      archived: false,
      fork: false,
      readme: true,
      ci: true,
    } as const;
    expect(find(rule, { facts: { name: 'someone/tool' } })).toEqual([]);
  });
});

describe('rules about the entry', () => {
  it('count a Chinese character as a word, and an entry without a description as none', () => {
    expect(find({ minDescriptionWords: 8 }, { description: '中文 NLP 工具' })[0]?.unmet).toMatchObject({ limit: 8, actual: 5 });
    expect(find({ maxDescriptionWords: 3 }, { description: 'It’s a well-made tool' })[0]?.unmet).toMatchObject({ actual: 4 });
  });

  it('count each Chinese character where words of other scripts touch it', () => {
    const actual = (description: string) => find({ minDescriptionWords: 200 }, { description })[0]?.unmet?.actual;
    expect(actual('基于BERT的中文NER工具')).toBe(8 + 1);
    expect(actual('GPT-4评测集，含1,000题')).toBe(1 + 3 + 1 + 1 + 1);
  });

  it.each([
    ['Wiki software. ([Demo](https://demo.example.org/), [Source Code](https://code.example.org/)) `MIT` `Go/Docker`', 2],
    ['Runs `make` (and `ninja`) in `CI`.', 6],
    ['A wrapper around `git`', 4],
    ['A tool (for trees)', 4],
    ['A tool with [words](https://a.example.org/)', 4],
    ['`MIT`', 0],
  ])('count no marks and labels behind the description of an item of a README: %s', (words, actual) => {
    const settings = settingsSchema.parse({ source: 'README.md', review: { accept: [{ minDescriptionWords: 200 }] } });
    const text = exampleReadme([
      ...toolNames.map((name) => toolLine(name)),
      `- [Zelkova](https://zelkova.example.org/) - ${words}`,
    ]);
    const list = readReadme(text);
    const added = list.entries.filter(({ id }) => id === 'zelkova');
    const found = checkAcceptance(added, { list, settings, links: [], now, author: '', openPullRequests: undefined });
    expect(found.map(({ unmet }) => unmet?.actual)).toEqual([actual]);
  });

  it('count the entries of a section with the new one', () => {
    expect(find({ maxSectionEntries: 1 })).toEqual([]);
  });

  it.each<[Partial<AcceptanceRule>, string]>([
    [{ minDescriptionWords: 1 }, 'This list asks for descriptions of at least 1 word; this one has 0.'],
    [{ maxSectionEntries: 1 }, '“Tools” takes at most one entry; after the merge it would have 3.'],
    [{ maxSectionEntries: 2 }, '“Tools” takes at most 2 entries; after the merge it would have 3.'],
  ])('say it for one and for several: %j', (rule, message) => {
    const entry = `kind: toolkit\nsection: tools\nname: { en: Tool }\nlinks:\n  - { role: homepage, url: ${url} }\n`;
    const [finding] = findIn(rule, { 'data/a.yml': entry, 'data/b.yml': entry, 'data/c.yml': entry });
    expect(finding && explainFinding(finding, 'en').message).toBe(message);
  });

  it('name words of praise, but for those of its name and of its field', () => {
    const praise = (description: string, rule: Partial<AcceptanceRule> = {}) =>
      find({ promotion: false, ...rule }, { description })[0]?.unmet?.words;
    expect(praise('The ultimate, blazing fast way to cut. 真正的神器。')).toEqual(['ultimate', 'blazing fast', '神器']);
    expect(praise('Cuts text by state-of-the-art models, seamlesslyx.')).toBeUndefined();
    expect(praise('A tool that you will love.', { promotionalWords: ['will love'] })).toEqual(['will love']);
    expect(praise('A tool that cuts.')).toBeUndefined();
  });

  it('hold back a flood: entries beyond the number of a pull request, pull requests beyond that of a person', () => {
    const [finding] = find({ maxOpenPullRequests: 1 }, { openPullRequests: 3 });
    expect(finding && explainFinding(finding, 'en').message).toBe(
      'This list takes one open pull request of each person at a time; @somebody has 3.',
    );
    expect(find({ maxOpenPullRequests: 3, maxEntriesPerPullRequest: 1 }, { openPullRequests: 3 })).toEqual([]);
  });

  it('count only the entries that they concern towards those of a pull request', () => {
    const entry = (kind: string) =>
      `kind: ${kind}\nsection: tools\nname: { en: Tool }\nlinks:\n  - { role: homepage, url: ${url} }\n`;
    const files = { 'data/a.yml': entry('toolkit'), 'data/b.yml': entry('toolkit'), 'data/c.yml': entry('dataset') };
    expect(findIn({ kinds: ['dataset'], maxEntriesPerPullRequest: 1 }, files)).toEqual([]);
    expect(findIn({ kinds: ['toolkit'], maxEntriesPerPullRequest: 1 }, files)).toMatchObject([
      { entry: 'b', unmet: { actual: 2 } },
    ]);
  });

  it('ask for nothing of a pull request where there is none, as in a merge queue', () => {
    const entry = `kind: toolkit\nsection: tools\nname: { en: Tool }\nlinks:\n  - { role: homepage, url: ${url} }\n`;
    const files = { 'data/a.yml': entry, 'data/b.yml': entry };
    expect(findIn({ maxEntriesPerPullRequest: 1, maxOpenPullRequests: 1 }, files, { openPullRequests: undefined })).toEqual([]);
  });

  it.each([
    'Finds the best match between two strings.',
    'Picks the fastest route.',
    'Tools for next-generation sequencing.',
    'Generates seamless textures.',
    '完美哈希函数的实现。',
    '电商秒杀系统的示例。',
    '在多种任务上达到了最先进的性能。',
    '拆解爆款内容。',
  ])('take words of a field for no praise: %s', (description) => {
    expect(find({ promotion: false }, { description })).toEqual([]);
  });

  it.each(['The best way to cut.', 'It is perhaps the fastest logger.', '完美的工具。', '全网最低价'])(
    'name praise: %s',
    (description) => {
      expect(find({ promotion: false }, { description })).toHaveLength(1);
    },
  );

  it('block where the maintainers say so, in their words', () => {
    const [finding] = find({ level: 'block', minStars: 1000, reason: { zh: '太新的项目容易消失。' } });
    expect(finding?.severity).toBe('error');
    expect(finding && explainFinding(finding, 'zh').remedy).toBe('原因：太新的项目容易消失。');
    expect(finding && explainFinding(finding, 'en').remedy).toBe('Why: 太新的项目容易消失。');
  });

  it('concern the kinds and sections that they name, with the sections under them', () => {
    const unmet = { minStars: 1000 };
    expect(find({ ...unmet, kinds: ['dataset'] })).toEqual([]);
    expect(find({ ...unmet, sections: ['books'] })).toEqual([]);
    expect(find({ ...unmet, sections: ['all'] })).toHaveLength(1);
    expect(find({ ...unmet, kinds: ['toolkit'], sections: ['books'] }, { section: 'books' })).toHaveLength(1);
  });
});

it('the example of the documentation is valid', () => {
  const page = readFileSync(new URL('../../../../docs/acceptance.md', import.meta.url), 'utf8');
  const text = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { settings, findings } = readSettings({ path: settingsPath, text });
  expect(findings).toEqual([]);
  expect(settings.review.accept).toHaveLength(2);
});
