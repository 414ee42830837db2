import { beforeEach, describe, expect, it } from 'vitest';
import { findOrCreateCheckSuite } from '../../../../src/sandbox/actions/checks.ts';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';
import { renderTestPage } from '../../helpers/render-test-page.ts';

let test: TestWorld;
let list: HostedRepository;
let pull: { number: number; headSha: string };

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create({ 'README.md': '# List\n', 'old.md': 'old\n' });
  const files = { 'data/a.yml': 'kind: dataset\nname: A\n', 'old.md': null };
  pull = await test.as('mei').openPullRequest({ repository: 'keeper/list', title: 'Add A', branch: 'add', files });
});

const render = () => renderTestPage(test.world, `/keeper/list/pull/${pull.number}/files`);

function annotate(path: string, line: number, message: string): void {
  const { app } = test.world;
  const suite = findOrCreateCheckSuite(test.world, list, { headSha: pull.headSha, headBranch: 'add', app });
  list.checkRuns.push({
    id: 7,
    name: 'Review',
    headSha: pull.headSha,
    status: 'completed',
    conclusion: 'failure',
    annotations: [{ path, start_line: line, end_line: line, annotation_level: 'failure', message }],
    suite,
    app,
  } as never);
}

describe('the files of a pull request', () => {
  it('are shown as they were changed, each with a link to it where it is still there', async () => {
    const { html } = await render();
    expect(html).toContain('kind: dataset');
    expect(html).toContain('/blob/');
    expect(html).toContain('data/a.yml');
    expect(html).not.toMatch(/href="[^"]*\/blob\/[^"]*old\.md"/);
  });

  it('have the notes of a check below their lines, and say how many there are', async () => {
    expect((await render()).text).not.toContain('No such field');
    annotate('data/a.yml', 2, 'No such field');
    const { html, text } = await render();
    expect(html.indexOf('No such field')).toBeGreaterThan(html.indexOf('kind: dataset'));
    expect(text).toMatch(/1 /);
  });
});
