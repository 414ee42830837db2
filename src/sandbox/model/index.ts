/** The state of the embedded GitHub, as plain data. Start with `World` in `world.ts`. */

export { ApiError, notFoundError, validationError } from './api-error.ts';
export { encodePath } from './encode-path.ts';
export type { HttpResponse } from './http-response.ts';
export {
  canWrite,
  findHostedRepository,
  findOrCreateAccount,
  getAuthorAssociation,
  getExplicitRole,
  getFullName,
  getRepositoryRole,
} from './lookup.ts';
export { formatTimestamp } from './timestamp.ts';
export {
  type Account,
  type Actor,
  type Annotation,
  type App,
  type CheckRun,
  type CheckSuite,
  type Comment,
  type DemoState,
  type ExternalRepository,
  type HostedRepository,
  type Installation,
  type Issue,
  type Label,
  type NewRepository,
  type PermissionLevel,
  type PullRequestDetails,
  type PullRequestStats,
  type Reaction,
  type RepositoryRole,
  type Review,
  type ReviewComment,
  reactionNames,
  type World,
  type WorldEvent,
} from './world.ts';
