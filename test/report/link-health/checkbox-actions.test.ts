import { describe, expect, test } from 'vitest';
import { checkboxActions, type HealthState, type LinkState } from '../../../src/model/link-health.ts';
import {
  appendAnswered,
  findNewlyTicked,
  findOverwrittenTicks,
  formatBulkMark,
  formatCheckboxKey,
  formatGroupsMark,
  formatLinkMark,
  keyLength,
  parseCheckboxes,
  removeAnswered,
  resolveCheckboxes,
} from '../../../src/report/link-health/checkbox-actions.ts';
import { buildHealthIssue } from '../../../src/report/link-health/issue.ts';
import fc from '../../seeded-fast-check.ts';
import { boxed, deadHost, deadShare, movedPaper, suspectLink, walled } from '../fixtures.ts';
import { hostileTexts } from '../hostile-texts.ts';
import { findUnsafeMarkdown } from '../unsafe-markdown.ts';

describe('the checkboxes of the issue', () => {
  test('follow the link that they act on, two of them open, and name it', () => {
    const { body } = buildHealthIssue(boxed([deadShare]), 'en');
    expect(body).toContain('### 1 dead link: tick what to do; one pull request follows');
    expect(body).toContain(`checked via: Baidu Pan share page

- [ ] <!-- listkeeper:do=gone id=0000000 --> Mark “Yidu-S4K” as gone, keep the entry
- [ ] <!-- listkeeper:do=archive id=0000000 --> Use the archived copy of “Yidu-S4K”

<details><summary>Other choices: remove · snooze for 90 days · check now</summary>

- [ ] <!-- listkeeper:do=remove id=0000000 --> Remove this link of “Yidu-S4K”
- [ ] <!-- listkeeper:do=ignore id=0000000 --> Snooze “Yidu-S4K” for 90 days
- [ ] <!-- listkeeper:do=check id=0000000 --> Check “Yidu-S4K” again now

</details>`);
  });

  test('name the pull request of a ticked box, or say that the edit must be made by hand', () => {
    const proposed = new Set([formatCheckboxKey('gone', '0000000')]);
    const refused = new Set([formatCheckboxKey('remove', '0000000')]);
    const { body } = buildHealthIssue(boxed([deadShare], { proposed, refused, pull: 12 }), 'zh');
    expect(body).toContain('- [x] <!-- listkeeper:do=gone id=0000000 pull=12 --> 将“Yidu-S4K”标记为失效，保留条目 · 见 #12');
    expect(body).toContain('删除“Yidu-S4K”的这个链接 · 无法自动修改，请手动修改对应行');
  });

  test('say which day the archived copy is of', () => {
    const [first] = deadHost;
    const { body } = buildHealthIssue(boxed([first as LinkState]), 'zh');
    expect(body).toContain('“中文医学知识图谱”改用 2024-03-01 的存档');
  });

  test('tell links apart whose entries have the same name', () => {
    const twins = ['x', 'y'].map((path) => ({ ...deadShare, identity: path, url: `https://twin.example/${path}` }));
    const { body } = buildHealthIssue(boxed(twins), 'en');
    expect(body).toContain('Mark “Yidu-S4K” (`twin.example/x`) as gone');
    expect(body).toContain('Mark “Yidu-S4K” (`twin.example/y`) as gone');
  });

  test('exist for each link of an unreachable host and for all of them, and for suspects that their service denies', () => {
    const { body } = buildHealthIssue(boxed([...deadHost, movedPaper, suspectLink]), 'en');
    const boxes = parseCheckboxes(body);
    expect(boxes.map(({ key }) => key)).toEqual([
      'all dead.host.cmekg.pcl.ac.cn',
      ...['archive 0000000', 'gone 0000001', 'gone 0000002', 'address 0000003', 'check 0000004'],
    ]);
    expect(boxes[0]?.targets.toSorted()).toEqual(['archive 0000000', 'gone 0000001', 'gone 0000002']);
  });

  test('are not offered when they would do nothing', () => {
    expect(parseCheckboxes(buildHealthIssue(boxed([walled]), 'en').body)).toEqual([]);
  });

  test('are hidden while the link is ignored', () => {
    const ignored = { ...deadShare, ignored: '2027-02-20T03:12Z' };
    const issue = buildHealthIssue(boxed([ignored]), 'en');
    expect(issue).toMatchObject({ isOpen: false, title: 'Link health: no action needed' });
    expect(issue.body).toContain('Snoozed (1)');
    expect(issue.body).toContain('until 20 Feb 2027');
    expect(buildHealthIssue(boxed([{ ...ignored, ignored: '2026-11-01T03:12Z' }]), 'en').isOpen).toBe(true);
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

const arbitraryKey = fc.string({ minLength: keyLength, maxLength: keyLength, unit: fc.constantFrom(...'09AZaz') });

describe('the text of boxes', () => {
  test('is parsed as it was written, ticked or not, with LF or CRLF', () => {
    const mark = fc.record({ isOn: fc.boolean(), pull: fc.option(fc.integer({ min: 1, max: 999 }), { nil: undefined }) });
    const one = fc.record({ action: fc.constantFrom(...checkboxActions), id: arbitraryKey, mark });
    const group = fc.record({ gone: fc.array(arbitraryKey), archive: fc.array(arbitraryKey, { minLength: 1 }), mark });
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 5 }),
        fc.array(group, { minLength: 1, maxLength: 3 }),
        fc.constantFrom('\n', '\r\n'),
        (links, groups, end) => {
          const lines = [
            ...links.map(({ action, id, mark: each }) => `  ${formatLinkMark(action, id, each)} words`),
            ...groups.map(({ mark: each, ...targets }, at) => `${formatBulkMark(`dead.g${at}`, targets, each)} words`),
            `${formatGroupsMark(
              'dead',
              groups.map((_, at) => `dead.g${at}`),
              { isOn: false },
            )} words`,
          ];
          const read = parseCheckboxes(['# Title', ...lines, 'end'].join(end));
          const written = groups.map(({ gone, archive }) => [
            ...archive.map((key) => `archive ${key}`),
            ...gone.map((key) => `gone ${key}`),
          ]);
          expect(read.map(({ targets }) => targets)).toEqual([
            ...links.map(({ action, id }) => [`${action} ${id}`]),
            ...written,
            [...new Set(written.flat())],
          ]);
          expect(read.slice(0, -1).map(({ isTicked, pull }) => [isTicked, pull])).toEqual(
            [...links, ...groups].map(({ mark: { isOn, pull } }) => [isOn, isOn ? pull : undefined]),
          );
        },
      ),
    );
  });

  test('are newly ticked if they are ticked in the second text only', () => {
    const line = (mark: string, id: string) => `- [${mark}] <!-- listkeeper:do=gone id=${id} --> x`;
    const before = [line(' ', 'a'), line('x', 'b'), line(' ', 'c')].join('\n');
    const after = [line('x', 'a'), line('x', 'b'), line(' ', 'c'), line('x', 'd')].join('\n');
    expect(findNewlyTicked(before, after)).toEqual(['gone a', 'gone d']);
    expect(findNewlyTicked(after, before)).toEqual([]);
  });
});

describe('what boxes ask for together', () => {
  const [a, b, c] = ['aaaaaaa', 'bbbbbbb', 'ccccccc'];
  const body = (group: string, one: string, groupPull = ' pull=7', onePull = ' pull=7') =>
    [
      `- [${group}] <!-- listkeeper:all=dead.page gone=${a}${b}${c}${groupPull} --> all`,
      `- [${one}] <!-- listkeeper:do=gone id=${a}${onePull} --> one`,
      `- [x] <!-- listkeeper:do=gone id=${b} pull=7 --> two`,
    ].join('\n');
  const askWith = (pull: number | undefined, text: string) => [...resolveCheckboxes(parseCheckboxes(text), pull)].sort();
  const ask = (text: string) => askWith(7, text);

  test('a group asks for each of its links, also for one that is not shown', () => {
    expect(ask(body('x', 'x'))).toEqual([`gone ${a}`, `gone ${b}`, `gone ${c}`]);
  });

  test('a link that was unticked leaves, though its group is still ticked', () => {
    expect(ask(body('x', ' '))).toEqual([`gone ${b}`, `gone ${c}`]);
  });

  test('a group that was unticked takes its links along', () => {
    expect(ask(body(' ', 'x'))).toEqual([]);
  });

  test('a link that is ticked anew stays, whatever becomes of its group', () => {
    expect(ask(body(' ', 'x', ' pull=7', ''))).toEqual([`gone ${a}`]);
  });

  test('a pull request that is no longer open settles its boxes', () => {
    expect(askWith(undefined, body('x', 'x'))).toEqual([]);
    expect(askWith(8, body('x', 'x'))).toEqual([]);
  });
});

describe('a tick that our edit overwrote', () => {
  const box = (mark: string, pull = '') => `- [${mark}] <!-- listkeeper:do=check id=aaaaaaa${pull} --> x`;

  test('is found, with either line end', () => {
    expect(findOverwrittenTicks(box('x'), `new\r\n${box(' ')}`)).toEqual(['check aaaaaaa']);
  });

  test('is not one when the new text answers it, keeps it, or does not offer it any more', () => {
    const answered = appendAnswered(box(' '), new Set(['check aaaaaaa']));
    for (const after of [answered, answered.replaceAll('\n', '\r\n'), box('x', ' pull=3'), 'nothing'])
      expect(findOverwrittenTicks(box('x'), after)).toEqual([]);
    expect(findOverwrittenTicks(box('x', ' pull=3'), box(' '))).toEqual([]);
    expect(removeAnswered(answered)).toBe(box(' '));
  });
});

test('a state without boxes has none, ticked or not', () => {
  const { checkboxes: _, ...bare } = boxed([deadShare, ...deadHost, movedPaper]);
  expect(parseCheckboxes(buildHealthIssue(bare as HealthState, 'en').body)).toEqual([]);
});
