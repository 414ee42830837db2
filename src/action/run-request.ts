import { hasWriteAccess } from '../forge/github/index.ts';
import { type ActionResult, applyPlan, type Forge, type ForgeDiscussions } from '../forge/index.ts';
import { type JobRequest, mayRequestAsAuthor, type PlannedRequest, planRequest } from '../jobs/requests/index.ts';
import type { JobContext } from '../jobs/shared/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Language } from '../model/language.ts';
import type { Plan, ReactionAction } from '../model/plan.ts';

/** What all requests of one run share. */
export interface ActionSession {
  octokit: Parameters<typeof applyPlan>[1];
  repository: { owner: string; repo: string };
  forge: Forge & ForgeDiscussions;
  context: JobContext;
  language: Language;
}

/** What became of one request. */
export interface Outcome {
  /** Undefined when there was nothing to decide. */
  plan?: Plan;
  results: ActionResult[];
  /** One line for the log. */
  summary: string;
  /** A review that nobody asked for in this run: its verdict is in its own check. */
  isOfOther?: true;
}

/**
 * Lets a job decide and applies its plan, if the person who asks may ask. Rejects with ForgeError.
 */
export async function runRequest(session: ActionSession, request: PlannedRequest): Promise<Outcome> {
  const { octokit, repository, forge, context, language } = session;
  const words = getMessages(language);
  const isRefused = !(await mayRequest(session, request));
  // A box that a stranger ticked is reset; their command only gets a reaction.
  if (isRefused && request.kind !== 'remedy') {
    await react(session, request, 'confused');
    return { results: [], summary: words.log.commandNotAllowed(request.askedBy ?? '') };
  }
  await react(session, request, 'eyes');
  const plan = await planRequest(request, forge, context, isRefused);
  if (!plan) return { results: [], summary: words.action.nothingToDo };
  const results = await applyPlan(plan, octokit, repository);
  const isDone = results.every(({ done }) => done) && (!('understood' in plan) || plan.understood);
  await react(session, request, isDone ? '+1' : 'confused');
  return { plan, results, summary: plan.summary };
}

async function mayRequest({ octokit, repository, forge }: ActionSession, request: JobRequest): Promise<boolean> {
  const { askedBy } = request;
  if (askedBy === undefined) return true;
  return (await hasWriteAccess(octokit, repository, askedBy)) || mayRequestAsAuthor(request, askedBy, forge);
}

/**
 * Shows at the comment with the command what became of it. A reaction that is refused changes
 * nothing else.
 */
async function react({ octokit, repository }: ActionSession, { asked }: JobRequest, content: ReactionAction['content']) {
  if (!asked) return;
  await applyPlan({ actions: [{ type: 'react', comment: asked.comment, content }], summary: '' }, octokit, repository);
}
