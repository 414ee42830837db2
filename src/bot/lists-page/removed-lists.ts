import { z } from 'zod';
import type { RemovedLists } from './list-records.ts';

const installationSchema = z.object({ action: z.string(), installation: z.object({ id: z.number().int() }) });
const removedSchema = z.object({ repositories_removed: z.array(z.object({ full_name: z.string() })) });
const login = z.object({ login: z.string() });
const repositorySchema = z.object({
  repository: z.object({ name: z.string(), owner: login }),
  changes: z
    .object({
      repository: z.object({ name: z.object({ from: z.string() }) }).optional(),
      owner: z.object({ from: z.object({ user: login.nullish(), organization: login.nullish() }) }).optional(),
    })
    .optional(),
});

/**
 * What is no longer to be shown after an event. A repository with a new name comes back with the
 * sweep that the same event causes. Never throws: a payload that is not as GitHub documents it
 * removes nothing, and the page forgets it after three days.
 * @param event the name in `X-GitHub-Event`.
 */
export function findRemovedLists(event: string, payload: unknown): RemovedLists[] {
  const { data } = installationSchema.safeParse(payload);
  if (!data) return [];
  const installation = data.installation.id;
  if (event === 'installation') return ['deleted', 'suspend'].includes(data.action) ? [{ installation }] : [];
  if (event === 'installation_repositories') {
    const removed = removedSchema.safeParse(payload).data?.repositories_removed ?? [];
    return removed.flatMap(({ full_name }) => toRemoved(installation, full_name));
  }
  return event === 'repository' ? findFormerName(data.action, installation, payload) : [];
}

function findFormerName(action: string, installation: number, payload: unknown): RemovedLists[] {
  const { data } = repositorySchema.safeParse(payload);
  if (!data) return [];
  const { repository, changes } = data;
  const { name } = repository;
  const owner = repository.owner.login;
  const formerOwner = changes?.owner?.from.organization?.login ?? changes?.owner?.from.user?.login;
  const formerName = changes?.repository?.name.from;
  if (action === 'deleted' || action === 'archived') return toRemoved(installation, `${owner}/${name}`);
  if (action === 'renamed' && formerName !== undefined) return toRemoved(installation, `${owner}/${formerName}`);
  if (action === 'transferred' && formerOwner !== undefined) return toRemoved(installation, `${formerOwner}/${name}`);
  return [];
}

function toRemoved(installation: number, fullName: string): RemovedLists[] {
  const [owner, repo, ...rest] = fullName.split('/');
  return owner && repo && rest.length === 0 ? [{ installation, owner, repo }] : [];
}
