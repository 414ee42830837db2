import { describe, expect, it } from 'vitest';
import { checkAcceptance } from '../../../../src/jobs/review/acceptance/acceptance.ts';
import type { AcceptanceRule } from '../../../../src/list/schema/settings/acceptance-schema.ts';
import { settingsSchema } from '../../../../src/list/schema/settings/settings-schema.ts';
import { explainFinding } from '../../../../src/report/findings/index.ts';
import { exampleReadme, readReadme, toolLine, toolNames } from '../../../list/markdown/example-readme.ts';
import { find, findIn, now, url } from './acceptance-fixture.ts';

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
