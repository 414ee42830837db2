import { describe, expect, test } from 'vitest';
import { formatHealth } from '../../src/cli/link-history/format-health.ts';
import type { Terminal } from '../../src/cli/terminal/terminal.ts';
import { buildLinkStates } from '../../src/jobs/link-health/issue/issue-state.ts';
import { compareHistories } from '../../src/link-health/changes.ts';
import { ignoreLinksUntil, recordRun } from '../../src/link-health/history.ts';
import { formatHistory, parseHistory } from '../../src/link-health/history-text.ts';
import { computeLinkStatuses } from '../../src/link-health/link-status.ts';
import { mergeHistories } from '../../src/link-health/record/merge.ts';
import { emptyHistory, formatInstant, type LinkHistory } from '../../src/link-health/record/record.ts';
import type { CheckedLink } from '../../src/model/verdict.ts';
import { groupLinks } from '../../src/report/link-health/groups.ts';
import { checkSimulated } from '../links/corpus/check-simulated.ts';
import { type GitHubSettings, githubHost } from '../links/corpus/github-host.ts';
import { day } from './examples.ts';

/** github.md: "keep databaseId: a name can be registered anew by somebody else". */

const name = 'some/tool';
const id = `github:${name}`;

async function looked(repository: NonNullable<GitHubSettings['repositories']>[string], token = true): Promise<CheckedLink[]> {
  const link = { url: `https://github.com/${name}`, names: ['tool'], at: [{ file: 'data/tool.yml', line: 3, column: 5 }] };
  const { links } = await checkSimulated([githubHost({ repositories: { [name]: repository } })], [link], { token });
  return links;
}
const noteOf = (history: LinkHistory) => history.links.get(id)?.judged?.note;

describe('a name that belongs to another repository', () => {
  test.each([true, false])('is told by the repository’s number, with a token or without (%s)', async (token) => {
    const first = recordRun(emptyHistory(), await looked({ id: 7 }, token), day(0));
    expect(noteOf(first)).toBeUndefined();
    const same = recordRun(first, await looked({ id: 7, archived: true }, token), day(7));
    expect(noteOf(same)).toBe('archived');
    const other = recordRun(same, await looked({ id: 8, archived: true }, token), day(14));
    expect(noteOf(other)).toBe('another-repository');
    expect(compareHistories(same, other, day(14)).noted).toEqual([id]);
  });

  test('goes on being told, and is news once', async () => {
    const first = recordRun(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = recordRun(first, await looked({ id: 8 }), day(7));
    const again = recordRun(parseHistory(formatHistory(other)), await looked({ id: 8 }), day(14));
    expect(noteOf(again)).toBe('another-repository');
    expect(compareHistories(other, again, day(14)).noted).toEqual([]);
    const back = recordRun(again, await looked({ id: 7 }), day(21));
    expect(noteOf(back)).toBeUndefined();
  });

  test('is not told of one that was renamed, nor of memories that know no number yet', async () => {
    const first = recordRun(emptyHistory(), await looked({ id: 7 }), day(0));
    const renamed = recordRun(first, await looked({ id: 7, renamedTo: 'other/tool' }), day(7));
    expect(renamed.links.get(id)?.judged).toMatchObject({ verdict: 'moved', reason: 'renamed' });
    expect(noteOf(renamed)).toBeUndefined();
    const { repository: _, ...old } = first.links.get(id) ?? { id, url: '', service: '', seen: '', looks: [], strikes: [] };
    const unknown = { ...emptyHistory(), links: new Map([[id, old]]) };
    const numbered = recordRun(unknown, await looked({ id: 8 }), day(7));
    expect(noteOf(numbered)).toBeUndefined();
    expect(noteOf(recordRun(numbered, await looked({ id: 9 }), day(14)))).toBe('another-repository');
  });

  test('is the right one when somebody has said that it need not be told', async () => {
    const first = recordRun(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = recordRun(first, await looked({ id: 8 }), day(7));
    const accepted = ignoreLinksUntil(other, [id], day(97));
    expect(noteOf(recordRun(accepted, await looked({ id: 8 }), day(14)))).toBeUndefined();
    expect(noteOf(recordRun(accepted, await looked({ id: 9 }), day(14)))).toBe('another-repository');
    // A run that did not know of that yet, written beside it, takes nothing back.
    const meanwhile = recordRun(other, await looked({ id: 8 }), day(8));
    const merged = mergeHistories(meanwhile, accepted);
    expect(formatHistory(mergeHistories(accepted, meanwhile))).toBe(formatHistory(merged));
    expect(noteOf(recordRun(merged, await looked({ id: 8 }), day(14)))).toBeUndefined();
  });

  test('is no return of the one that had gone, and is told although somebody let that one rest', async () => {
    const gone = async () => (await checkSimulated([githubHost({})], [{ url: `https://github.com/${name}`, at: [] }])).links;
    const first = recordRun(emptyHistory(), await looked({ id: 7 }), day(0));
    const dead = recordRun(recordRun(first, await gone(), day(7)), await gone(), day(8));
    expect(computeLinkStatuses(dead, day(8))).toMatchObject([{ state: 'dead' }]);
    const resting = ignoreLinksUntil(dead, [id], day(98));
    const other = recordRun(resting, await looked({ id: 8 }), day(15));
    expect(compareHistories(resting, other, day(15))).toMatchObject({ noted: [id], recovered: [] });
    expect(computeLinkStatuses(resting, day(15))[0]).toHaveProperty('ignored');
    expect(computeLinkStatuses(other, day(15))[0]).not.toHaveProperty('ignored');
    expect(computeLinkStatuses(ignoreLinksUntil(other, [id], day(105)), day(15))[0]).toHaveProperty('ignored');
    const same = recordRun(resting, await looked({ id: 7 }), day(15));
    expect(compareHistories(resting, same, day(15))).toMatchObject({ noted: [], recovered: [id] });
  });

  test('can be found right wherever it has moved to, and its new address is not offered', async () => {
    const first = recordRun(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = recordRun(first, await looked({ id: 8, renamedTo: 'evil/tool' }), day(7));
    expect(other.links.get(id)?.judged).toMatchObject({ verdict: 'moved', note: 'another-repository' });
    expect(compareHistories(first, other, day(7))).toMatchObject({ noted: [id], moved: [] });
    const listed = [{ identity: id, url: `https://github.com/${name}`, entry: 'tool', at: [] }];
    expect(buildLinkStates(computeLinkStatuses(other, day(7)), { entries: [], listed, at: formatInstant(day(7)) })).toMatchObject(
      [{ remedies: ['ignore', 'check'] }],
    );
  });

  test('is said on the command line too', async () => {
    const first = recordRun(emptyHistory(), await looked({ id: 7 }), day(0));
    const other = recordRun(first, await looked({ id: 8 }), day(7));
    const links = computeLinkStatuses(other, day(7)).map((story) => ({ ...story, at: [] }));
    const state = { repository: '', branch: '', commit: '', at: '2026-01-08T03:00Z', deferred: 0, runs: other.runs, links };
    const terminal = { paint: (_: string, text: string) => text } as Terminal;
    expect(formatHealth(state, groupLinks(state), 'en', terminal)).toContain('the name now belongs to another repository');
    expect(formatHealth(state, groupLinks(state), 'zh', terminal)).toContain('该名称现属另一个仓库');
  });

  test('is not forgotten while it is missing', async () => {
    const first = recordRun(emptyHistory(), await looked({ id: 7 }), day(0));
    const gone = (await checkSimulated([githubHost({})], [{ url: `https://github.com/${name}`, at: [] }])).links;
    const after = recordRun(first, gone, day(7));
    expect(after.links.get(id)?.judged?.verdict).toBe('gone');
    expect(noteOf(recordRun(after, await looked({ id: 8 }), day(14)))).toBe('another-repository');
  });
});
