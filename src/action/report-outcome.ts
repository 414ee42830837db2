import type { ActionResult } from '../forge/index.ts';
import { getMessages } from '../messages/index.ts';
import type { Language } from '../model/language.ts';
import type { CheckRunAction, Plan } from '../model/plan.ts';
import type { Outcome } from './run-request.ts';
import { formatAnnotation, formatOutputLine, formatWorkflowCommand } from './workflow-commands.ts';

/** What one outcome means for the run. */
export interface OutcomeReport {
  /** Lines for the log, with workflow commands. */
  log: string;
  /** One line, also for the output `summary`. Never claims what was not done. */
  summary: string;
  isFailed: boolean;
  /** Whether a person has something to do: the output `found`. */
  needsAttention: boolean;
}

/**
 * Reports what could not be done, and a review as annotations where its check was not written. A
 * review is readable in log and summary even when GitHub refuses to write it; a refused commit or
 * issue is lost, and fails the run.
 */
export function reportOutcome({ plan, results, summary, isOfOther }: Outcome, language: Language): OutcomeReport {
  const words = getMessages(language).action;
  const checkRun = plan?.actions.find((action): action is CheckRunAction => action.type === 'check-run');
  const isReadable = ({ errorCode }: ActionResult) => checkRun !== undefined && errorCode === 'not-permitted';
  const refused = results.filter(({ done }) => !done);
  const locked = refused.filter(({ errorCode }) => errorCode === 'conversation-locked');
  const lost = refused.filter((result) => !isReadable(result) && !locked.includes(result));
  const line = formatOutputLine(lost.length > 0 ? words.notAllDone({ summary }) : summary);
  const explain = ({ error }: ActionResult) => {
    const { message, remedy } = error?.explain(language) ?? {};
    return [message, remedy].filter(Boolean).join(' ');
  };
  const commands = lost.map((result) => formatWorkflowCommand('error', explain(result)));
  commands.push(...locked.slice(0, 1).map((result) => formatWorkflowCommand('notice', explain(result))));
  // One notice, however many actions were refused: they have one cause, and only the maintainer can
  // remove it.
  if (lost.length + locked.length < refused.length) commands.push(formatWorkflowCommand('notice', words.readOnlyToken));
  const isWritten = results.some(({ action, done }) => action === 'check-run' && done);
  if (checkRun && !isWritten) commands.push(...checkRun.annotations.map(formatAnnotation));
  const isBlocking = checkRun?.conclusion === 'failure' && !isOfOther;
  return {
    log: `${line}\n${commands.join('')}`,
    summary: line,
    isFailed: isBlocking || lost.length > 0,
    needsAttention: plan !== undefined && needsAttention(plan),
  };
}

function needsAttention(plan: Plan): boolean {
  return plan.actions.some((action) => {
    if (action.type === 'check-run') return action.conclusion === 'failure';
    if (action.type === 'issue') return action.state === 'open';
    return action.type === 'propose' || (action.type === 'commit' && !plan.actions.some((other) => other.type === 'issue'));
  });
}
