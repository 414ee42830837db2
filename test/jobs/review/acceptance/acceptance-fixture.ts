import { expect } from 'vitest';
import { type AcceptanceInput, checkAcceptance } from '../../../../src/jobs/review/acceptance/acceptance.ts';
import { identify } from '../../../../src/links/identify/index.ts';
import { readList } from '../../../../src/list/index.ts';
import type { AcceptanceRule } from '../../../../src/list/schema/settings/acceptance-schema.ts';
import { settingsSchema } from '../../../../src/list/schema/settings/settings-schema.ts';
import type { RepositoryFacts } from '../../../../src/model/repository-facts.ts';
import type { CheckedLink } from '../../../../src/model/verdict.ts';

export const now = new Date('2026-11-29T12:00:00Z');

export const url = 'https://github.com/someone/tool';

export const wellKept: RepositoryFacts = {
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
export const link = (address: string, line: number, facts?: RepositoryFacts, written = address) =>
  ({
    url: written,
    identity: identify(address).key,
    at: [{ file: 'data/tool.yml', line, column: 20, entry: 'tool' }],
    evidence: { asked: 'github graphql', ...(facts === undefined ? {} : { facts }) },
  }) as unknown as CheckedLink;

/** What a rule says of entries, each a file of its own. */
export function findIn(
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

export function find(
  rule: Partial<AcceptanceRule>,
  { facts = wellKept, description = 'A tool that cuts.', section = 'tools', openPullRequests = 1 }: Scene = {},
) {
  const text = `kind: toolkit\nsection: ${section}\nname: { en: Tool }\ndescription: { en: ${JSON.stringify(description)} }\nlinks:\n  - { role: code, url: ${url} }\n`;
  return findIn(rule, { 'data/tool.yml': text }, { links: [link(url, 6, facts)], openPullRequests });
}
