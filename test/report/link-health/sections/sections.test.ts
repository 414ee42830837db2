import { describe, expect, it } from 'vitest';
import type { CheckboxState, HealthState, LinkState } from '../../../../src/model/link-health.ts';
import { Controls, selectCheckboxMessages } from '../../../../src/report/link-health/controls.ts';
import { buildIssueModel } from '../../../../src/report/link-health/issue-model.ts';
import {
  formatFold,
  formatGroupName,
  formatMove,
  formatSections,
  type SectionContext,
  type SectionDetail,
} from '../../../../src/report/link-health/sections/sections.ts';
import { boxed, deadHost, deadShare, movedPaper, state, suspectLink } from '../../fixtures.ts';

/** The sections of these links, with boxes unless they are left out. */
function format(
  links: readonly LinkState[],
  detail: SectionDetail,
  { checkboxes = {}, ...more }: { checkboxes?: Partial<CheckboxState> | 'none'; isTooLong?: boolean; source?: string } = {},
): string[] {
  const { isTooLong, source } = more;
  const base: HealthState = checkboxes === 'none' ? state({ links: [...links] }) : boxed(links, checkboxes);
  const whole = { ...base, ...(source === undefined ? {} : { source }) };
  const controls = new Controls(whole.checkboxes, whole.links, selectCheckboxMessages(whole, 'en'), 'en');
  const context: SectionContext = { state: whole, language: 'en', controls, detail, ...(isTooLong ? { isTooLong } : {}) };
  return formatSections(buildIssueModel(whole, { splitHosts: true }), context);
}
const allDetails = ['cards', 'rows-with-evidence', 'rows', 'short-rows', 'groups-with-new', 'groups'] as const;
const boxesIn = (text: string) => text.match(/^ *- \[[ x]\] <!-- listkeeper:\S+/gm) ?? [];

describe('the sections of the issue', () => {
  it('are one block each, the most important first', () => {
    const blocks = format([movedPaper, suspectLink, deadShare], 'rows');
    expect(blocks.map((block) => block.split('\n')[0])).toEqual([
      '### 1 dead link: tick what to do; one pull request follows',
      '### 1 new address',
      '### 1 link failed once and will be rechecked: no action needed',
    ]);
    expect(format([], 'cards')).toEqual([]);
  });

  it.each(allDetails)('have as %s the evidence and the edit links that there is room for, and no empty part', (detail) => {
    const text = format([deadShare, ...deadHost, movedPaper, suspectLink], detail).join('\n\n');
    expect(text).not.toMatch(/\n{3}|undefined|\[object/);
    expect(text.includes('Failing since')).toBe(['cards', 'rows-with-evidence', 'rows', 'short-rows'].includes(detail));
    expect(text.includes('edit line')).toBe(!['short-rows', 'groups'].includes(detail));
  });

  it('show a dead link as a card with two boxes, and the other choices in a fold', () => {
    const [card = ''] = format([deadShare], 'cards');
    const [open = '', folded = ''] = card.split('<details>');
    expect(boxesIn(open)).toHaveLength(2);
    expect(boxesIn(folded)).toHaveLength(3);
    expect(open).toContain('Failing since');
  });

  it('tell the story of an unreachable host once', () => {
    const [text = ''] = format(deadHost, 'rows');
    expect(text).toContain('#### `cmekg.pcl.ac.cn` is unreachable (3)');
    expect(text.match(/Failing since/g)).toHaveLength(1);
  });

  it('say what to do by hand where no job would read a box', () => {
    const [dead = '', moved = ''] = format([deadShare, movedPaper], 'rows', { checkboxes: 'none' });
    expect(boxesIn(dead + moved)).toEqual([]);
    expect(dead).toContain('status: {state: gone, since: 2026-11-22}');
    expect(moved).not.toContain('tick');
    expect(format([deadShare], 'rows', { checkboxes: 'none', source: 'README.md' })[0]).toContain('strike it through');
  });

  it('name the commands only where they are answered', () => {
    expect(format([deadShare], 'rows')[0]).not.toContain('/listkeeper');
    expect(format([deadShare], 'rows', { checkboxes: { hasCommands: true } })[0]).toContain('`/listkeeper remove <address>`');
    expect(format([deadShare], 'groups', { isTooLong: true })[0]).toContain('too many links for boxes');
  });

  it('keep a tick whose row is not shown', () => {
    const proposed = new Set(['remove 0000000']);
    for (const detail of allDetails) {
      const text = format([deadShare], detail, { checkboxes: { proposed, pull: 7 } }).join('\n');
      expect(text, detail).toMatch(/- \[x\] <!-- listkeeper:(?:do=remove id|all=dead\.remove remove)=0000000 pull=7 -->/);
    }
  });
});

it('a move names the old and the new address, and nobody’s Markdown', () => {
  expect(formatMove(movedPaper, 'en')).toBe(
    '**A Paper** · `www.aclweb.org/anthology/P19-1001.pdf` → [`aclanthology.org/P19-1001`](https://aclanthology.org/P19-1001/)',
  );
});

it('a group is named by its cause, or by the host as it is', () => {
  expect(formatGroupName({ id: 'dead.page', cause: 'page', links: [] }, 'en')).toBe('Page not found');
  expect(formatGroupName({ id: 'x', cause: 'unreachable', host: 'a_b_.example', links: [] }, 'en')).toBe(
    '`a_b_.example` is unreachable',
  );
  expect(formatFold('Two', ['- a', '- b'])).toBe('<details><summary>Two</summary>\n\n- a\n- b\n\n</details>');
});
