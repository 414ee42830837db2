import { describe, expect, test } from 'vitest';
import { changesBetween } from '../../src/health/changes.ts';
import { formatHistory, ignore, merge, parseHistory, record } from '../../src/health/history.ts';
import { emptyHistory, type History } from '../../src/health/record.ts';
import type { CheckedLink } from '../../src/links/verdict.ts';
import { type GitHubSettings, githubHost } from '../internet/github-host.ts';
import { runOn } from '../internet/judge.ts';
import { day } from './examples.ts';

/** github.md: "keep databaseId: a name can be registered anew by somebody else". */

const name = 'some/tool';
const id = `github:${name}`;

async function looked(repository: NonNullable<GitHubSettings['repositories']>[string], token = true): Promise<CheckedLink[]> {
  const link = { url: `https://github.com/${name}`, names: ['tool'], at: [{ file: 'data/tool.yml', line: 3, column: 5 }] };
  const { links } = await runOn([githubHost({ repositories: { [name]: repository } })], [link], { token });
  return links;
}
const noteOf = (history: History) => history.links.get(id)?.judged?.note;

describe('a name that belongs to another repository', () => {
  test.each([true, false])('is told by the repository’s number, with a token or without (%s)', async (token) => {
    const first = record(emptyHistory(), await looked({ id: 7 }, token), day(0));
    expect(noteOf(first)).toBeUndefined();
    const same = record(first, await looked({ id: 7, archived: true }, token), day(7));
    expect(noteOf(same)).toBe('archived');
    const other = record(same, await looked({ id: 8, archived: true }, token), day(14));
    expect(noteOf(other)).toBe('another-repository');
    expect(changesBetween(same, other, day(14)).noted).toEqual([id]);
  });

  test('goes on being told, and is news once', async () => {
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = record(first, await looked({ id: 8 }), day(7));
    const again = record(parseHistory(formatHistory(other)), await looked({ id: 8 }), day(14));
    expect(noteOf(again)).toBe('another-repository');
    expect(changesBetween(other, again, day(14)).noted).toEqual([]);
    const back = record(again, await looked({ id: 7 }), day(21));
    expect(noteOf(back)).toBeUndefined();
  });

  test('is not told of one that was renamed, nor of memories that know no number yet', async () => {
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const renamed = record(first, await looked({ id: 7, now: 'other/tool' }), day(7));
    expect(renamed.links.get(id)?.judged).toMatchObject({ verdict: 'moved', reason: 'renamed' });
    expect(noteOf(renamed)).toBeUndefined();
    const { repository: _, ...old } = first.links.get(id) ?? { id, url: '', service: '', seen: '', looks: [], strikes: [] };
    const unknown = { ...emptyHistory(), links: new Map([[id, old]]) };
    const numbered = record(unknown, await looked({ id: 8 }), day(7));
    expect(noteOf(numbered)).toBeUndefined();
    expect(noteOf(record(numbered, await looked({ id: 9 }), day(14)))).toBe('another-repository');
  });

  test('is the right one when somebody has said that it need not be told', async () => {
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = record(first, await looked({ id: 8 }), day(7));
    const accepted = ignore(other, [id], day(97));
    expect(noteOf(record(accepted, await looked({ id: 8 }), day(14)))).toBeUndefined();
    expect(noteOf(record(accepted, await looked({ id: 9 }), day(14)))).toBe('another-repository');
    // A run that did not know of that yet, written beside it, takes nothing back.
    const meanwhile = record(other, await looked({ id: 8 }), day(8));
    const merged = merge(meanwhile, accepted);
    expect(formatHistory(merge(accepted, meanwhile))).toBe(formatHistory(merged));
    expect(noteOf(record(merged, await looked({ id: 8 }), day(14)))).toBeUndefined();
  });

  test('is not forgotten while it is missing', async () => {
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const missing = { ...first };
    const gone = (await runOn([githubHost({})], [{ url: `https://github.com/${name}`, at: [] }])).links;
    const after = record(missing, gone, day(7));
    expect(after.links.get(id)?.judged?.verdict).toBe('gone');
    expect(noteOf(record(after, await looked({ id: 8 }), day(14)))).toBe('another-repository');
  });
});
