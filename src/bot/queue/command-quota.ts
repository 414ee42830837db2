import type { Job } from './job.ts';

const hourMs = 3600 * 1000;

/** Commands of one person in one repository that run within an hour. */
export const maxCommandsPerHour = 10;

/** How long (ms) somebody is exempt after a command has shown their write access. */
export const trustMs = 24 * hourMs;

/** The window (ms) in which commands are counted. */
export const quotaWindowMs = hourMs;

export interface CommandAuthor {
  owner: string;
  repo: string;
  login: string;
}

/** What the job store has about somebody's commands. */
export interface CommandCounts {
  /** Whether the person has write access. A command within the last day has shown it. */
  isTrusted: boolean;
  /** Commands that ran within the hour. */
  done: number;
  /** Replies within the hour which say that the quota is used up. */
  refused: number;
}

/** The name under which a person's commands in a repository are counted. GitHub ignores case. */
export const formatAuthorKey = ({ owner, repo, login }: CommandAuthor) => `${owner}/${repo}@${login}`.toLowerCase();

/** Who said the command that requested a job; undefined when none did. */
export function findCommandAuthor({ asked, askedBy, owner, repo }: Job): CommandAuthor | undefined {
  return asked && askedBy !== undefined ? { owner, repo, login: askedBy } : undefined;
}

/**
 * Sliding-window limit on the commands of a person in a repository. Beyond it they get one reply an
 * hour that says so, and then none.
 *
 * People with write access are exempt. Their access is found out when a command runs, and trusted
 * for a day. The counts are in the job store, so that neither a restart nor another process resets
 * them.
 * @param job one that a command requested.
 * @returns the job, to be counted as `done`. Beyond the quota, a job that only replies that it is
 * used up, to be counted as `refused`. Undefined when there is to be no reply.
 */
export function admitCommand(job: Job, counts: CommandCounts): { job: Job; counted: 'done' | 'refused' | 'no' } | undefined {
  const { asked: command } = job;
  if (counts.isTrusted || !command) return { job, counted: 'no' };
  if (counts.done < maxCommandsPerHour) return { job, counted: 'done' };
  if (counts.refused > 0) return undefined;
  return { job: { ...job, kind: 'command', number: command.issue, tooOften: true }, counted: 'refused' };
}
