import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishOutputs } from '../../../src/jobs/publish/publish-outputs.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import type { CommitAction, Plan } from '../../../src/model/plan.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from '../shared/example-list.ts';
import { type Files, type MemoryForge, memoryForge } from '../shared/memory-forge.ts';

let world: TestWorld;
beforeEach(async () => {
  world = await openTestWorld();
});
afterEach(() => world.close());

const publish = (forge: MemoryForge) => publishOutputs(forge);
const commitIn = (plan: Plan) => plan.actions.find((action): action is CommitAction => action.type === 'commit');

/** Does what the plan's commits say, as the executor would. */
function commitTo(forge: MemoryForge, plan: Plan): void {
  for (const action of plan.actions) {
    if (action.type !== 'commit') continue;
    const files: Files = { ...forge.branches.get(action.branch) };
    for (const file of action.files) if ('text' in file) files[file.path] = file.text;
    forge.branches.set(action.branch, files);
  }
}

describe('publishOutputs', () => {
  it('writes the zone by a commit on what was read, and then has nothing more to do', async () => {
    const forge = memoryForge({ ...listFiles });
    const plan = await publish(forge);
    expect(plan.actions).toMatchObject([{ type: 'commit', branch: 'main', expectedHead: forge.commitOf('main') }]);
    commitTo(forge, plan);
    const readme = `${forge.branches.get('main')?.['README.md']}`;
    expect(readme).toContain('[Homepage](https://old.example.org/data)');
    expect(readme.startsWith('# Mine\n\nBy hand.\n')).toBe(true);
    expect(readme.endsWith('\n\nAlso by hand.\n')).toBe(true);
    expect((await publish(forge)).actions).toEqual([]);
  });

  it('proposes where the settings say so, and withdraws when there is nothing to propose', async () => {
    const settings = { [settingsPath]: 'publish: { by: pull-request }\n' };
    const forge = memoryForge({ ...listFiles, ...settings });
    const plan = await publish(forge);
    expect(plan.actions).toMatchObject([
      {
        type: 'propose',
        branch: 'listkeeper/outputs',
        base: 'main',
        baseHead: forge.commitOf('main'),
        files: [{ path: 'README.md' }],
        // `[skip ci]` would keep the checks of this pull request from ever running.
        message: 'docs: regenerate from data',
      },
    ]);
    const [proposal] = plan.actions;
    const [file] = proposal?.type === 'propose' ? proposal.files : [];
    if (!file || !('text' in file)) throw new Error('nothing proposed');
    forge.branches.set('main', { ...listFiles, ...settings, 'README.md': file.text });
    expect((await publish(forge)).actions).toEqual([]);

    forge.propose({}, { fork: false, head: { sha: 'x', ref: 'listkeeper/outputs', repository: 'someone/list' } });
    expect((await publish(forge)).actions).toMatchObject([{ type: 'propose', files: [] }]);
  });

  it.each<[string, Files, string]>([
    ['an entry that breaks the schema', { 'data/bad.yml': 'kind: dataset\n' }, 'data/bad.yml'],
    ['a file that is not YAML', { 'data/bad.yml': 'kind: [\n' }, 'data/bad.yml'],
    ['a broken list.yml', { 'data/list.yml': 'title: 1\n' }, 'data/list.yml'],
    [
      'an entry of no section',
      { 'data/bad.yml': dataset('Bad', 'https://bad.example.org/').replace('datasets', 'nowhere') },
      'data/bad.yml',
    ],
    ['two entries of one id', { 'data/x/old.yml': dataset('Other', 'https://other.example.org/') }, 'data/x/old.yml'],
    ['settings that are refused', { [settingsPath]: 'publish: { by: magic }\n' }, settingsPath],
  ])('holds everything up for %s and says so at its line', async (_, files, path) => {
    const plan = await publish(memoryForge({ ...listFiles, ...files }));
    expect(commitIn(plan)).toBeUndefined();
    expect(plan.actions).toMatchObject([{ type: 'check-run', conclusion: 'failure', name: 'Listkeeper outputs' }]);
    const [check] = plan.actions;
    expect(check?.type === 'check-run' && check.annotations.map((each) => each.path)).toContain(path);
  });

  it('does not write a file whose markers are broken, and says so', async () => {
    const plan = await publish(memoryForge({ ...listFiles, 'README.md': '# Mine\n' }));
    expect(plan.actions).toMatchObject([{ type: 'check-run', annotations: [{ path: 'README.md', title: 'zone-broken' }] }]);
  });

  it.each<[string, Files, object]>([
    ['is off', { [settingsPath]: 'publish: { by: off }\n' }, {}],
    ['has no list', { 'data/list.yml': '', 'data/old.yml': '' }, {}],
    ['is archived', {}, { archived: true }],
  ])('leaves alone a repository that %s', async (_, files, about) => {
    const all = Object.fromEntries(Object.entries({ ...listFiles, ...files }).filter(([, text]) => text !== ''));
    const plan = await publish(memoryForge(all, about));
    expect(plan.actions).toEqual([]);
    expect(plan.summary).toMatch(/\w/);
  });
});
