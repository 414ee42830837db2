import type { Language } from '../../model/language.ts';
import { getFullName, type HttpResponse, type World } from '../model/index.ts';
import type { WebFlow } from '../oauth/index.ts';
import { createNotFoundResponse, createPageResponse } from './components/index.ts';
import { createPageContext } from './page-context.ts';
import { html } from './rendering/index.ts';

/** A visit of `/login/oauth/authorize`. */
export interface AuthorizeVisit {
  /** What the App asks for, and in `as` the login that was chosen; empty for “Cancel”. */
  query: URLSearchParams;
  language: Language;
}

/**
 * The page on which a person lets the App know who they are. Nobody signs in to the sandbox, so the
 * reader chooses an account. Links in place of a form: the pages allow forms to lead to themselves
 * only, and this one leads to the App.
 */
export function renderAuthorizePage(world: World, webFlow: WebFlow, { query, language }: AuthorizeVisit): HttpResponse {
  const context = createPageContext(world, language);
  const request = webFlow.begin(query);
  if (request === undefined) return createNotFoundResponse(context, '/login/oauth/authorize');
  if (typeof request === 'string') return redirect(request);
  const chosen = query.get('as');
  if (chosen !== null) return redirect(chosen === '' ? webFlow.deny(request) : webFlow.approve(request, chosen));
  const { authorize: words } = context.messages;
  const link = (login: string, text: string) => {
    const address = new URLSearchParams(query);
    address.set('as', login);
    return html`<li><a href="?${address.toString()}">${text}</a></li>`;
  };
  const links = listPeople(world).map((login) => link(login, words.as(login)));
  const body = html`<h1>${words.title(world.app.name)}</h1><p>${words.about}</p><ul>${links}${link('', words.cancel)}</ul>`;
  return createPageResponse(context, { title: words.title(world.app.name), narrow: true, body });
}

const redirect = (location: string): HttpResponse => ({ status: 302, headers: { location, 'cache-control': 'no-store' } });

/** People who own a repository or take part in one come first. */
function listPeople(world: World): string[] {
  const people = [...world.accounts.values()].filter(({ type }) => type === 'User').map(({ login }) => login);
  const repositories = [...world.hosted.values()];
  const takesPart = (login: string) =>
    repositories.some(
      (one) => one.collaborators.has(login.toLowerCase()) || getFullName(one).toLowerCase().startsWith(`${login.toLowerCase()}/`),
    );
  return [...people.filter(takesPart), ...people.filter((login) => !takesPart(login))].slice(0, 50);
}
