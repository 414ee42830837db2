import type { Forge } from '../../forge/index.ts';
import { settingsPath } from '../../list/schema/index.ts';
import { readSettings } from '../../list/settings/index.ts';
import type { Job } from '../queue/index.ts';
import { nextLinkCheckAt } from './link-check-schedule.ts';

export interface SweepInput {
  forge: Forge;
  /** Whether we have judged this head. */
  hasCompletedCheck: (sha: string) => Promise<boolean>;
  now: number;
  /** When links were last checked, in milliseconds since 1970. */
  lastLinkCheckAt: number | undefined;
}

export interface SweepPlan {
  jobs: Pick<Job, 'kind' | 'number' | 'because'>[];
  /** One line for the log. */
  summary: string;
}

/** Open pull requests looked at in one sweep, newest first: older ones were seen by the sweeps before. */
const maxPullRequests = 100;

/**
 * Compares what is in a repository with what should be, whatever events were missed: heads without a verdict, outputs that may have
 * drifted, a check that is due. Returns the jobs that would mend it and does nothing itself.
 */
export async function planSweep({ forge, hasCompletedCheck, now, lastLinkCheckAt }: SweepInput): Promise<SweepPlan> {
  const repository = await forge.readRepository();
  if (repository.archived) return { jobs: [], summary: 'archived' };
  const head = repository.defaultBranch;
  const { settings } = readSettings((await forge.readFiles(head, [settingsPath])).files[0]);
  const list = await forge.readFiles(head, [`${settings.data}/list.yml`]);
  // A list that is not kept yet may be adopted; a repository without one gets nothing, and the job finds out.
  if (list.files.length === 0) return { jobs: [{ kind: 'adopt', because: 'sweep' }], summary: 'no list here yet' };

  const jobs: SweepPlan['jobs'] = [{ kind: 'publish', because: 'sweep' }];
  const pulls = (await forge.listOpenPullRequests()).slice(0, maxPullRequests);
  for (const pull of pulls) {
    if (!(await hasCompletedCheck(pull.head.sha))) jobs.push({ kind: 'review', number: pull.number, because: 'sweep' });
  }
  const due = nextLinkCheckAt(settings.links.every, lastLinkCheckAt, now);
  if (due !== undefined && due <= now) jobs.push({ kind: 'check', because: 'schedule' });
  const labels = jobs.map((job) => (job.number === undefined ? job.kind : `${job.kind} #${job.number}`));
  return { jobs, summary: `${pulls.length} open pull requests; queued ${labels.join(', ')}` };
}
