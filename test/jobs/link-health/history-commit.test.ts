import { describe, expect, it } from 'vitest';
import { buildHistoryCommit } from '../../../src/jobs/link-health/history-commit.ts';
import { healthBranch, historyFile } from '../../../src/jobs/shared/index.ts';
import { formatHistory, parseHistory, recordRun } from '../../../src/link-health/index.ts';
import { emptyHistory } from '../../../src/link-health/record/record.ts';
import { defaultSettings } from '../../../src/list/schema/index.ts';
import type { HealthState } from '../../../src/model/link-health.ts';
import { checkOf, day } from '../../link-health/examples.ts';

const at = '2026-11-22T03:12Z';

/** A history of one run over links, of which the first so many have said that they are gone. */
const historyOf = (links: number, dead: number, now = day(0)) =>
  recordRun(
    emptyHistory(),
    Array.from({ length: links }, (_, index) => checkOf(index < dead ? 'no' : 'alive', `https://a.example/${index}`)),
    now,
  );

function build(history = historyOf(0, 0)) {
  const state = { repository: 'o/r', branch: 'main', commit: '', at, deferred: 0, runs: history.runs, links: [] } as HealthState;
  return buildHistoryCommit({
    history,
    state,
    settings: defaultSettings,
    expectedHead: 'abc',
    checkedCount: 3,
    now: new Date(at),
  });
}

describe('the commit of a link check', () => {
  it('replaces the last one on the branch of link health, with the day and the count in its message', () => {
    const action = build();
    expect(action).toMatchObject({ type: 'commit', branch: healthBranch, expectedHead: 'abc', squash: true });
    expect(action.message).toMatch(/3.*2026-11-22/s);
    expect(action.files.map(({ path }) => path)).toContain(historyFile);
  });

  it('keeps runs that another process has written meanwhile', () => {
    const action = build();
    const other = formatHistory(historyOf(1, 0, day(1)));
    const merged = action.merge?.([{ path: historyFile, text: other }]);
    const text = merged?.flatMap((file) => (file.path === historyFile && 'text' in file ? [file.text] : []))[0] ?? '';
    expect(parseHistory(text).runs.map(({ run }) => run)).toContain('2026-01-02T03:00Z');
  });

  it('says on its badge how many links work, and no number where the list has none', () => {
    const badgeOf = (action: ReturnType<typeof build>) => {
      const badge = action.files.find(({ path }) => path.endsWith('.json'));
      return badge && 'text' in badge ? (JSON.parse(badge.text) as { message: string }).message : undefined;
    };
    expect(badgeOf(build(historyOf(4, 0)))).toMatch(/^100% /);
    expect(badgeOf(build())).toMatch(/^– /);
  });
});
