import { describe, expect, it } from 'vitest';
import type { StaleReason } from '../../../../src/model/link-health.ts';
import { buildHealthIssue } from '../../../../src/report/link-health/issue.ts';
import { formatHealthReport } from '../../../../src/report/link-health/report-page.ts';
import { link, state } from '../../fixtures.ts';
import { problemLink } from '../examples/problem-links.ts';
import { staleLink } from '../examples/stale-links.ts';

const checkboxes = { proposed: new Set<string>(), refused: new Set<string>() };
const stale = (count: number) => Array.from({ length: count }, (_, index) => staleLink(index));
const issue = (count: number, deaths = 0) =>
  buildHealthIssue(
    state({
      links: [...Array.from({ length: deaths }, (_, index) => problemLink(index * 12)), ...stale(count)],
      changes: { died: [], recovered: [], moved: [], codes: [], noted: [] },
      checkboxes,
    }),
    'en',
  );

describe('repositories that aren’t kept up', () => {
  it('are folded, with all boxes where they are few', () => {
    const { title, body, isOpen, comment } = issue(3);
    expect([title, isOpen, comment]).toEqual(['Link health: 3 repositories to look at', true, undefined]);
    expect(body).toMatch(/<details><summary>Please look: 3 repositories/);
    expect(body.match(/do=keep/g)).toHaveLength(3);
    expect(body.match(/do=delete/g)).toHaveLength(3);
  });

  it('leave the title and the cards to a dead link', () => {
    const { title, body } = issue(20, 1);
    expect(title).toBe('Link health: 1 link needs a decision');
    expect(body.indexOf('1 dead link')).toBeLessThan(body.indexOf('Please look'));
    // The dead link is a card with its evidence, as if it were alone.
    expect(body).toContain('Failing since');
  });

  it('are bounded: the rest is in the full list', () => {
    const { body } = issue(500);
    expect(body.match(/do=keep/g)).toHaveLength(60);
    expect(body).toMatch(/\d+ more, see the full list/);
    expect(formatHealthReport(state({ links: stale(500) }), 'en').match(/some-owner-\d+/g)?.length).toBeGreaterThanOrEqual(500);
  });

  it('keep a ticked box that has no line, so that its change stays in the pull request', () => {
    const links = stale(200);
    const proposed = new Set([`delete ${links[197]?.key}`]);
    const { body } = buildHealthIssue(state({ links, checkboxes: { ...checkboxes, proposed, pull: 7 } }), 'en');
    expect(body).toContain(`- [x] <!-- listkeeper:do=delete id=${links[197]?.key} pull=7 -->`);
  });

  it.each([
    ['license-gone', 'was MIT, now no license'],
    ['license-changed', 'was MIT, now a license that GitHub doesn’t know'],
    ['archived', 'archived by its owner'],
    ['no-push', 'last push 5 Jan 2023'],
    ['no-release', 'last release 1 Feb 2024'],
  ] satisfies [StaleReason, string][])('%s says what was seen', (reason, words) => {
    const license = reason === 'license-gone' ? null : 'other';
    const one = link({
      identity: 'github:a/b',
      url: 'https://github.com/a/b',
      stale: [reason],
      upkeep: { pushed: '2023-01-05', released: '2024-02-01', license, formerLicense: 'MIT', archived: true },
    });
    expect(buildHealthIssue(state({ links: [one] }), 'en').body).toContain(words);
  });
});
