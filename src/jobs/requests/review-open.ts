import type { Forge } from '../../forge/index.ts';
import { findAffectedPullRequests } from '../review/index.ts';
import type { JobRequest, PlannedRequest } from './job-request.ts';

/**
 * The reviews that a push to the default branch asks for. Rejects with ForgeError.
 * @param request of the kind `review-open`, with the commits before and after the push.
 */
export async function findReviewRequests({ base, head }: JobRequest, forge: Forge): Promise<PlannedRequest[]> {
  if (base === undefined || head === undefined) return [];
  const numbers = await findAffectedPullRequests(forge, { before: base, after: head });
  return numbers.map((number) => ({ kind: 'review', number }));
}
