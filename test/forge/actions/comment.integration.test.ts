import { describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/forge/apply.ts';
import type { CommentAction } from '../../../src/model/plan.ts';
import { name } from '../sandbox-fixture.ts';
import { useActionBench } from './action-bench.ts';

const bench = useActionBench();

describe('a sticky comment', () => {
  const comment = (body = 'Two to fix.', more: Partial<CommentAction> = {}): CommentAction => ({
    type: 'comment',
    issue: bench.pull.number,
    marker: 'listkeeper:review',
    body,
    ...more,
  });
  const bodies = () => bench.issue(bench.pull.number).comments.map(({ body }) => body);

  it('is created once, left alone when unchanged, and edited in place otherwise', async () => {
    expect(await bench.one(comment())).toMatchObject({ action: 'comment', done: true, changed: true });
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nTwo to fix.']);
    bench.writes();
    expect(await bench.one(comment())).toMatchObject({ done: true, changed: false });
    expect(bench.writes()).toEqual([]);
    await bench.one(comment('All well.'));
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nAll well.']);
  });

  it('ignores comments of other users that copy its marker', async () => {
    const person = bench.fixture.sandbox.asUser('mallory');
    await person.comment({ repository: name, issue: bench.pull.number, body: '<!-- listkeeper:review -->\nMine.' });
    await bench.one(comment());
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nMine.', '<!-- listkeeper:review -->\nTwo to fix.']);
  });

  it('is found beyond the first page', async () => {
    await bench.one(comment());
    const person = bench.fixture.sandbox.asUser('talker');
    for (let count = 0; count < 3; count += 1)
      await person.comment({ repository: name, issue: bench.pull.number, body: `${count}` });
    const ours = bench.issue(bench.pull.number).comments.shift();
    const [talk] = bench.issue(bench.pull.number).comments;
    if (!ours || !talk) throw new Error('no comments');
    for (let id = 1; id <= 120; id += 1) bench.issue(bench.pull.number).comments.push({ ...talk, id: 50_000 + id });
    bench.issue(bench.pull.number).comments.push({ ...ours, id: 60_000 });
    await bench.one(comment('Changed.'));
    expect(bodies().filter((body) => body.startsWith('<!--'))).toEqual(['<!-- listkeeper:review -->\nChanged.']);
  });

  it('is not created when only an existing one should be updated', async () => {
    expect(await bench.one(comment('Fine.', { onlyIfPresent: true }))).toMatchObject({ done: true, changed: false });
    expect(bodies()).toEqual([]);
    await bench.one(comment());
    await bench.one(comment('Fine.', { onlyIfPresent: true }));
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nFine.']);
  });

  it('is deduplicated after two concurrent runs created two', async () => {
    await bench.one(comment());
    const [first] = bench.issue(bench.pull.number).comments;
    if (!first) throw new Error('no comment');
    bench.issue(bench.pull.number).comments.push({ ...first, id: first.id + 100 });
    await bench.one(comment('Last word.'));
    expect(bench.issue(bench.pull.number).comments.map(({ id, body }) => [id, body])).toEqual([
      [first.id, '<!-- listkeeper:review -->\nLast word.'],
    ]);
  });

  it('recognizes its own comment by the token’s user', async () => {
    const { app: _app, ...to } = bench.fixture.target;
    for (const body of ['One.', 'Two.']) await applyPlan({ actions: [comment(body)], summary: '' }, bench.fixture.octokit, to);
    expect(bodies()).toEqual(['<!-- listkeeper:review -->\nTwo.']);
  });
});
