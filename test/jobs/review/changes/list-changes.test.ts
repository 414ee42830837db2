import { describe, expect, it } from 'vitest';
import { readListChanges, validateListChanges } from '../../../../src/jobs/review/changes/list-changes.ts';
import { readSettingsAt } from '../../../../src/jobs/shared/index.ts';
import { dataset, listFiles } from '../../shared/example-list.ts';
import { memoryForge } from '../../shared/memory-forge.ts';

const others = Object.fromEntries(
  Array.from({ length: 30 }, (_, index) => [
    `data/other-${index}.yml`,
    dataset(`Other ${index}`, `https://h${index}.example.org/x`),
  ]),
);

async function readChanges(forge: ReturnType<typeof memoryForge>, change: Record<string, string | null>) {
  const pull = forge.propose(change);
  const settings = await readSettingsAt(forge, 'main');
  const changes = await readListChanges(forge, pull, settings);
  if (!changes) throw new Error('nothing is changed');
  return { ...changes, ...validateListChanges(changes, settings) };
}

const paths = (files: readonly { path: string }[]) => files.map(({ path }) => path).sort();

describe('the files that a review holds', () => {
  it('are those of the list that an added entry may conflict with, and no others', async () => {
    const twin = { 'data/twin.yml': dataset('Twin', 'https://new.example.org/') };
    const forge = memoryForge({ ...listFiles, ...others, ...twin });
    const { base, after } = await readChanges(forge, { 'data/new.yml': dataset('New', 'https://new.example.org/') });
    expect(paths(base.files)).toEqual(['README.md', 'data/list.yml', 'data/twin.yml']);
    expect(after.findings.map(({ code }) => code)).toContain('duplicate-identity');
  });

  it('are all where an entry is changed, of which only those that it concerns are parsed', async () => {
    const forge = memoryForge({ ...listFiles, ...others });
    const { base, files } = await readChanges(forge, { 'data/other-23.yml': dataset('Other', 'https://moved.example.org/') });
    expect(base.files).toHaveLength(Object.keys({ ...listFiles, ...others }).length);
    expect(paths(files)).toEqual(['README.md', 'data/list.yml', 'data/other-23.yml']);
  });

  it('have the entry that the base got under the same name meanwhile, and what that one concerns', async () => {
    const forge = memoryForge({ ...listFiles, ...others });
    const pull = forge.propose({ 'data/new.yml': dataset('New', 'https://new.example.org/') });
    forge.branches.set('main', { ...listFiles, ...others, 'data/new.yml': dataset('Earlier', 'https://h7.example.org/x') });
    const settings = await readSettingsAt(forge, 'main');
    const changes = await readListChanges(forge, pull, settings);
    if (!changes) throw new Error('nothing is changed');
    const { files } = validateListChanges(changes, settings);
    expect(paths(files)).toEqual(['README.md', 'data/list.yml', 'data/new.yml', 'data/other-7.yml']);
  });
});
