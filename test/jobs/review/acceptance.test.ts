import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type AcceptanceInput, checkAcceptance, needsFacts } from '../../../src/jobs/review/acceptance.ts';
import { readList } from '../../../src/list/index.ts';
import type { AcceptanceRule } from '../../../src/list/schema/acceptance-schema.ts';
import { settingsPath, settingsSchema } from '../../../src/list/schema/settings-schema.ts';
import { readSettings } from '../../../src/list/settings/index.ts';
import type { RepositoryFacts } from '../../../src/model/repository-facts.ts';
import type { CheckedLink } from '../../../src/model/verdict.ts';
import { explainFinding } from '../../../src/report/findings/index.ts';

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
  otherPullRequests?: number;
}

function find(
  rule: Partial<AcceptanceRule>,
  { facts = wellKept, description = 'A tool that cuts.', section = 'tools', otherPullRequests = 0 }: Scene = {},
) {
  const settings = settingsSchema.parse({ review: { accept: [rule] } });
  const list = readList(
    [
      {
        path: 'data/list.yml',
        text: 'title: { en: A list }\nlanguages: [en]\nsections:\n  - { id: all, name: { en: All }, sections: [{ id: tools, name: { en: Tools } }] }\n  - { id: books, name: { en: Books } }\n',
      },
      {
        path: 'data/tool.yml',
        text: `kind: toolkit\nsection: ${section}\nname: { en: Tool }\ndescription: { en: ${JSON.stringify(description)} }\nlinks:\n  - { role: code, url: ${url} }\n`,
      },
    ],
    settings,
  );
  expect(list.findings).toEqual([]);
  const link = {
    url,
    at: [{ file: 'data/tool.yml', line: 6, column: 20, entry: 'tool' }],
    evidence: { asked: 'github graphql', facts },
  } as unknown as CheckedLink;
  const input: AcceptanceInput = { list, settings, links: [link], now, author: 'somebody', otherPullRequests };
  return checkAcceptance(list.entries, input);
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

  it('ask GitHub for more only where one of them needs it', () => {
    const settings = (rule: object) => settingsSchema.parse({ review: { accept: [rule] } });
    expect(needsFacts(settings({ minDescriptionWords: 3 }))).toBe(false);
    expect(needsFacts(settings({ ci: true }))).toBe(true);
  });
});

describe('rules about the entry', () => {
  it('count a Chinese character as a word, and an entry without a description as none', () => {
    expect(find({ minDescriptionWords: 8 }, { description: '中文 NLP 工具' })[0]?.unmet).toMatchObject({ limit: 8, actual: 5 });
    expect(find({ maxDescriptionWords: 3 }, { description: 'It’s a well-made tool' })[0]?.unmet).toMatchObject({ actual: 4 });
  });

  it('count the entries of a section with the new one', () => {
    expect(find({ maxSectionEntries: 1 })).toEqual([]);
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
    const [finding] = find({ maxOpenPullRequests: 1 }, { otherPullRequests: 2 });
    expect(finding && explainFinding(finding, 'en').message).toBe(
      'This list takes one open pull request of each person at a time; @somebody has 3.',
    );
    expect(find({ maxOpenPullRequests: 3, maxEntriesPerPullRequest: 1 }, { otherPullRequests: 2 })).toEqual([]);
  });

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
  const page = readFileSync(new URL('../../../docs/acceptance.md', import.meta.url), 'utf8');
  const text = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { settings, findings } = readSettings({ path: settingsPath, text });
  expect(findings).toEqual([]);
  expect(settings.review.accept).toHaveLength(2);
});
