import { afterEach, beforeEach, expect } from 'vitest';
import { type ActionResult, applyPlan } from '../../../src/forge/apply.ts';
import type { PlanAction } from '../../../src/model/plan.ts';
import { name, openSandboxFixture, type SandboxFixture } from '../sandbox-fixture.ts';

/** A repository with an open pull request, and what a test does to it. */
export interface ActionBench {
  readonly fixture: SandboxFixture;
  readonly pull: { number: number; headSha: string };
  /** Applies one action. */
  one(action: PlanAction): Promise<ActionResult>;
  issue(number: number): NonNullable<ReturnType<SandboxFixture['repository']['issues']['get']>>;
  /** The requests that changed something since the last call. */
  writes(): string[];
}

/** Opens the bench anew for each test. What GitHub would not have said or taken fails the test. */
export function useActionBench(): ActionBench {
  let fixture: SandboxFixture;
  let pull: { number: number; headSha: string };
  beforeEach(async () => {
    fixture = await openSandboxFixture({ 'README.md': '# List\n', 'data/a.yml': 'kind: dataset\n' }, { contract: true });
    pull = await fixture.sandbox
      .asUser('contributor')
      .openPullRequest({ repository: name, title: 'Add', branch: 'add', files: { 'data/b.yml': 'kind: paper\n' } });
    fixture.requests();
  });
  afterEach(async () => {
    await fixture.sandbox.close();
    expect(fixture.violations()).toEqual([]);
  });
  return {
    get fixture() {
      return fixture;
    },
    get pull() {
      return pull;
    },
    async one(action) {
      const [applied] = await applyPlan({ actions: [action], summary: '' }, fixture.octokit, fixture.target);
      if (!applied) throw new Error('nothing came of it');
      return applied;
    },
    issue(number) {
      const found = fixture.repository.issues.get(number);
      if (!found) throw new Error(`no #${number}`);
      return found;
    },
    writes: () => fixture.requests().filter((each) => !each.startsWith('GET')),
  };
}
