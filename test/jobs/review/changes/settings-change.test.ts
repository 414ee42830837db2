import { beforeEach, describe, expect, it } from 'vitest';
import type { PullRequest } from '../../../../src/forge/forge.ts';
import { readListChanges } from '../../../../src/jobs/review/changes/list-changes.ts';
import { findSettingsChange } from '../../../../src/jobs/review/changes/settings-change.ts';
import { readSettingsAt } from '../../../../src/jobs/shared/index.ts';
import { settingsPath } from '../../../../src/list/schema/index.ts';
import { dataset, listFiles } from '../../shared/example-list.ts';
import { type MemoryForge, memoryForge } from '../../shared/memory-forge.ts';

let forge: MemoryForge;
beforeEach(() => {
  forge = memoryForge({ ...listFiles, 'docs/guide.md': 'By hand\n' });
});

async function find(text: string | null, more: Partial<PullRequest> = {}) {
  const pull = forge.propose({ [settingsPath]: text, 'data/new.yml': dataset('New', 'https://new.example.org/') }, more);
  const listChanges = await readListChanges(forge, pull, await readSettingsAt(forge, 'main'));
  return listChanges && findSettingsChange(forge, pull, listChanges);
}

const output = (file: string) => `{ file: ${file}, language: en, zone: whole }`;

describe('a pull request that changes the settings', () => {
  it('is told with what was in effect, and what would be', async () => {
    forge.branches.set('main', { ...listFiles, [settingsPath]: 'links: { every: day }\n' });
    expect((await find('links: { every: off }\n'))?.changes).toEqual([{ name: 'links.every', before: 'day', after: 'off' }]);
    expect((await find(null))?.changes, 'without a file the defaults are in effect').toEqual([
      { name: 'links.every', before: 'day', after: 'week' },
    ]);
  });

  it('names the files that would be written for the first time, and those that exist', async () => {
    const found = await find(`outputs: [${output('docs/guide.md')}, ${output('docs/new.md')}]\n`);
    expect(found?.newOutputs).toEqual([
      { file: 'docs/guide.md', exists: true },
      { file: 'docs/new.md', exists: false },
    ]);
  });

  it('names no file that may not be written', async () => {
    for (const file of ['.github/CODEOWNERS', 'package.json', '.github/workflows/a.yml', '.npmrc', 'Dockerfile'])
      expect((await find(`outputs: [${output('README.md')}, ${output(file)}]\n`))?.newOutputs, file).toEqual([]);
  });

  it('has nothing to tell where only comments change, or where the file can not be read', async () => {
    expect(await find('# ours\nlanguage: en\n')).toBeUndefined();
    expect(await find('links: [\n')).toBeUndefined();
    expect(await find('links: { every: off }\0\n')).toBeUndefined();
  });
});

describe('whether whoever changes the settings may do so anyway', () => {
  const text = 'review: { links: false }\n';

  it('is so for a branch of the repository, and not for a stranger, without a question', async () => {
    forge.mayWrite = () => Promise.reject(new Error('asked'));
    expect((await find(text, { fork: false }))?.isByMaintainer).toBe(true);
    expect((await find(text, { association: 'CONTRIBUTOR' }))?.isByMaintainer).toBe(false);
  });

  it.each([true, false])('is what the forge says of a member with a fork: %s', async (answer) => {
    forge.mayWrite = async () => answer;
    expect((await find(text, { association: 'MEMBER' }))?.isByMaintainer).toBe(answer);
  });
});
