import { describe, expect, it } from 'vitest';
import { findLostTicks, findTickedBoxes } from '../../../../src/jobs/link-health/issue/ticked-boxes.ts';
import { commentMarkers } from '../../../../src/jobs/shared/index.ts';
import { formatLinkMark } from '../../../../src/report/link-health/checkbox-actions.ts';

/** The issue with these links' boxes, of which some are ticked. */
const issue = (links: Record<string, boolean>, marker: string = commentMarkers.health) =>
  `<!-- ${marker} -->\n\n${Object.entries(links)
    .map(([key, isOn]) => `${formatLinkMark('check', key, { isOn })} a link`)
    .join('\n')}\n`;

describe('the boxes that an edit ticked', () => {
  const before = issue({ aaaaaaa: false, bbbbbbb: true });

  it('are those that were not ticked before', () => {
    expect(findTickedBoxes(before, issue({ aaaaaaa: true, bbbbbbb: true }))).toEqual(['check aaaaaaa']);
  });

  it('are none where one was only unticked, which is an edit all the same', () => {
    expect(findTickedBoxes(before, issue({ aaaaaaa: false, bbbbbbb: false }))).toEqual([]);
  });

  it('are no matter where no box changed, or the issue is another one', () => {
    expect(findTickedBoxes(before, `${before}A word more.`)).toBeUndefined();
    expect(findTickedBoxes(issue({ aaaaaaa: false }, 'other'), issue({ aaaaaaa: true }, 'other'))).toBeUndefined();
  });

  it('are two hundred at most', () => {
    const keys = Array.from({ length: 300 }, (_, index) => String(index).padStart(7, 'a'));
    const all = (isOn: boolean) => issue(Object.fromEntries(keys.map((key) => [key, isOn])));
    expect(findTickedBoxes(all(false), all(true))).toHaveLength(200);
  });
});

describe('ticks that an edit of ours overwrote', () => {
  it('are found in our issue, and in no other', () => {
    const [ticked, fresh] = [{ aaaaaaa: true }, { aaaaaaa: false }];
    expect(findLostTicks(issue(ticked), issue(fresh))).toEqual(['check aaaaaaa']);
    expect(findLostTicks(issue(ticked, 'other'), issue(fresh, 'other'))).toEqual([]);
    expect(findLostTicks(issue(ticked), 'The text of a person.')).toEqual([]);
  });
});
