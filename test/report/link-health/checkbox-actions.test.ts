import { describe, expect, test } from 'vitest';
import { checkboxActions, type HealthState, type LinkState } from '../../../src/model/link-health.ts';
import { findNewlyTicked, formatCheckboxKey, parseCheckboxes } from '../../../src/report/link-health/checkbox-actions.ts';
import { buildHealthIssue } from '../../../src/report/link-health/issue.ts';
import fc from '../../seeded-fast-check.ts';
import { deadHost, deadShare, movedPaper, state, suspectLink, walled } from '../fixtures.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

const withBoxes = (link: LinkState, index: number): LinkState => ({
  ...link,
  key: `0a1b2c3d4e${String(index).padStart(2, '0')}`,
  remedies:
    link.state === 'dead' ? ['archive', 'gone', 'remove', 'ignore', 'check'] : link.state === 'suspect' ? ['check'] : ['address'],
});
const boxes = { proposed: new Set<string>(), refused: new Set<string>(), safeMoveCount: 0 };
const boxed = (links: LinkState[], more: Partial<HealthState['checkboxes'] & object> = {}): HealthState =>
  state({ links: links.map(withBoxes), checkboxes: { ...boxes, ...more } });

describe('the checkboxes of the issue', () => {
  test('stand below the link that they are for', () => {
    const { body } = buildHealthIssue(boxed([deadShare]), 'en');
    expect(body).toContain(`checked via: Baidu Pan share page</sub>

- [ ] <!-- listkeeper:do=archive id=0a1b2c3d4e00 --> use the archived copy
- [ ] <!-- listkeeper:do=gone id=0a1b2c3d4e00 --> mark as gone (keeps the entry)
- [ ] <!-- listkeeper:do=remove id=0a1b2c3d4e00 --> remove this link
- [ ] <!-- listkeeper:do=ignore id=0a1b2c3d4e00 --> snooze for 90 days
- [ ] <!-- listkeeper:do=check id=0a1b2c3d4e00 --> check again now`);
    expect(body).toContain('Tick what to do; one pull request follows.');
  });

  test('name the pull request of a ticked box, or say that the edit must be made by hand', () => {
    const proposed = new Set([formatCheckboxKey('gone', '0a1b2c3d4e00')]);
    const refused = new Set([formatCheckboxKey('remove', '0a1b2c3d4e00')]);
    const { body } = buildHealthIssue(boxed([deadShare], { proposed, refused, pull: '12' }), 'zh');
    expect(body).toContain('- [x] <!-- listkeeper:do=gone id=0a1b2c3d4e00 pull=12 --> 标记为失效（保留条目）：见 #12');
    expect(body).toContain('删除该链接：无法自动修改，请点“修改”');
  });

  test('exist for each link of an unreachable host, for suspects that their service denies, and for all safe moves at once', () => {
    const { body } = buildHealthIssue(boxed([...deadHost, movedPaper, suspectLink], { safeMoveCount: 3 }), 'en');
    const ids = new Set(parseCheckboxes(body).map(({ id }) => id));
    expect(ids.size).toBe(deadHost.length + 3);
    expect(body).toContain('<!-- listkeeper:do=moves id=all --> update all 3 addresses that are safe to update');
  });

  test('are not offered when they would do nothing', () => {
    expect(parseCheckboxes(buildHealthIssue(boxed([walled]), 'en').body)).toEqual([]);
  });

  test('are hidden while the link is ignored', () => {
    const ignored = { ...deadShare, ignored: '2027-02-20T03:12Z' };
    const issue = buildHealthIssue(boxed([ignored]), 'en');
    expect(issue).toMatchObject({ isOpen: false, title: 'Link health: all links work' });
    expect(issue.body).toContain('Snoozed (1)');
    expect(issue.body).toContain('until 20 Feb 2027');
    expect(buildHealthIssue(boxed([{ ...ignored, ignored: '2026-11-01T03:12Z' }]), 'en').isOpen).toBe(true);
  });

  test('are parsed as they were written, ticked or not, with LF or CRLF', () => {
    const remedy = fc.constantFrom(...checkboxActions);
    const id = fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(...'0123456789abcdef') });
    const one = fc.record({ action: remedy, id, isTicked: fc.boolean() });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), fc.constantFrom('\n', '\r\n'), (all, end) => {
        const body = all.map(
          ({ action: what, id: key, isTicked: ticked }) =>
            `  - [${ticked ? 'X' : ' '}] <!-- listkeeper:do=${what} id=${key} --> words`,
        );
        expect(parseCheckboxes(['# Title', ...body, 'end'].join(end))).toEqual(all);
      }),
    );
  });

  test('are newly ticked if they are ticked in the second text only', () => {
    const line = (mark: string, id: string) => `- [${mark}] <!-- listkeeper:do=gone id=${id} --> x`;
    const before = [line(' ', 'a'), line('x', 'b'), line(' ', 'c')].join('\n');
    const after = [line('x', 'a'), line('x', 'b'), line(' ', 'c'), line('x', 'd')].join('\n');
    expect(findNewlyTicked(before, after)).toEqual(['gone a', 'gone d']);
    expect(findNewlyTicked(after, before)).toEqual([]);
  });

  test.each(hostileTexts)('are not added or broken by %j', (text) => {
    const named = {
      ...deadShare,
      url: text,
      name: { en: text },
      judged: { ...deadShare.judged, marker: text } as LinkState['judged'],
    };
    const { body } = buildHealthIssue(boxed([named as LinkState]), 'en');
    expect(parseCheckboxes(body)).toHaveLength(5);
    expect(findUnsafeMarkdown(body.replace(/^- \[ \] <!-- listkeeper:do=\w+ id=\w+ -->/gm, '-'))).toEqual([]);
  });
});
