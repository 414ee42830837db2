import { z } from 'zod';
import { type HttpResponse, runPerHost } from '../../../http/index.ts';
import type { Evidence, Verdict } from '../../../model/verdict.ts';
import {
  type CheckTarget,
  classifyFailure,
  classifyRefusal,
  createVerdict,
  parseJsonResponse,
  type ServiceContext,
  sendRequest,
  type TargetChecker,
} from '../shared/index.ts';

const asked = 'gitea api';

/**
 * Gitea and Forgejo by their REST API, without a token. Facts:
 * - A renamed repository answers 307 to the same route under its new name, and so does one of a
 *   renamed owner; `full_name` is the name of today.
 * - 404 means missing or private: not the owner's last word.
 * - `/users/{name}` finds organisations too.
 * Sources: https://codeberg.org/swagger.v1.json; repoAssignment in routers/api/v1/api.go and
 * RedirectToRepo in services/context/repo.go of go-gitea/gitea
 */
export const check: TargetChecker = (targets, context) => runPerHost(targets, 2, (target) => checkTarget(target, context));

const repositorySchema = z.object({ full_name: z.string(), archived: z.boolean().optional(), empty: z.boolean().optional() });
const ownerSchema = z.object({ login: z.string() });
const errorSchema = z.object({ message: z.string() });

async function checkTarget(target: CheckTarget, context: ServiceContext): Promise<Verdict> {
  const { origin, pathname } = new URL(target.identity.url);
  const [owner = '', name, ...page] = pathname.slice(1).split('/');
  const route = name === undefined ? `users/${owner}` : `repos/${owner}/${name}`;
  const response = await sendRequest(context, {
    url: `${origin}/api/v1/${route}`,
    service: 'gitea',
    maxBodyBytes: 1024 * 1024,
    shouldFollowRedirect: (next) => next.origin === origin,
  });
  if (!response.ok) return classifyFailure(response, asked);
  if (response.status !== 200) return classifyError(response, target, context);
  if (name === undefined) return classifyOwner(response, origin, owner);
  const repository = parseJsonResponse(response, repositorySchema);
  if (repository === undefined) return context.checkPage({ ...target, url: target.identity.url });
  const { full_name: fullName, archived, empty } = repository;
  const evidence: Evidence = { asked, status: 200, title: fullName };
  if (fullName.toLowerCase() !== `${owner}/${name}`.toLowerCase())
    return createVerdict('moved', 'renamed', evidence, { to: [origin, fullName, ...page].join('/') });
  if (page.length > 0) return context.checkPage({ ...target, url: target.identity.url });
  if (archived) return createVerdict('alive', 'ok', evidence, { note: 'archived' });
  if (empty) return createVerdict('alive', 'ok', evidence, { note: 'empty-repository' });
  // The name of a repository is its address, so it says nothing about the name of the entry.
  return createVerdict('alive', 'ok', evidence);
}

function classifyOwner(response: HttpResponse, origin: string, owner: string): Verdict {
  const login = parseJsonResponse(response, ownerSchema)?.login;
  const evidence: Evidence = { asked, status: response.status, ...(login === undefined ? {} : { title: login }) };
  if (login === undefined) return createVerdict('unknown', 'unreadable', evidence);
  return login.toLowerCase() === owner.toLowerCase()
    ? createVerdict('alive', 'ok', evidence)
    : createVerdict('moved', 'renamed', evidence, { to: `${origin}/${login}` });
}

function classifyError(response: HttpResponse, target: CheckTarget, context: ServiceContext): Verdict | Promise<Verdict> {
  const evidence = { asked, status: response.status };
  // Without a message in JSON this is no Gitea, or a wall in front of one.
  if (response.status < 500 && response.status !== 429 && parseJsonResponse(response, errorSchema) === undefined)
    return context.checkPage({ ...target, url: target.identity.url });
  if (response.status === 404) return createVerdict('gone', 'not-found', evidence);
  if (response.status === 401) return createVerdict('restricted', 'login', evidence);
  return classifyRefusal(response, asked) ?? createVerdict('unknown', 'ambiguous', evidence);
}
