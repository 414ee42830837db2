import { describe, expect, it } from 'vitest';
import { ForgeError } from '../../../../src/forge/forge-error.ts';
import {
  appendEntriesDigest,
  isMarkedDuplicate,
  readChangedEntries,
} from '../../../../src/jobs/review/other-pull-requests/marked-duplicate.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { pullRequest, stubForge } from '../../shared/stub-forge.ts';

const files = [
  { path: 'data/a.yml', text: 'a' },
  { path: 'data/b.yml', text: 'b' },
];
const reply = appendEntriesDigest('It is on the list.', files, defaultSettings);
const marked = pullRequest({ labels: ['Duplicate'] });
const isMarked = (comment: string | undefined | Error, pull = marked, changed = files) =>
  isMarkedDuplicate(
    stubForge({}, { findOwnComment: async () => (comment instanceof Error ? Promise.reject(comment) : comment) }),
    pull,
    changed,
    defaultSettings,
  );

describe('a decision that a pull request is a duplicate', () => {
  it('holds while its entries stay as they were, in whatever order they are read', async () => {
    expect(await isMarked(reply)).toBe(true);
    expect(await isMarked(reply, marked, files.toReversed())).toBe(true);
    expect(await isMarked(reply, marked, [...files, { path: 'docs/x.md', text: 'x' }])).toBe(true);
  });

  it('ends with a change of an entry, with the label, or with the reply', async () => {
    expect(await isMarked(reply, marked, [{ path: 'data/a.yml', text: 'other' }])).toBe(false);
    expect(await isMarked(reply, pullRequest())).toBe(false);
    expect(await isMarked(undefined)).toBe(false);
  });

  it('holds while the forge can not be asked', async () => {
    expect(
      await isMarked(new ForgeError('unavailable', { operation: { name: 'find-comment' }, reason: { kind: 'no-answer' } })),
    ).toBe(true);
    await expect(isMarked(new TypeError('x'))).rejects.toThrow('x');
    expect(await isMarkedDuplicate(stubForge({}), marked, files, defaultSettings)).toBe(false);
  });
});

describe('the entries that a pull request changes', () => {
  const read = (truncated: boolean) =>
    readChangedEntries(
      stubForge(
        { a1b2c3d4e5f6: { 'data/a.yml': 'a', 'data/b.yml': 'b', 'README.md': 'x' } },
        {
          listChangedFiles: async () => ({
            files: [
              { path: 'data/a.yml', status: 'modified' },
              { path: 'data/b.yml', status: 'removed' },
              { path: 'README.md', status: 'modified' },
            ],
            truncated,
          }),
        },
      ),
      pullRequest(),
      defaultSettings,
    );

  it('are those of the list at its head, or all where the forge does not list them', async () => {
    expect((await read(false)).map(({ path }) => path)).toEqual(['data/a.yml']);
    expect((await read(true)).map(({ path }) => path)).toEqual(['data/a.yml', 'data/b.yml']);
  });
});
