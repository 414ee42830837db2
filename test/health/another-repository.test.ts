import { describe, expect, test } from 'vitest';
import { healthText } from '../../src/cli/health.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { changesBetween } from '../../src/health/changes.ts';
import { formatHistory, ignore, merge, parseHistory, record } from '../../src/health/history.ts';
import { emptyHistory, type History } from '../../src/health/record.ts';
import { storiesOf } from '../../src/health/story.ts';
import { linkStates } from '../../src/jobs/health-state.ts';
import type { CheckedLink } from '../../src/links/verdict.ts';
import { groupsOf } from '../../src/report/health-groups.ts';
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

  test('is no return of the one that had gone, and is told although somebody let that one rest', async () => {
    const gone = async () => (await runOn([githubHost({})], [{ url: `https://github.com/${name}`, at: [] }])).links;
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const dead = record(record(first, await gone(), day(7)), await gone(), day(8));
    expect(storiesOf(dead, day(8))).toMatchObject([{ state: 'dead' }]);
    const resting = ignore(dead, [id], day(98));
    const other = record(resting, await looked({ id: 8 }), day(15));
    expect(changesBetween(resting, other, day(15))).toMatchObject({ noted: [id], recovered: [] });
    expect(storiesOf(resting, day(15))[0]).toHaveProperty('ignored');
    expect(storiesOf(other, day(15))[0]).not.toHaveProperty('ignored');
    expect(storiesOf(ignore(other, [id], day(105)), day(15))[0]).toHaveProperty('ignored');
    const same = record(resting, await looked({ id: 7 }), day(15));
    expect(changesBetween(resting, same, day(15))).toMatchObject({ noted: [], recovered: [id] });
  });

  test('can be found right wherever it has moved to, and its new address is not offered', async () => {
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = record(first, await looked({ id: 8, now: 'evil/tool' }), day(7));
    expect(other.links.get(id)?.judged).toMatchObject({ verdict: 'moved', note: 'another-repository' });
    expect(changesBetween(first, other, day(7))).toMatchObject({ noted: [id], moved: [] });
    const listed = [{ identity: id, url: `https://github.com/${name}`, entry: 'tool', at: [] }];
    expect(linkStates(storiesOf(other, day(7)), [], listed)).toMatchObject([{ remedies: ['ignore', 'check'] }]);
  });

  test('is said on the command line too', async () => {
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = record(first, await looked({ id: 8 }), day(7));
    const links = storiesOf(other, day(7)).map((story) => ({ ...story, at: [] }));
    const state = { repository: '', branch: '', commit: '', at: '2026-01-08T03:00Z', deferred: 0, runs: other.runs, links };
    const terminal = { paint: (_: string, text: string) => text } as Terminal;
    expect(healthText(state, groupsOf(state), 'en', terminal)).toContain('its name belongs to another repository now');
    expect(healthText(state, groupsOf(state), 'zh', terminal)).toContain('该名称现属另一个仓库');
  });

  test('is not forgotten while it is missing', async () => {
    const first = record(emptyHistory(), await looked({ id: 7 }), day(0));
    const gone = (await runOn([githubHost({})], [{ url: `https://github.com/${name}`, at: [] }])).links;
    const after = record(first, gone, day(7));
    expect(after.links.get(id)?.judged?.verdict).toBe('gone');
    expect(noteOf(record(after, await looked({ id: 8 }), day(14)))).toBe('another-repository');
  });
});
