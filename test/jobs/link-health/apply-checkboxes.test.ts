import { expect, it } from 'vitest';
import type { OwnIssue } from '../../../src/forge/index.ts';
import { applyCheckboxes } from '../../../src/jobs/link-health/apply-checkboxes.ts';
import type { JobContext } from '../../../src/jobs/shared/index.ts';
import { listFiles } from '../shared/example-list.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const context = { clock: { now: () => Date.UTC(2026, 10, 22, 3) }, random: () => 0.5 } as JobContext;
const repository = (issue?: number) => ({
  ...memoryForge(listFiles),
  findOwnIssue: async () =>
    issue === undefined ? undefined : ({ number: issue, body: '', state: 'open' } as unknown as OwnIssue),
});
const stranger = (issue: number) => ({ unauthorizedUser: { login: 'somebody', issue, boxes: ['gone 0000001'] } });

it.each([undefined, 4])('ticks in an issue that is not ours change nothing in ours, which is %s', async (issue) => {
  const forge = repository(issue);
  const plan = await applyCheckboxes(forge, context, stranger(9));
  expect(plan).toMatchObject({ actions: [], summary: expect.stringContaining('9') });
  expect(forge.requests).toEqual([]);
});

it('a person without write access is told so, below an issue whose boxes are set back', async () => {
  const { actions } = await applyCheckboxes(repository(9), context, stranger(9));
  expect(actions.map(({ type }) => type)).toContain('issue');
  expect(actions.at(-1)).toMatchObject({ type: 'comment', issue: 9, marker: 'listkeeper:health somebody' });
  expect(actions.at(-1)).toMatchObject({ body: expect.stringContaining('somebody') });
});

it('nobody is told anything where the tick was allowed', async () => {
  const { actions } = await applyCheckboxes(repository(9), context);
  expect(actions.filter(({ type }) => type === 'comment')).toEqual([]);
});
