import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { AcceptanceRule } from '../../../../src/list/schema/settings/acceptance-schema.ts';
import { settingsPath } from '../../../../src/list/schema/settings/settings-schema.ts';
import { readSettings } from '../../../../src/list/settings/index.ts';
import type { RepositoryFacts } from '../../../../src/model/repository-facts.ts';
import { explainFinding } from '../../../../src/report/findings/index.ts';
import { find, findIn, link, url, wellKept } from './acceptance-fixture.ts';

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

it('the example of the documentation is valid', () => {
  const page = readFileSync(new URL('../../../../docs/acceptance.md', import.meta.url), 'utf8');
  const text = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? '';
  const { settings, findings } = readSettings({ path: settingsPath, text });
  expect(findings).toEqual([]);
  expect(settings.review.accept).toHaveLength(2);
});
