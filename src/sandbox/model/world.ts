import type { Language } from '../../model/language.ts';
import type { Clock } from '../../runtime/clock.ts';
import type { GitObjectStore } from '../git/index.ts';

/**
 * The state of the embedded GitHub. Plain data: `actions/` changes it, `api/` and `pages/` show it.
 */
export interface World {
  /** URL of the pages, without a trailing slash. */
  url: string;
  /** Base URL of the REST API. */
  api: string;
  /** What the first page shows of a demo. Undefined where the sandbox is none. */
  demo?: DemoState;
  clock: Clock;
  accounts: Map<string, Account>;
  /** Hosted repositories, by lower-case `owner/name`. */
  hosted: Map<string, HostedRepository>;
  /** External repositories, by lower-case `owner/name`, for checks of links to GitHub. */
  externalRepositories: Map<string, ExternalRepository>;
  /** The state of a repository that is in neither map. */
  unlistedRepositories: 'alive' | 'gone';
  app: App;
  /** The App behind the token of a GitHub Action. */
  actionsApp: App;
  installation: Installation;
  /** Publishes an event to the webhooks. */
  emit(event: WorldEvent): void;
  nextId(): number;
}

export interface Account {
  id: number;
  login: string;
  type: 'User' | 'Organization' | 'Bot';
  name: string;
}

export type RepositoryRole = 'admin' | 'maintain' | 'write' | 'triage' | 'read';
export type PermissionLevel = 'read' | 'write';

export interface App {
  id: number;
  slug: string;
  name: string;
  owner: Account;
  /** The account under which the App writes: `slug[bot]`. */
  bot: Account;
  permissions: Record<string, PermissionLevel>;
  events: string[];
  createdAt: number;
  /** For people who sign in. */
  clientId: string;
  clientSecret: string;
  /** Where the browser of a person who signs in may be sent back to. */
  callbackUrls: string[];
  isSuspended?: boolean;
}

export interface Installation {
  id: number;
  account: Account;
  suspendedAt?: number;
  createdAt: number;
  /** Hosted repositories, by lower-case `owner/name`, that the App may see. */
  repositories: Set<string>;
}

/** Who does something, and through which App. */
export interface Actor {
  account: Account;
  app?: App;
}

export interface HostedRepository {
  id: number;
  owner: Account;
  name: string;
  description: string;
  private: boolean;
  archived: boolean;
  hasIssues: boolean;
  /** SPDX id. */
  license?: string;
  defaultBranch: string;
  store: GitObjectStore;
  /** `refs/heads/main` → commit. */
  refs: Map<string, string>;
  protectedBranches: Set<string>;
  collaborators: Map<string, RepositoryRole>;
  parent?: HostedRepository;
  issues: Map<number, Issue>;
  labels: Map<string, Label>;
  checkRuns: CheckRun[];
  checkSuites: CheckSuite[];
  nextIssueNumber: number;
  createdAt: number;
  pushedAt: number;
}

export interface Label {
  id: number;
  name: string;
  color: string;
  description: string | null;
}

export interface Issue {
  id: number;
  number: number;
  title: string;
  body: string;
  author: Actor;
  state: 'open' | 'closed';
  stateReason: string | null;
  locked: boolean;
  /** Lower-case names, in the order they were given. */
  labels: string[];
  comments: Comment[];
  reactions: Reaction[];
  createdAt: number;
  updatedAt: number;
  closedAt?: number;
  closedBy?: Account;
  pull?: PullRequestDetails;
}

export interface PullRequestDetails {
  id: number;
  /** The repository is undefined when it was deleted. */
  head: { repository: HostedRepository | undefined; ref: string; sha: string };
  base: { ref: string; sha: string };
  draft: boolean;
  maintainerCanModify: boolean;
  mergedAt?: number;
  mergedBy?: Account;
  mergeCommitSha?: string;
  reviews: Review[];
  /** Computed again whenever the head or the base moves. */
  stats: PullRequestStats;
}

export interface PullRequestStats {
  commits: number;
  additions: number;
  deletions: number;
  changedFiles: number;
}

export interface Review {
  id: number;
  author: Actor;
  body: string;
  state: 'COMMENTED' | 'APPROVED' | 'CHANGES_REQUESTED';
  commitSha: string;
  createdAt: number;
  comments: ReviewComment[];
}

export interface ReviewComment {
  id: number;
  author: Actor;
  path: string;
  line: number;
  startLine?: number;
  side: 'LEFT' | 'RIGHT';
  body: string;
  createdAt: number;
  updatedAt: number;
  /** Of the comment that this one answers. */
  inReplyToId?: number;
}

export interface Comment {
  id: number;
  author: Actor;
  body: string;
  createdAt: number;
  updatedAt: number;
  reactions: Reaction[];
}

export const reactionNames = ['+1', '-1', 'laugh', 'confused', 'heart', 'hooray', 'rocket', 'eyes'] as const;

export interface Reaction {
  id: number;
  author: Account;
  content: (typeof reactionNames)[number];
  createdAt: number;
}

export interface CheckSuite {
  id: number;
  headSha: string;
  headBranch: string | null;
  app: App;
  createdAt: number;
  /** Somebody pressed “Re-run”, and no run has concluded since. */
  isRerequested?: boolean;
}

export interface Annotation {
  path: string;
  start_line: number;
  end_line: number;
  start_column?: number | undefined;
  end_column?: number | undefined;
  annotation_level: 'notice' | 'warning' | 'failure';
  message: string;
  title?: string | undefined;
  raw_details?: string | undefined;
}

export interface CheckRun {
  id: number;
  name: string;
  headSha: string;
  status: 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
  conclusion: string | null;
  startedAt?: number;
  completedAt?: number;
  externalId: string;
  detailsUrl?: string;
  title: string | null;
  summary: string | null;
  text: string | null;
  annotations: Annotation[];
  suite: CheckSuite;
  app: App;
}

/** A repository that is not hosted here, as a link check sees it. */
export interface ExternalRepository {
  state: 'alive' | 'renamed' | 'archived' | 'gone' | 'dmca' | 'blocked';
  /** `owner/name` of today, for `renamed`. */
  renamedTo?: string;
  stars?: number;
  /** SPDX id. */
  license?: string;
  /** Paths that exist at HEAD; without it every path does. */
  paths?: string[];
  defaultBranch?: string;
  /** Milliseconds since 1970. */
  pushedAt?: number;
  createdAt?: number;
  /** Of the last release. */
  releasedAt?: number;
  /** Logins of those who wrote the last commits. */
  contributors?: string[];
  isFork?: boolean;
  id?: number;
}

/** An event for webhooks. Repository, sender and installation are added to the payload later. */
/** What the first page of a demo shows. */
export interface DemoState {
  /** Tasks of the bot that are not done. Until then the page says so, and reloads itself. */
  openTasks: number;
  /** The language of pages, unless the reader has chosen one on a page. */
  language?: Language;
  /** The example in each language, as lower-case `owner/name`. */
  examples: Partial<Record<Language, string>>;
  /** Called when the first page is opened in a language that has no example yet. */
  requestExample?: ((language: Language) => void) | undefined;
  /** The files of a repository's site by path; undefined where it has none. */
  readSite?: (repository: string) => Promise<ReadonlyMap<string, string> | undefined>;
  /** Repositories, lower-case `owner/name`, whose site the first page shows. */
  sites?: Set<string>;
}

export interface WorldEvent {
  event: string;
  action?: string;
  repository?: HostedRepository;
  sender: Account;
  payload: Record<string, unknown>;
}

export interface NewRepository {
  owner: string;
  name: string;
  /** Text by path. */
  files?: Record<string, string>;
  description?: string;
  private?: boolean;
  defaultBranch?: string;
  hasIssues?: boolean;
  license?: string;
  /** False: the App is not installed there. */
  installed?: boolean;
  ownerType?: 'User' | 'Organization';
}
