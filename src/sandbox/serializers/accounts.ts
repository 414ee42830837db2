import { type Account, type Actor, type App, formatTimestamp, type Installation, type World } from '../model/index.ts';

/**
 * Answers of GitHub about accounts, apps and installations, in the form that its OpenAPI
 * description gives.
 */

/** GitHub's second, opaque name of a thing: stable, and unlike its number. */
export const encodeNodeId = (kind: string, id: number | string): string => Buffer.from(`${kind}:${id}`).toString('base64url');

export function serializeAccount(world: World, account: Account) {
  const api = `${world.api}/users/${encodeURIComponent(account.login)}`;
  return {
    login: account.login,
    id: account.id,
    node_id: encodeNodeId('User', account.id),
    avatar_url: `${world.url}/avatars/${account.id}.svg`,
    gravatar_id: '',
    url: api,
    html_url:
      account.type === 'Bot' ? `${world.url}/apps/${account.login.replace('[bot]', '')}` : `${world.url}/${account.login}`,
    followers_url: `${api}/followers`,
    following_url: `${api}/following{/other_user}`,
    gists_url: `${api}/gists{/gist_id}`,
    starred_url: `${api}/starred{/owner}{/repo}`,
    subscriptions_url: `${api}/subscriptions`,
    organizations_url: `${api}/orgs`,
    repos_url: `${api}/repos`,
    events_url: `${api}/events{/privacy}`,
    received_events_url: `${api}/received_events`,
    type: account.type,
    user_view_type: 'public',
    site_admin: false,
  };
}

export function serializeApp(world: World, app: App) {
  return {
    id: app.id,
    slug: app.slug,
    node_id: encodeNodeId('App', app.id),
    owner: serializeAccount(world, app.owner),
    name: app.name,
    description: null,
    external_url: `${world.url}/apps/${app.slug}`,
    html_url: `${world.url}/apps/${app.slug}`,
    created_at: formatTimestamp(app.createdAt),
    updated_at: formatTimestamp(app.createdAt),
    permissions: app.permissions,
    events: app.events,
  };
}

/** The App through which something was written, or null when a person wrote it. */
export const serializeActorApp = (world: World, actor: Actor) => (actor.app ? serializeApp(world, actor.app) : null);

export function serializeInstallation(world: World, installation: Installation) {
  const { id, account, createdAt, suspendedAt } = installation;
  return {
    id,
    account: serializeAccount(world, account),
    repository_selection: 'selected',
    access_tokens_url: `${world.api}/app/installations/${id}/access_tokens`,
    repositories_url: `${world.api}/installation/repositories`,
    html_url: `${world.url}/settings/installations/${id}`,
    app_id: world.app.id,
    app_slug: world.app.slug,
    client_id: world.app.clientId,
    target_id: account.id,
    target_type: account.type,
    permissions: world.app.permissions,
    events: world.app.events,
    created_at: formatTimestamp(createdAt),
    updated_at: formatTimestamp(createdAt),
    single_file_name: null,
    has_multiple_single_files: false,
    single_file_paths: [],
    suspended_by: suspendedAt === undefined ? null : serializeAccount(world, account),
    suspended_at: suspendedAt === undefined ? null : formatTimestamp(suspendedAt),
  };
}
