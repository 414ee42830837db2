import { describe, expect, it } from 'vitest';
import { planFacts } from '../../../src/jobs/publish/publish-facts.ts';
import { settingsPath } from '../../../src/list/schema/index.ts';
import { readSettings } from '../../../src/list/settings/index.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const path = 'data/facts.json';
const settingsText = (by: string) =>
  `facts: { file: ${path} }\npublish: { by: ${by} }\noutputs:\n  - { file: README.md, language: en, zone: whole, columns: [name, stars] }\n`;
const files = {
  'data/list.yml': 'title: { en: A }\nlanguages: [en]\nsections:\n  - { id: s, name: { en: S } }\n',
  'data/a.yml': 'kind: toolkit\nsection: s\nname: { en: A }\nlinks: [{ role: code, url: "https://github.com/o/a" }]\n',
};
const facts = new Map([['a', { repository: 'o/a', stars: 1200 }]]);
const text = '{\n  "a": { "repository": "o/a", "stars": 1200 }\n}\n';

async function plan(by: string, present: string | undefined, more: Record<string, string> = {}) {
  const own = { ...files, [settingsPath]: settingsText(by), ...(present === undefined ? {} : { [path]: present }), ...more };
  const forge = memoryForge(own);
  const { settings } = readSettings({ path: settingsPath, text: own[settingsPath] ?? '' });
  const known = { branch: 'main', commit: forge.commitOf('main'), settings, facts };
  return planFacts(forge, { ...known, present: present === undefined ? undefined : { path, text: present } });
}

describe('new facts', () => {
  it('are written with the outputs that show them', async () => {
    expect(await plan('commit', undefined)).toMatchObject([
      {
        type: 'commit',
        branch: 'main',
        files: [
          { path, text },
          { path: 'README.md', text: expect.stringContaining('| 1.2k |') },
        ],
      },
    ]);
  });

  it('are proposed where the settings say so', async () => {
    expect(await plan('pull-request', '{}')).toMatchObject([{ type: 'propose', branch: 'listkeeper/facts', base: 'main' }]);
  });

  it('are not written where they are known, in whatever layout, or where the bot may not', async () => {
    expect(await plan('commit', text)).toEqual([]);
    expect(await plan('commit', text.replaceAll('\n', ' '))).toEqual([]);
    expect(await plan('pull-request', text)).toEqual([]);
    expect(await plan('off', undefined)).toEqual([]);
  });

  it('take the place of a file that can’t be read', async () => {
    expect(await plan('commit', '<<<<<<< ours')).toMatchObject([{ files: [{ path, text }, { path: 'README.md' }] }]);
  });

  it('wait while data can’t be read, since outputs would lose entries', async () => {
    expect(await plan('commit', undefined, { 'data/b.yml': 'kind: [' })).toEqual([]);
  });
});
