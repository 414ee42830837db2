import type { Forge } from '../forge/forge.ts';
import { readSettings } from '../list/read-settings.ts';
import { settingsPath } from '../list/settings.ts';
import type { Job } from './job.ts';
import { nextCheck } from './schedule.ts';

export interface SweepTools {
  forge: Forge;
  /** Whether we have judged this head. */
  hasVerdict: (sha: string) => Promise<boolean>;
  now: number;
  /** When links were last checked, in milliseconds since 1970. */
  lastCheck: number | undefined;
}

export interface Swept {
  jobs: Pick<Job, 'kind' | 'number' | 'because'>[];
  /** One line for the log. */
  summary: string;
}

/** Open pull requests looked at in one sweep, newest first: older ones were seen by the sweeps before. */
const mostPulls = 100;

/**
 * Compares what is in a repository with what should be, whatever events were missed: heads without a verdict, outputs that may have
 * drifted, a check that is due. Returns the jobs that would mend it and does nothing itself.
 */
export async function sweep({ forge, hasVerdict, now, lastCheck }: SweepTools): Promise<Swept> {
  const repository = await forge.repository();
  if (repository.archived) return { jobs: [], summary: 'archived' };
  const head = repository.defaultBranch;
  const { settings } = readSettings((await forge.read(head, [settingsPath])).files[0]);
  const list = await forge.read(head, [`${settings.data}/list.yml`]);
  // A list that is not kept yet may be adopted; a repository without one gets nothing, and the job finds out.
  if (list.files.length === 0) return { jobs: [{ kind: 'adopt', because: 'sweep' }], summary: 'no list here yet' };

  const jobs: Swept['jobs'] = [{ kind: 'publish', because: 'sweep' }];
  const pulls = (await forge.openPullRequests()).slice(0, mostPulls);
  for (const pull of pulls) {
    if (!(await hasVerdict(pull.head.sha))) jobs.push({ kind: 'review', number: pull.number, because: 'sweep' });
  }
  const due = nextCheck(settings.links.every, lastCheck, now);
  if (due !== undefined && due <= now) jobs.push({ kind: 'check', because: 'schedule' });
  const kinds = jobs.map((job) => (job.number === undefined ? job.kind : `${job.kind} #${job.number}`));
  return { jobs, summary: `${pulls.length} open pull requests; queued ${kinds.join(', ')}` };
}
