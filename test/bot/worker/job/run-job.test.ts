import { describe, expect, it } from 'vitest';
import type { QueuedJob, RunStatus } from '../../../../src/bot/queue/index.ts';
import type { RunJobSettings } from '../../../../src/bot/worker/job/job-run.ts';
import { runJob } from '../../../../src/bot/worker/job/run-job.ts';
import { ForgeError } from '../../../../src/forge/forge-error.ts';
import { ArchiveCache } from '../../../../src/forge/github/index.ts';
import { listFiles } from '../../../jobs/shared/example-list.ts';
import { memoryForge } from '../../../jobs/shared/memory-forge.ts';
import { testClock } from '../../test-clock.ts';

const publish: QueuedJob = { kind: 'publish', installation: 1, owner: 'o', repo: 'r', because: 'push', row: 1, tries: 1 };
const revoked = new ForgeError('bad-credentials', {
  operation: { name: 'read-repository' },
  reason: { kind: 'status', status: 401 },
});

interface Situation {
  files?: Record<string, string>;
  canWrite?: boolean;
  status?: RunStatus;
  /** GitHub rejects the token, which was kept since an earlier job. */
  rejectsToken?: { isKept: boolean };
}

/** A worker whose repositories are in memory, and what it asks of GitHub and of the server. */
function open({ files = {}, canWrite = false, status = 'current', rejectsToken }: Situation = {}) {
  const forge = memoryForge(files);
  const calls: [string, unknown][] = [];
  const written: string[] = [];
  const write = async (request: Record<string, unknown>) => {
    written.push(String(request.content ?? request.body ?? request.name));
    return { status: 201, data: { id: 1, html_url: '' } };
  };
  const client = {
    rest: {
      reactions: { createForIssueComment: write },
      checks: { create: write, listForRef: async () => ({ data: { check_runs: [] } }) },
    },
    paginate: async () => [],
  };
  const app = {
    apiUrl: 'https://api.github.com',
    openClient: async () => {
      if (rejectsToken) throw revoked;
      return client;
    },
    getSlug: async () => 'bot',
    getToken: async () => 'token',
    forgetToken: () => rejectsToken?.isKept ?? false,
    hasWriteAccess: async () => canWrite,
  };
  const settings = {
    app,
    openForge: () => Object.assign(forge, { getRecentReads: () => undefined, readOpenVerdicts: async () => [] }),
    callServer: async (name: string, params: unknown) => {
      calls.push([name, params]);
      return name === 'getRunStatus' ? status : undefined;
    },
    network: {},
    clock: testClock(),
    random: () => 0.5,
    log: () => {},
    archives: new ArchiveCache(),
  } as unknown as RunJobSettings;
  const run = (job: Partial<QueuedJob> = {}, signal = new AbortController().signal) =>
    runJob({ ...publish, ...job } as QueuedJob, signal, settings);
  return { run, forge, calls, written };
}

describe('a token that GitHub rejects', () => {
  it('may have been kept too long: the job runs again with a new one', async () => {
    await expect(open({ rejectsToken: { isKept: true } }).run()).rejects.toMatchObject({ category: 'unavailable' });
  });

  it('that is new is a matter of the key', async () => {
    await expect(open({ rejectsToken: { isKept: false } }).run()).rejects.toBe(revoked);
  });
});

describe('a command', () => {
  const command = { kind: 'command', number: 7, askedBy: 'eve' } as const;
  const asked = { command: { name: 'approve' }, comment: 5, issue: 7, onPullRequest: true } as const;

  it('of a person without write access is not run, and gets a reaction', async () => {
    const { run, forge, written } = open();
    forge.propose({ 'a.md': 'x' }, { number: 7 });
    expect(await run({ ...command, asked })).toContain('eve');
    expect(written).toEqual(['confused']);
  });

  it('of a person who asks too often is not run, and has no reaction where no comment holds it', async () => {
    const { run, written } = open();
    expect(await run({ ...command, tooOften: true })).toContain('eve');
    expect(written).toEqual([]);
  });

  it('that names nothing ends there', async () => {
    const { run, calls, written } = open({ canWrite: true });
    expect(await run(command)).toMatch(/\S/);
    expect([calls, written]).toEqual([[], []]);
  });
});

describe('a plan', () => {
  // A broken file keeps the README as it is: the plan is a check that says so.
  const files = { ...listFiles, 'data/broken.yml': 'a: [' };

  it('is applied, and what it has seen of the list is told to the server', async () => {
    const { run, calls, written } = open({ files });
    expect(await run()).toMatch(/\S/);
    expect(written).toHaveLength(1);
    expect(calls.find(([name]) => name === 'recordList')?.[1]).toMatchObject({
      repository: { installation: 1, owner: 'o', repo: 'r' },
    });
  });

  it('is not applied when the run was given to another worker', async () => {
    const { run, calls, written } = open({ files, status: 'gone' });
    await expect(run()).rejects.toThrow('abandoned');
    expect(written).toEqual([]);
    expect(calls.map(([name]) => name)).toEqual(['readRenderCache', 'getRunStatus']);
  });

  it('is not applied after the run was stopped', async () => {
    const { run, calls, written } = open({ files });
    await expect(run({}, AbortSignal.abort(new Error('the bot stops')))).rejects.toThrow('the bot stops');
    expect([calls.map(([name]) => name), written]).toEqual([['readRenderCache'], []]);
  });
});

describe('a push that may change verdicts', () => {
  it('has the open pull requests reviewed, each as a job of its own', async () => {
    const { run, calls, forge } = open({ files: listFiles });
    forge.propose({ 'data/a.yml': 'x' });
    forge.propose({ 'data/b.yml': 'x' });
    await run({ kind: 'review-open', base: 'a commit that is no more', head: forge.commitOf('main') });
    const [, queued] = calls.find(([name]) => name === 'enqueue') ?? [];
    const job = { kind: 'review', installation: 1, owner: 'o', repo: 'r', because: 'push' };
    expect(queued).toEqual([{ job: { ...job, number: 1 } }, { job: { ...job, number: 2 } }]);
  });
});

describe('a sweep', () => {
  it('leaves an archived repository alone', async () => {
    const { run, forge, calls } = open();
    forge.about.archived = true;
    expect(await run({ kind: 'sweep' })).toContain('archived');
    expect(calls.filter(([name]) => name === 'enqueue')).toEqual([['enqueue', []]]);
  });
});
