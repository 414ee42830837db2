import { describe, expect, it } from 'vitest';
import type { ChangedFile, FileTree, PullRequest } from '../../../../src/forge/index.ts';
import { believesFacts, rejectEditedFacts } from '../../../../src/jobs/review/changes/edited-facts.ts';
import { defaultSettings } from '../../../../src/list/schema/index.ts';

const file = 'data/facts.json';
const settings = { ...defaultSettings, facts: { ...defaultSettings.facts, file } };
const tree = (files: Record<string, string>): FileTree => ({
  commit: 'c',
  files: Object.entries(files).map(([path, text]) => ({ path, text })),
  refused: [],
});
const other: ChangedFile = { path: 'data/a.yml', status: 'added' };
const reject = (base: Record<string, string>, head: Record<string, string>, changes: ChangedFile[]) =>
  rejectEditedFacts({ base: tree(base), head: tree(head), changes }, settings);

describe('facts in a pull request', () => {
  it('are told and left out of the review', () => {
    const { head, changes, editedFacts } = reject({ [file]: '{}' }, { [file]: 'x', 'data/a.yml': 'a' }, [
      { path: file, status: 'modified' },
      other,
    ]);
    expect(head.files).toEqual([{ path: 'data/a.yml', text: 'a' }]);
    expect(changes).toEqual([other]);
    expect(editedFacts).toMatchObject([{ code: 'edited-facts', severity: 'error', file }]);
  });

  it('are told where they are new, and not where they are as on the base', () => {
    expect(reject({}, { [file]: '{}' }, [{ path: file, status: 'added' }]).editedFacts).toHaveLength(1);
    expect(reject({ [file]: '{}' }, { [file]: '{}' }, [{ path: file, status: 'modified' }]).editedFacts).toEqual([]);
    expect(reject({ [file]: '{}' }, {}, [{ path: file, status: 'removed' }])).toMatchObject({ editedFacts: [], changes: [] });
  });

  it('don’t hide a file that they were renamed to', () => {
    const renamed: ChangedFile = { path: 'data/a.yml', previousPath: file, status: 'renamed' };
    expect(reject({ [file]: '{}' }, { 'data/a.yml': 'a' }, [renamed]).changes).toEqual([other]);
  });

  it('are nothing special where the settings name no file', () => {
    const trees = { base: tree({}), head: tree({ [file]: '{}' }), changes: [{ path: file, status: 'added' as const }] };
    expect(rejectEditedFacts(trees, defaultSettings)).toEqual({ ...trees, editedFacts: [] });
  });

  it('are believed from the bot’s own branch, but not from a fork that names one so', () => {
    const pull = (fork: boolean, ref: string, number = 7) =>
      ({ fork, number, head: { ref, sha: '', repository: '' } }) as PullRequest;
    expect(believesFacts(pull(false, 'listkeeper/facts'))).toBe(true);
    expect(believesFacts(pull(true, 'listkeeper/facts'))).toBe(false);
    expect(believesFacts(pull(false, 'main'))).toBe(false);
    expect(believesFacts(pull(false, '', 0))).toBe(true);
  });
});
