import { afterEach, beforeEach } from 'vitest';
import type { PullRequest } from '../../../src/forge/forge.ts';
import { buildReview, reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import type { CheckRunAction, CommentAction, LabelsAction, Plan } from '../../../src/model/plan.ts';
import { listFiles, openTestWorld, type TestWorld } from '../shared/example-list.ts';
import { type MemoryForge, memoryForge } from '../shared/memory-forge.ts';

/** What each test of a review has for itself: the example list in a forge, and a simulated internet. */
export const at = {} as { world: TestWorld; forge: MemoryForge };

/** Opens {@link at} before each test of the file that calls this. */
export function useReviewFixture(): void {
  beforeEach(async () => {
    at.world = await openTestWorld();
    at.forge = memoryForge({ ...listFiles });
  });
  afterEach(() => at.world.close());
}

export const review = (pull: PullRequest) => buildReview(at.forge, pull, at.world.tools);
export const planFor = (pull: PullRequest) => reviewPullRequest(at.forge, pull.number, at.world.tools);
export const checkOf = (plan: Plan) => plan.actions.find((action): action is CheckRunAction => action.type === 'check-run');
export const commentOf = (plan: Plan) => plan.actions.find((action): action is CommentAction => action.type === 'comment');
export const labelsOf = (plan: Plan) => plan.actions.find((action): action is LabelsAction => action.type === 'labels');
export const codes = (findings: readonly { code: string; line: number }[]) => findings.map(({ code, line }) => `${code}:${line}`);
