import type { Forge } from '../../../forge/index.ts';
import { mayRequestAsAuthor } from '../../../jobs/requests/index.ts';
import { formatAnswerMarker } from '../../../jobs/shared/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { PlanAction, ReactionAction } from '../../../model/plan.ts';
import { formatQuotaReply } from '../../../report/commands/index.ts';
import { formatErrorWithRemedy, maxCommandsPerHour } from '../../queue/index.ts';
import { applyActions } from './apply-actions.ts';
import { type JobRun, requireActiveRun } from './job-run.ts';
import { reportActionFailures } from './report-failure.ts';

/** Who may run a command, and the reactions by which they see what became of it. */

/**
 * Whether this person may run the job's command. Write access allows everything. The author of a
 * pull request may run the commands that help to get it merged.
 */
export async function mayRunCommand(run: JobRun, login: string, forge: Forge): Promise<boolean> {
  const { asked: command, tooOften, owner, repo, installation } = run.job;
  if (await run.app.hasWriteAccess({ owner, repo, installation }, login)) {
    if (command) await run.callServer('trustMaintainer', { owner, repo, login });
    return true;
  }
  return !tooOften && mayRequestAsAuthor(run.job, login, forge);
}

/**
 * Replies once an hour to somebody who has used up their quota. Further commands in that hour get
 * no reply.
 */
export async function replyQuotaExceeded(run: JobRun): Promise<string> {
  const { asked: command, askedBy = '' } = run.job;
  if (command) {
    await requireActiveRun(run);
    const reply: PlanAction = {
      type: 'comment',
      issue: command.issue,
      marker: formatAnswerMarker(command.comment),
      body: formatQuotaReply(maxCommandsPerHour),
    };
    reportActionFailures(run.job, await applyActions(run.job, [reply], run.app, { signal: run.signal }), run.log);
    await addReaction(run, 'confused');
  }
  return getMessages('en').log.quotaExceeded(askedBy);
}

/** Reacts to the comment with the command, where there is one. A failure is only logged. */
export async function addReaction({ job, app, signal, log }: JobRun, content: ReactionAction['content']): Promise<void> {
  if (!job.asked) return;
  const [result] = await applyActions(job, [{ type: 'react', comment: job.asked.comment, content }], app, { signal });
  if (!result || result.done) return;
  log('warn', `react: ${formatErrorWithRemedy(result.error)}`, { repository: `${job.owner}/${job.repo}` });
}
