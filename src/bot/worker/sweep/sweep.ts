import type { GitHubForge, OpenVerdict } from '../../../forge/github/index.ts';
import { type Forge, isForgeError } from '../../../forge/index.ts';
import { commentMarkers, reviewCheckName } from '../../../jobs/shared/index.ts';
import { type Settings, settingsPath } from '../../../list/schema/index.ts';
import { readSettings } from '../../../list/settings/index.ts';
import { getMessages } from '../../../messages/index.ts';
import type { RepositoryStatus } from '../../lists-page/index.ts';
import type { Job } from '../../queue/index.ts';
import type { JobRun } from '../job/job-run.ts';
import { getNextLinkCheckTime, linkCheckJitterMs } from './link-check-schedule.ts';

interface SweepInput {
  forge: Forge;
  /** The newest open pull requests, and what we have said about them. */
  readOpenVerdicts: () => Promise<OpenVerdict[]>;
  now: number;
  /** When links were last checked, in ms since 1970. */
  lastLinkCheckAt: number | undefined;
}

interface SweepPlan {
  jobs: Pick<Job, 'kind' | 'number' | 'because'>[];
  linkCheckInterval: Settings['links']['every'];
  /** What the page of all lists says of the repository; undefined where there is no list. */
  status?: RepositoryStatus;
  /** One line for the log. */
  summary: string;
}

/**
 * Compares the state of a repository with the wanted one, whatever events were missed: heads
 * without a verdict, two comments where one should be, outdated generated files, a link check that
 * is due. Only reads.
 * @returns the jobs that would bring it up to date.
 */
async function planSweep({ forge, readOpenVerdicts, now, lastLinkCheckAt }: SweepInput): Promise<SweepPlan> {
  const { log } = getMessages('en');
  const repository = await forge.readRepository();
  if (repository.archived) return { jobs: [], linkCheckInterval: 'off', summary: log.repositoryArchived };
  const { settings, hasList } = await readListSettings(forge, repository.defaultBranch);
  const linkCheckInterval = hasList ? settings.links.every : 'off';
  // A list that is not set up yet may be adopted. Whether the repository has one at all, the job
  // finds out.
  if (!hasList) return { jobs: [{ kind: 'adopt', because: 'sweep' }], linkCheckInterval, summary: log.noListYet };

  const jobs: SweepPlan['jobs'] = [{ kind: 'publish', because: 'sweep' }];
  const pulls = await readOpenVerdicts();
  for (const { number, isChecked, isDoubled } of pulls) {
    if (!isChecked || isDoubled) jobs.push({ kind: 'review', number, because: 'sweep' });
  }
  const dueAt = getNextLinkCheckTime(settings.links.every, lastLinkCheckAt, now);
  if (dueAt !== undefined && dueAt <= now) jobs.push({ kind: 'check', because: 'schedule' });
  const { url, private: isPrivate } = repository;
  const unreviewed = pulls.flatMap(({ number, isChecked }) => (isChecked ? [] : [number]));
  const status = { part: 'repository', url, isPrivate, pulls: pulls.length, unreviewed } as const;
  const labels = jobs.map((job) => (job.number === undefined ? job.kind : `${job.kind} #${job.number}`));
  return { jobs, linkCheckInterval, status, summary: log.swept(pulls.length, labels) };
}

/**
 * The settings, and whether there is a `list.yml`: one question where the data folder has its
 * default name.
 */
async function readListSettings(forge: Forge, branch: string): Promise<{ settings: Settings; hasList: boolean }> {
  const usualPath = `${readSettings(undefined).settings.data}/list.yml`;
  const { files } = await forge.readFiles(branch, [settingsPath, usualPath]);
  const { settings } = readSettings(files.find(({ path }) => path === settingsPath));
  if (settings.source !== undefined) return { settings, hasList: true };
  const listPath = `${settings.data}/list.yml`;
  const found = listPath === usualPath ? files : (await forge.readFiles(branch, [listPath])).files;
  return { settings, hasList: found.some(({ path }) => path === listPath) };
}

/** Sweeps one repository and queues what it needs. @returns one line for the log. */
export async function runSweep({ job, callServer, clock, random }: JobRun, forge: GitHubForge): Promise<string> {
  const { installation, owner, repo } = job;
  const lastLinkCheckAt = await callServer('getLastLinkCheck', { owner, repo });
  const readOpenVerdicts = () =>
    forge.readOpenVerdicts({ checkName: reviewCheckName, marker: commentMarkers.review }).catch((error: unknown) => {
      // Without the permission to read checks a missing one can not be seen. The rest of the sweep
      // goes on.
      if (isForgeError(error, 'not-permitted')) return [];
      throw error;
    });
  const { jobs, summary, linkCheckInterval, status } = await planSweep({
    forge,
    readOpenVerdicts,
    now: clock.now(),
    lastLinkCheckAt,
  });
  const requests = jobs.map((each) => {
    const delayMs = each.kind === 'check' || each.kind === 'adopt' ? random() * linkCheckJitterMs : 0;
    return { job: { installation, owner, repo, ...each }, notBefore: clock.now() + delayMs };
  });
  await callServer('enqueue', requests);
  if (status) await callServer('recordList', { repository: { installation, owner, repo }, status });
  else await callServer('forgetList', { installation, owner, repo });
  if (job.state !== undefined) await callServer('recordSweep', { owner, repo, state: job.state, linkCheckInterval });
  return summary;
}
