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
  if (event === 'installation' || event === 'installation_repositories') return adoptionJobs(payload, because);
  if (!isRepositoryEvent(event)) return [];
  const { data } = repositoryPayload.safeParse(payload);
  if (!data) return [];
  const { installation, repository } = data;
  const target = { installation: installation.id, owner: repository.owner.login, repo: repository.name, because };
  return convertEventToRequests(event, payload).map((request) => ({ ...target, ...request }));
}

const repositoryNames = z.array(z.object({ full_name: z.string() })).optional();
const installationPayload = z.object({
  action: z.enum(['created', 'added']),
  installation: z.object({ id: z.number().int() }),
  repositories: repositoryNames,
  repositories_added: repositoryNames,
});

/**
 * Adoption jobs right after an installation. On an account with more repositories, the next sweeps
 * find the rest.
 */
const maxAdoptionsPerEvent = 20;

/** Where the App was just installed there may be a list to set up. */
function adoptionJobs(payload: unknown, because: string): Job[] {
  const { data } = installationPayload.safeParse(payload);
  const repositories = data?.repositories_added ?? data?.repositories ?? [];
  return repositories.slice(0, maxAdoptionsPerEvent).flatMap(({ full_name }): Job[] => {
    const [owner, repo, ...rest] = full_name.split('/');
    if (!data || !owner || !repo || rest.length > 0) return [];
    return [{ kind: 'adopt', installation: data.installation.id, owner, repo, because }];
  });
}

/** The payload's `action`, of bounded length. */
export function getPayloadAction(payload: unknown): string | undefined {
  const action = typeof payload === 'object' && payload !== null && 'action' in payload ? payload.action : undefined;
  return typeof action === 'string' && action !== '' ? action.slice(0, 40) : undefined;
}

/** Whether an event of this name can cause jobs. */
export function isHandledEvent(event: string): boolean {
  return event === 'installation' || event === 'installation_repositories' || isRepositoryEvent(event);
}
