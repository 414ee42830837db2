import { describe, expect, it } from 'vitest';
import { reviewMergeGroup } from '../../../src/jobs/review/review-merge-group.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { dataset, listFiles } from '../shared/example-list.ts';
import { memoryForge } from '../shared/memory-forge.ts';
import { at, checkOf, commentOf, planFor, review, useReviewFixture } from './review-fixture.ts';

useReviewFixture();

describe('settings', () => {
  it('that a stranger would change are told before and after, and are never green', async () => {
    const pull = at.forge.propose({ [settingsPath]: 'review: { links: false }\noutputs: [{ file: list.json, language: en }]\n' });
    const plan = await planFor(pull);
    expect(checkOf(plan)?.conclusion).toBe('neutral');
    expect(checkOf(plan)?.summary).toContain('(`review.links`): on → off');
    expect(commentOf(plan)?.body).toContain('`list.json` for the first time');
    const own = at.forge.propose({ [settingsPath]: 'review: { links: false }\n' }, { fork: false });
    expect(checkOf(await planFor(own))?.conclusion).toBe('success');
  });

  it('of the pull request are looked at and not obeyed', async () => {
    const pull = at.forge.propose({
      [settingsPath]: 'review:\n  links: off\n  comment: never\nlanguage: zh\ndata: elsewhere\n',
      'data/bad.yml': `${dataset('Bad', 'https://new.example.org/')}wrong: 1\n`,
    });
    const found = await review(pull);
    expect(found.language).toBe('en');
    expect(found.findings.map(({ file }) => file)).toEqual([settingsPath, 'data/bad.yml']);
    expect(found.settingsFindings).toMatchObject([{ code: 'settings-refused', field: 'review.links', line: 2 }]);
    const plan = await planFor(pull);
    expect(commentOf(plan)).toBeDefined();
    expect(checkOf(plan)?.conclusion).toBe('failure');
  });

  it('say whether to comment', async () => {
    const files = { 'data/new.yml': dataset('New', 'https://new.example.org/') };
    const commentWith = async (comment: string, change: Record<string, string>) => {
      at.forge.branches.set('main', { ...listFiles, [settingsPath]: `review: { comment: ${comment} }\n` });
      return commentOf(await planFor(at.forge.propose(change)));
    };
    expect(await commentWith('never', files)).toBeUndefined();
    expect(await commentWith('problems', files)).toMatchObject({ onlyIfPresent: true });
    expect((await commentWith('problems', { 'data/new.yml': 'kind: x\n' }))?.onlyIfPresent).toBeUndefined();
  });

  it('say whether to speak the language of the list or that of the contributor', async () => {
    const files = { 'data/new.yml': 'kind: x\n' };
    const saidWith = async (language: string, title: string) => {
      at.forge.branches.set('main', { ...listFiles, [settingsPath]: `language: en\nreview: { language: ${language} }\n` });
      const plan = await planFor(at.forge.propose(files, { title }));
      return [commentOf(plan)?.body.slice(0, 12), checkOf(plan)?.summary.slice(0, 8)];
    };
    const [inEnglish, inChinese] = [
      ['**Listkeeper', '### To f'],
      ['**典守：“new”有 ', '### 需要修改'],
    ];
    expect(await saidWith('list', '新增一个数据集')).toEqual(inEnglish);
    expect(await saidWith('contributor', '新增一个数据集')).toEqual(inChinese);
    expect(await saidWith('contributor', 'Add one more dataset')).toEqual(inEnglish);
  });
});

describe('rules of acceptance', () => {
  const rules = (rule: string) => ({ [settingsPath]: `review:\n  accept:\n    - { level: block, ${rule} }\n` });
  const added = (count: number) =>
    Object.fromEntries(
      Array.from({ length: count }, (_, index) => [
        `data/new-${index}.yml`,
        dataset(`New ${index}`, `https://new.example.org/${index}`),
      ]),
    );

  it('count all entries of a section, also those that a review need not compare', async () => {
    const others = {
      'data/a.yml': dataset('Alpha', 'https://a.example.org/'),
      'data/b.yml': dataset('Beta', 'https://b.example.org/'),
    };
    at.forge = memoryForge({ ...listFiles, ...others, ...rules('maxSectionEntries: 3') });
    const found = await review(at.forge.propose(added(1)));
    expect(found.findings).toMatchObject([{ code: 'not-accepted', unmet: { limit: 3, actual: 4, subject: 'Datasets' } }]);
  });

  it('concern what is added, not what is changed or renamed', async () => {
    at.forge = memoryForge({ ...listFiles, ...rules('minDescriptionWords: 50') });
    const text = `${listFiles['data/old.yml']}year: 2020\n`;
    expect((await review(at.forge.propose({ 'data/old.yml': text }))).findings).toEqual([]);
    const renamed = at.forge.propose({ 'data/newer.yml': text }, { renamed: { 'data/newer.yml': 'data/old.yml' } });
    expect((await review(renamed)).findings).toEqual([]);
  });

  it('do not hold back a merge queue in which each pull request adds one entry', async () => {
    at.forge = memoryForge({ ...listFiles, ...rules('maxEntriesPerPullRequest: 1, maxOpenPullRequests: 1') });
    const { head, base } = at.forge.propose(added(2));
    const plan = await reviewMergeGroup(at.forge, { head: head.sha, base: base.sha }, at.world.tools);
    expect(checkOf(plan)?.conclusion).toBe('success');
  });

  it('count no open pull requests of the bot, whose suggestions are of many people', async () => {
    at.forge = memoryForge({ ...listFiles, ...rules('maxOpenPullRequests: 1') });
    const withOthers = async (author: string, isLonger = true) => {
      const other = { number: 9, url: '', headSha: '', files: [], author, isLonger };
      Object.assign(at.forge, { listOpenPullRequestFiles: async () => [other] });
      return (await review(at.forge.propose(added(1), { author }))).findings.map(({ code }) => code);
    };
    expect(await withOthers('listkeeper[bot]')).toEqual([]);
    expect(await withOthers('mei')).toEqual(['not-accepted']);
    expect(await withOthers('mei', false)).toEqual([]);
  });
});
