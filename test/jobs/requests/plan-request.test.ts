import { describe, expect, it } from 'vitest';
import type { Forge, ForgeDiscussions } from '../../../src/forge/index.ts';
import type { PlannedRequest } from '../../../src/jobs/requests/job-request.ts';
import { planRequest } from '../../../src/jobs/requests/plan-request.ts';
import type { JobContext } from '../../../src/jobs/shared/index.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { type Files, memoryForge } from '../shared/memory-forge.ts';

/** The present state decides: a request that names nothing must not reach a job. */
const context = {} as JobContext;
const plan = (request: PlannedRequest, forge: Forge = memoryForge({}), isRefused = false) =>
  planRequest(request, forge as Forge & ForgeDiscussions, context, isRefused);

describe('planRequest', () => {
  it.each<PlannedRequest>([
    { kind: 'command', number: 3, askedBy: 'somebody' },
    { kind: 'command', asked: { command: { name: 'fix' }, comment: 1, issue: 3, onPullRequest: true }, askedBy: 'somebody' },
    { kind: 'command', asked: { command: { name: 'fix' }, comment: 1, issue: 3, onPullRequest: true }, number: 3 },
    { kind: 'submit' },
    { kind: 'answer' },
    { kind: 'merge-group' },
    { kind: 'merge-group', base: 'b0' },
  ])('does nothing, and asks nothing, where the request is not complete: %j', async (request) => {
    const forge = memoryForge({});
    expect(await plan(request, forge)).toBeUndefined();
    expect(forge.requests).toEqual([]);
  });

  it('reviews nothing where no open pull request has the commit', async () => {
    expect(await plan({ kind: 'review', number: undefined as never })).toBeUndefined();
    const forge = memoryForge({});
    forge.propose({ 'a.md': 'x' }, { state: 'closed' });
    const closed = forge.pulls[0]?.head.sha as string;
    const concluded = await plan({ kind: 'review', head: closed }, forge);
    // The check is required, and nobody else would end it.
    expect(concluded?.actions).toMatchObject([{ type: 'check-run', headSha: closed }]);
  });

  it.each([
    ['nothing', {}],
    ['no', { [settingsPath]: 'review: { askUse: false }\n' }],
  ] satisfies [string, Files][])('does not read a comment as an answer where the settings say %s', async (_, files) => {
    const forge = memoryForge(files);
    forge.propose({ 'a.md': 'x' });
    expect(await plan({ kind: 'answer', number: 1 }, forge)).toBeUndefined();
  });

  it('leaves alone ticks of a person without write access in an issue that is not ours', async () => {
    const forge: Forge = { ...memoryForge({}), findOwnIssue: async () => undefined };
    const refused = await plan({ kind: 'remedy', askedBy: 'somebody', number: 9, boxes: ['gone 0000001'] }, forge, true);
    expect(refused?.actions).toEqual([]);
    expect(refused?.summary).toContain('9');
  });
});
