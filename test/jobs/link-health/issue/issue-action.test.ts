import { describe, expect, it } from 'vitest';
import { emptySelection } from '../../../../src/jobs/link-health/issue/checkbox-selection.ts';
import {
  buildEditProposal,
  buildIssueAction,
  type IssueActionInput,
} from '../../../../src/jobs/link-health/issue/issue-action.ts';
import { defaultSettings } from '../../../../src/list/schema/settings/settings-schema.ts';
import { boxed, deadShare, state } from '../../../report/fixtures.ts';

const repository = { url: 'https://github.com/example/list' } as IssueActionInput['repository'];
const key = 'gone 0000000';
const base = boxed([deadShare]);
const input = (change: Partial<IssueActionInput> = {}): IssueActionInput => ({
  repository,
  state: base,
  settings: defaultSettings,
  edits: { files: [], edits: [], done: new Set(), refused: new Set() },
  selection: emptySelection,
  hasBoxes: true,
  hasCommands: false,
  adoption: undefined,
  ...change,
});
const box = (text: string) => /- \[([ x])\] <!-- listkeeper:do=gone id=0000000(?: pull=(\d+))? -->/.exec(text)?.slice(1);
const tick = (text: string) => text.replace('- [ ] <!-- listkeeper:do=gone', '- [x] <!-- listkeeper:do=gone');
const edited = { files: [{ path: 'data/a.yml', text: 'x' }], edits: [], done: new Set([key]), refused: new Set<string>() };

describe('the link-health issue', () => {
  it('is open while there is something to decide, and has no boxes that no job would read', () => {
    const action = buildIssueAction(input());
    expect(action).toMatchObject({ type: 'issue', state: 'open', labels: ['link-health'] });
    const { checkboxes: _, ...plain } = base;
    const without = buildIssueAction(input({ hasBoxes: false, state: plain }));
    expect(without.body).not.toContain('- [ ]');
    expect(without).not.toHaveProperty('compose');
    const changes = { died: [], recovered: [], moved: [], codes: [], noted: [] };
    expect(buildIssueAction(input({ state: state({ links: [], changes }) })).state).toBe('closed');
  });

  it('keeps a box that was ticked while the links were checked', () => {
    const { body, compose } = buildIssueAction(input());
    const selection = { ...emptySelection, issue: { number: 3, body } } as IssueActionInput['selection'];
    const now = buildIssueAction(input({ selection })).compose?.(tick(body));
    expect(box(body)).toEqual([' ', undefined]);
    expect(box(now ?? '')).toEqual(['x', undefined]);
    // Without an issue that was read, a tick in its text was never ours to keep.
    expect(box(compose?.(tick(body)) ?? '')).toEqual([' ', undefined]);
  });

  it('names the pull request that was opened meanwhile, not one that has nothing to edit', () => {
    const action = buildIssueAction(input({ edits: edited, selection: { ...emptySelection, pull: 7 } }));
    expect(box(action.body)).toEqual(['x', '7']);
    expect(box(action.compose?.('', () => 9) ?? '')).toEqual(['x', '9']);
    const idle = buildIssueAction(input({ edits: { ...edited, files: [] }, selection: { ...emptySelection, pull: 7 } }));
    expect(box(idle.body)).toEqual(['x', undefined]);
  });

  it('leaves a box unticked that somebody unticked meanwhile', () => {
    const before = buildIssueAction(input({ edits: edited, selection: { ...emptySelection, pull: 7 } })).body;
    const selection = { ...emptySelection, pull: 7, issue: { number: 3, body: before } } as IssueActionInput['selection'];
    const now = before.replace('- [x] <!-- listkeeper:do=gone', '- [ ] <!-- listkeeper:do=gone');
    expect(box(buildIssueAction(input({ edits: edited, selection })).compose?.(now) ?? '')?.[0]).toBe(' ');
  });

  it('does not change when it is written again, whoever wrote the marker above it', () => {
    const { body, compose } = buildIssueAction(input());
    expect(compose?.(body)).toBe(body);
    expect(compose?.(`<!-- listkeeper:health -->\n${body}`)).toBe(body);
  });
});

describe('the pull request with the edits', () => {
  it('is on a branch of its own, and links to the issue where there is one', () => {
    expect(buildEditProposal(input())).toMatchObject({ type: 'propose', base: 'main', baseHead: 'a1b2c3d', files: [] });
    const selection = { ...emptySelection, issue: { number: 31, body: '' } } as IssueActionInput['selection'];
    expect(buildEditProposal(input({ selection, edits: edited })).body).toContain('#31');
    expect(buildEditProposal(input({ edits: edited })).body).not.toContain('#31');
  });
});
