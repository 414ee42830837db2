import { beforeEach, describe, expect, it } from 'vitest';
import { getMessages } from '../../../src/messages/index.ts';
import { findOrCreateCheckSuite } from '../../../src/sandbox/actions/checks.ts';
import type { CheckRun, HostedRepository } from '../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld, tipOf } from '../helpers/create-test-world.ts';
import { renderTestPage } from '../helpers/render-test-page.ts';

let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

function add(more: Partial<CheckRun> = {}, headSha = tipOf(list)): Promise<{ html: string; text: string }> {
  const { app } = test.world;
  const suite = findOrCreateCheckSuite(test.world, list, { headSha, headBranch: 'main', app });
  const texts = { externalId: '', title: null, summary: null, text: null };
  list.checkRuns.push({
    id: 7,
    name: 'Review',
    headSha,
    status: 'queued',
    conclusion: null,
    ...texts,
    annotations: [],
    suite,
    app,
    ...more,
  });
  return renderTestPage(test.world, '/keeper/list/runs/7');
}

describe('the page of a check run', () => {
  it('has its title, its texts and its annotations, each with a link to its line', async () => {
    const annotation = {
      path: 'data/a#1.yml',
      start_line: 2,
      end_line: 2,
      annotation_level: 'failure' as const,
      message: 'Bad <x>',
    };
    const { html } = await add({
      status: 'completed',
      conclusion: 'failure',
      completedAt: Date.UTC(2026, 0, 2),
      title: 'One to fix',
      summary: '**Summary**',
      text: 'More',
      annotations: [annotation, { ...annotation, start_column: 5, end_column: 6 }],
    });
    expect(html).toContain('<span class="bad">✕</span> One to fix');
    expect(html).toContain('<strong>Summary</strong>');
    expect(html).toContain(`href="/keeper/list/blob/${tipOf(list)}/data/a%231.yml#L2">data/a#1.yml:2</a>`);
    expect(html).toContain('data/a#1.yml:2:5</a>');
    expect(html).toContain('Bad &lt;x&gt;');
    expect(html).toContain('2026-01-02T00:00:00.000Z');
  });

  it('has its name and state while it runs, and says that nothing was annotated', async () => {
    const { html, text } = await add({ status: 'in_progress' });
    expect(html).toContain('<span class="warn">●</span> Review');
    expect(text).toContain(getMessages('en').sandbox.checks.noAnnotations);
    expect(html).not.toContain('class="markdown"');
  });

  it('leads to the pull requests of its commit', async () => {
    const files = { 'b.md': 'b\n' };
    const { number, headSha } = await test
      .as('mei')
      .openPullRequest({ repository: 'keeper/list', title: 'Add b', branch: 'b', files });
    expect((await add({}, headSha)).html).toContain(`<a href="/keeper/list/pull/${number}">#${number} Add b</a>`);
  });
});
