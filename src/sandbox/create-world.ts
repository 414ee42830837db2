import type { Clock } from '../runtime/clock.ts';
import type { PermissionLevel, World } from './model/index.ts';

/** What the registered App is to be like. */
export interface AppSettings {
  slug?: string;
  name?: string;
  permissions?: Record<string, PermissionLevel>;
  events?: string[];
  callbackUrls?: string[];
}

const defaultPermissions: Record<string, PermissionLevel> = {
  checks: 'write',
  contents: 'write',
  issues: 'write',
  metadata: 'read',
  pull_requests: 'write',
};
const defaultEvents = [
  'check_run',
  'check_suite',
  'issue_comment',
  'issues',
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
  'push',
];
export const appId = 1;
export const installationId = 2;
/** GitHub's own number of the App behind every Action. */
const actionsAppId = 15368;

/** A GitHub without repositories, in which the App is installed. It has no address yet, and tells nobody. */
export function createWorld(settings: AppSettings, clock: Clock, nextId: () => number): World {
  const createdAt = clock.now();
  const { slug = 'listkeeper', name = 'Listkeeper', permissions = defaultPermissions, events = defaultEvents } = settings;
  const { callbackUrls = [] } = settings;
  const account = (login: string, type: 'User' | 'Bot' | 'Organization') => ({ id: nextId(), login, type, name: login });
  const appOwner = account('listkeeper', 'Organization');
  const github = account('github', 'Organization');
  const bot = account(`${slug}[bot]`, 'Bot');
  const actionsBot = account('github-actions[bot]', 'Bot');
  const accounts = [appOwner, github, bot, actionsBot];
  const client = { clientId: 'Iv1.sandbox', clientSecret: 'sandbox-client-secret', callbackUrls };
  const app = { id: appId, slug, name, owner: appOwner, bot, permissions, events, createdAt, ...client };
  const actions = { ...app, id: actionsAppId, slug: 'github-actions', name: 'GitHub Actions', owner: github, bot: actionsBot };
  return {
    url: '',
    api: '',
    clock,
    accounts: new Map(accounts.map((one) => [one.login.toLowerCase(), one])),
    hosted: new Map(),
    externalRepositories: new Map(),
    unlistedRepositories: 'gone',
    app,
    actionsApp: actions,
    installation: { id: installationId, account: appOwner, createdAt, repositories: new Set() },
    emit: () => {},
    nextId,
  };
}
