import { describe, expect, it } from 'vitest';
import { identify } from '../../../../../src/links/identify/index.ts';
import { buildLinkViews } from '../../../../../src/list/render/site/entries/link-view.ts';
import type { LinkStatus } from '../../../../../src/model/link-health.ts';
import { readExampleEntry } from './example-entry.ts';

const url = 'https://www.example.org/a';
const at = '2026-11-27T03:00Z';
const base = {
  identity: identify(url).key,
  url,
  service: 'web',
  since: '2026-11-01T03:00Z',
  strikes: 0,
  certain: false,
  silent: false,
  firstSeen: at,
  next: at,
};

const view = (fields: string, status?: Partial<LinkStatus>, rest = '') => {
  const { entry } = readExampleEntry(`name: { en: N }\n${rest}links:\n  - { role: homepage, url: "${url}"${fields} }\n`);
  const links = new Map([[base.identity, { ...base, ...status } as LinkStatus]]);
  return buildLinkViews(entry, 'en', status && { at: '2026-11-28', links })[0];
};

describe('a link', () => {
  it('has its label, its host, its code and what it takes', () => {
    expect(view(', code: "a1b2", requires: login, license: MIT')).toMatchObject({
      label: 'Homepage',
      host: 'example.org',
      code: 'a1b2',
      notes: ['login needed', 'license MIT'],
    });
    expect(view(', code: not-stated')).toMatchObject({ notes: ['code not stated'] });
    expect(view(', code: not-stated')).not.toHaveProperty('code');
  });

  it('shows its copy where it is dead or its entry is gone, and only there', () => {
    const archived = ', archived: "https://archive.example/"';
    expect(view(archived)).not.toHaveProperty('archived');
    expect(view(`${archived}, gone: "2020"`)).toMatchObject({ dead: 'link dead (2020)', archived: 'https://archive.example/' });
    expect(view(archived, undefined, 'status: { state: gone }\n')).toMatchObject({ archived: 'https://archive.example/' });
    expect(view('', { state: 'dead', diedAt: at, archived: 'https://web.archive.org/x' })).toMatchObject({
      dead: 'link dead (2026-11-27)',
      archived: 'https://web.archive.org/x',
    });
  });

  it.each([
    ['healthy', 'works', 'works, checked 2026-11-27'],
    ['recovered', 'works', 'works, checked 2026-11-27'],
    ['suspect', 'doubtful', 'failed once on 2026-11-01, will be rechecked'],
    ['unjudged', 'unknown', 'could not be checked on 2026-11-27'],
    ['dead', 'dead', 'dead since 2026-11-01'],
  ] as const)('that is %s is %s to programs, and to readers: %s', (state, health, checked) => {
    const judged = { at, verdict: 'alive', reason: 'ok', asked: 'page' } as const;
    expect(view('', { state, judged })).toMatchObject({ checked, health: { state: health } });
  });
});
