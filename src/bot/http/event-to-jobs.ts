import { z } from 'zod';
import { convertEventToRequests, isRepositoryEvent } from '../../jobs/requests/index.ts';
import type { Job } from '../queue/index.ts';

const repositoryPayload = z.object({
  installation: z.object({ id: z.number().int() }),
  repository: z.object({ name: z.string(), owner: z.object({ login: z.string() }) }),
});

/**
 * The jobs that an event causes. Never throws: a payload that is not as GitHub documents it causes
 * none.
 * @param event the name in `X-GitHub-Event`.
 */
export function convertEventToJobs(event: string, payload: unknown): Job[] {
  const action = getPayloadAction(payload);
  const because = action === undefined ? event : `${event}.${action}`;
  if (event === 'installation' || event === 'installation_repositories') return installationJobs(payload, because);
  if (event === 'repository') return repositoryJobs(payload, because);
  if (!isRepositoryEvent(event)) return [];
  const { data } = repositoryPayload.safeParse(payload);
  if (!data) return [];
  const { installation, repository } = data;
  const target = { installation: installation.id, owner: repository.owner.login, repo: repository.name, because };
  return convertEventToRequests(event, payload).map((request) => ({ ...target, ...request }));
}

const repositoryNames = z.array(z.object({ full_name: z.string() })).optional();
const installationIdPayload = z.object({ installation: z.object({ id: z.number().int() }) });
const installationPayload = z.object({
  action: z.enum(['created', 'added']),
  installation: z.object({ id: z.number().int() }),
  repositories: repositoryNames,
  repositories_added: repositoryNames,
});

/**
 * Adoption jobs right after an installation. On an account with more repositories, sweeps find the
 * rest, each after a random delay.
 */
const maxAdoptionsPerEvent = 20;

/**
 * Where the App was just installed there may be a list to set up. A repository that has one already
 * is swept: pull requests are open, and generated files may be old.
 */
function installationJobs(payload: unknown, because: string): Job[] {
  const { data } = installationPayload.safeParse(payload);
  const repositories = data?.repositories_added ?? data?.repositories ?? [];
  return repositories.flatMap(({ full_name }, index): Job[] => {
    const [owner, repo, ...rest] = full_name.split('/');
    if (!data || !owner || !repo || rest.length > 0) return [];
    const target = { installation: data.installation.id, owner, repo, because };
    return [...(index < maxAdoptionsPerEvent ? [{ ...target, kind: 'adopt' } as const] : []), { ...target, kind: 'sweep' }];
  });
}

/** After these a repository may be another one than the last sweep saw. */
const repositoryActions = new Set(['unarchived', 'renamed', 'transferred', 'edited']);

function repositoryJobs(payload: unknown, because: string): Job[] {
  const { data } = repositoryPayload.safeParse(payload);
  if (!data || !repositoryActions.has(getPayloadAction(payload) ?? '')) return [];
  const { installation, repository } = data;
  return [{ kind: 'sweep', installation: installation.id, owner: repository.owner.login, repo: repository.name, because }];
}

/**
 * After these actions an installation has got back a permission or its access. GitHub names no
 * repositories.
 */
const restoringActions = new Set(['new_permissions_accepted', 'unsuspend']);

/** The installation whose repositories are all to be swept after this event. */
export function findRestoredInstallation(event: string, payload: unknown): number | undefined {
  if (event !== 'installation' || !restoringActions.has(getPayloadAction(payload) ?? '')) return undefined;
  return installationIdPayload.safeParse(payload).data?.installation.id;
}

/** The installation whose list of repositories may be another one after this event. */
export function findChangedInstallation(event: string, payload: unknown): number | undefined {
  if (!['installation', 'installation_repositories', 'repository'].includes(event)) return undefined;
  return installationIdPayload.safeParse(payload).data?.installation.id;
}

/** The payload's `action`, of bounded length. */
export function getPayloadAction(payload: unknown): string | undefined {
  const action = typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : undefined;
  return typeof action === 'string' && action !== '' ? action.slice(0, 40) : undefined;
}

/** Whether an event of this name can cause jobs. */
export function isHandledEvent(event: string): boolean {
  return ['installation', 'installation_repositories', 'repository'].includes(event) || isRepositoryEvent(event);
}
