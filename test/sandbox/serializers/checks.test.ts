import { describe, expect, it } from 'vitest';
import { findOrCreateCheckSuite } from '../../../src/sandbox/actions/checks.ts';
import type { CheckRun } from '../../../src/sandbox/model/world.ts';
import { getCheckSuiteState, serializeAnnotation, serializeCheckRun } from '../../../src/sandbox/serializers/checks.ts';
import { createTestWorld, tipOf } from '../helpers/create-test-world.ts';

const run = (conclusion: string | null) => ({ conclusion, status: conclusion ? 'completed' : 'in_progress' }) as CheckRun;
const suite = (more = {}) => ({ id: 1, headSha: '', headBranch: null, createdAt: 0, ...more }) as never;

describe('the state of a check suite', () => {
  it.each([
    ['queued without runs', [], 'queued', null],
    ['in progress while one runs', ['success', null], 'in_progress', null],
    ['successful when all are', ['success', 'success'], 'completed', 'success'],
    ['as bad as the worst', ['success', 'cancelled', 'failure', 'timed_out'], 'completed', 'failure'],
    ['successful beside what is neutral', ['neutral', 'success'], 'completed', 'success'],
    ['neutral where nothing else is', ['neutral', 'skipped'], 'completed', 'neutral'],
  ])('is %s', (_, conclusions, status, conclusion) => {
    expect(getCheckSuiteState(suite(), conclusions.map(run))).toEqual({ status, conclusion });
  });

  it('is queued again once it was asked for again', () => {
    expect(getCheckSuiteState(suite({ isRerequested: true }), [run('failure')]).status).toBe('queued');
  });
});

describe('a check run', () => {
  it('has its own page where it gives no other, and times when it has them', async () => {
    const { world, create } = createTestWorld();
    const list = await create();
    const headSha = tipOf(list);
    const made = {
      ...run(null),
      id: 7,
      name: 'Review',
      headSha,
      annotations: [],
      app: world.app,
      suite: findOrCreateCheckSuite(world, list, { headSha, headBranch: 'main', app: world.app }),
    } as unknown as CheckRun;
    expect(serializeCheckRun(world, list, made)).toMatchObject({
      details_url: 'http://sandbox.example/keeper/list/runs/7',
      started_at: null,
      completed_at: null,
    });
    made.detailsUrl = 'https://ci.example/7';
    made.completedAt = Date.UTC(2026, 0, 2);
    expect(serializeCheckRun(world, list, made)).toMatchObject({
      details_url: 'https://ci.example/7',
      completed_at: '2026-01-02T00:00:00Z',
    });
    const annotation = { path: 'a b#.md', start_line: 1, end_line: 1, annotation_level: 'notice' as const, message: 'm' };
    expect(serializeAnnotation(world, list, made, annotation)).toMatchObject({
      blob_href: `http://sandbox.example/keeper/list/blob/${headSha}/a%20b%23.md`,
      start_column: null,
      title: null,
    });
  });
});
