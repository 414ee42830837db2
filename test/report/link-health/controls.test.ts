import { describe, expect, it } from 'vitest';
import type { CheckboxState, LinkState } from '../../../src/model/link-health.ts';
import { Controls, selectCheckboxMessages } from '../../../src/report/link-health/controls.ts';
import { link } from '../fixtures.ts';

const box = (key: string, change: Partial<LinkState> = {}): LinkState =>
  link({
    identity: key,
    url: `https://${key}.example/`,
    key,
    name: { en: key },
    remedies: ['gone', 'remove', 'ignore'],
    ...change,
  });
const one = box('aaaaaaa');
const copied = box('bbbbbbb', {
  remedies: ['gone', 'archive'],
  archived: 'https://web.archive.org/web/20240301000000/http://b.example/',
});
const idle = box('ccccccc', { remedies: [] });
function controls(links: LinkState[], checkboxes: Partial<CheckboxState> | 'none' = {}, source?: string) {
  const state = checkboxes === 'none' ? undefined : { proposed: new Set<string>(), refused: new Set<string>(), ...checkboxes };
  return new Controls(state, links, selectCheckboxMessages(source === undefined ? {} : { source }, 'en'), 'en');
}
const proposed = (...keys: string[]) => ({ proposed: new Set(keys), pull: 7 });

describe('the box of a link', () => {
  it('is its default action; with an archived copy it is that', () => {
    expect(controls([one]).formatRow(one, 'A')).toBe('- [ ] <!-- listkeeper:do=gone id=aaaaaaa --> A');
    expect(controls([copied]).formatRow(copied, 'B')).toBe('- [ ] <!-- listkeeper:do=archive id=bbbbbbb --> B');
  });

  it('is a plain item where there is nothing to tick', () => {
    const { key: _, ...unnamed } = one;
    expect(controls([one], 'none').formatRow(one, 'A')).toBe('- A');
    expect(controls([idle]).formatRow(idle, 'A')).toBe('- A');
    expect(controls([unnamed]).formatRow(unnamed, 'A')).toBe('- A');
    expect(controls([one], 'none').formatChoices(one, ['gone'])).toEqual([]);
    expect(controls([one], 'none').areShown).toBe(false);
  });

  it('is ticked with its pull request, or without one while it waits', () => {
    expect(controls([one], proposed('gone aaaaaaa')).formatRow(one, 'A')).toBe(
      '- [x] <!-- listkeeper:do=gone id=aaaaaaa pull=7 --> A · see #7',
    );
    expect(controls([one], { pending: new Set(['gone aaaaaaa']), pull: 7 }).formatRow(one, 'A')).toBe(
      '- [x] <!-- listkeeper:do=gone id=aaaaaaa --> A',
    );
  });

  it('says why there is no pull request', () => {
    const row = controls([one], { refused: new Set(['gone aaaaaaa']) }).formatRow(one, 'A');
    expect(row).toMatch(/^- \[ \] .* A · can’t be changed automatically/);
  });

  it('has the address in its label only where another link has the same name', () => {
    const twin = box('ddddddd', { name: { en: 'aaaaaaa' } });
    expect(controls([one]).formatName(one)).toBe('“aaaaaaa”');
    expect(controls([one, twin]).formatName(one)).toBe('“aaaaaaa” (`aaaaaaa.example`)');
  });

  it('speaks of lines in a README', () => {
    expect(controls([one], {}, 'README.md').formatChoices(one, ['gone'])[0]).toMatch(/Strike “aaaaaaa” through, keep its line$/);
    expect(controls([copied]).formatChoices(copied, ['archive'])[0]).toMatch(/from 2024-03-01$/);
  });

  it('stays where a row has no room for it, once it is ticked', () => {
    const ticked = controls([one, copied], proposed('remove aaaaaaa', 'archive bbbbbbb'));
    expect(ticked.formatOtherTicks([one, copied, idle], '  ')).toEqual([
      '  - [x] <!-- listkeeper:do=remove id=aaaaaaa pull=7 --> Remove this link of “aaaaaaa” · see #7',
    ]);
    expect(ticked.formatOtherBulk('dead', [one, copied], '2 dead links')).toEqual([
      expect.stringMatching(/^- \[x\] <!-- listkeeper:all=dead\.remove remove=aaaaaaa pull=7 --> 1 in “2 dead links”/),
    ]);
    // An action that the link no longer has isn't shown again.
    expect(controls([one], proposed('address aaaaaaa')).formatOtherTicks([one])).toEqual([]);
  });
});

describe('the box of a group', () => {
  it('does for each link what its own box would, and counts that where it differs', () => {
    const [line] = controls([one, copied, idle]).formatBulk('dead.page', [one, copied, idle], 'All 3');
    expect(line).toMatch(/^- \[ \] <!-- listkeeper:all=dead\.page archive=bbbbbbb gone=aaaaaaa --> All 3/);
    expect(line).toContain('use the archived copy (1)');
    expect(controls([idle]).formatBulk('dead.page', [idle], 'All')).toEqual([]);
    expect(controls([one], 'none').formatBulk('dead.page', [one], 'All')).toEqual([]);
  });

  it('is ticked only when every link is', () => {
    const links = [one, copied];
    const bulk = (...keys: string[]) => controls(links, proposed(...keys)).formatBulk('x', links, 'All')[0];
    expect(bulk('gone aaaaaaa')).toMatch(/^- \[ \]/);
    expect(bulk('gone aaaaaaa', 'archive bbbbbbb')).toMatch(/^- \[x\] .* pull=7 -->.* · see #7$/);
  });

  it('is two where some of its links are ticked, so that a later link does not join them', () => {
    const group = { id: 'dead.page', cause: 'page', links: [one, copied, idle] } as const;
    const split = (...keys: string[]) =>
      controls([one, copied], proposed(...keys)).formatSplitBulk({ ...group, links: [...group.links] }, 'Page');
    const titles = (lines: string[]) => lines.map((line) => /-->\s(.*?”)/.exec(line)?.[1]);
    expect(titles(split('gone aaaaaaa'))).toEqual(['1 in “Page”', '1 in “Page”']);
    expect(titles(split())).toEqual(['All 2 in “Page”']);
    expect(titles(split('gone aaaaaaa', 'archive bbbbbbb'))).toEqual(['All 2 in “Page”']);
  });

  it('of several groups names these, and is ticked with all of their links', () => {
    const groups = [one, copied].map((each) => ({ id: `dead.${each.key}`, cause: 'page' as const, links: [each] }));
    const format = (...keys: string[]) => controls([one, copied], proposed(...keys)).formatGroups('dead', groups, 'All');
    expect(format()[0]).toMatch(/^- \[ \] <!-- listkeeper:all=dead of=dead\.aaaaaaa,dead\.bbbbbbb --> All/);
    expect(format('gone aaaaaaa', 'archive bbbbbbb')[0]).toMatch(/^- \[x\]/);
    expect(controls([one], 'none').formatGroups('dead', groups, 'All')).toEqual([]);
  });
});
