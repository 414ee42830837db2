import { type Actor, type HostedRepository, type Issue, type Label, roleOf, type World } from '../world.ts';
import { type Html, html } from './html.ts';
import { person, time } from './layout.ts';
import { markdown } from './markdown.ts';

/** What issues and pull requests share: descriptions, comments, labels. */

export interface Said {
  id: string;
  author: Actor;
  body: string;
  createdAt: number;
  updatedAt: number;
  reactions: { content: string }[];
  nothing?: string;
  /** Id of the form that its boxes belong to. */
  form?: string;
}

const signs: Record<string, string> = {
  '+1': '👍',
  '-1': '👎',
  laugh: '😄',
  confused: '😕',
  heart: '❤️',
  hooray: '🎉',
  rocket: '🚀',
  eyes: '👀',
};

/** One box of the conversation. */
export async function sayingBox(world: World, repository: HostedRepository, said: Said): Promise<Html> {
  const { account } = said.author;
  const place = {
    repository: `${world.url}/${repository.owner.login}/${repository.name}`,
    breaks: true,
    ...(said.form === undefined ? {} : { form: said.form }),
  };
  const body =
    said.body === ''
      ? html`<span class="quiet">${said.nothing ?? 'No description provided.'}</span>`
      : await markdown(said.body, place);
  const role = roleOf(repository, account);
  const standing = role === 'admin' ? 'Owner' : role && role !== 'read' ? 'Collaborator' : undefined;
  const edited = said.updatedAt > said.createdAt ? ' · edited' : '';
  const counts = [...new Set(said.reactions.map(({ content }) => content))].map((content) => {
    const count = said.reactions.filter((reaction) => reaction.content === content).length;
    return html`<span class="tag">${signs[content] ?? content} ${count}</span> `;
  });
  const reactions = counts.length > 0 ? html`<p>${counts}</p>` : '';
  const tag = standing ? html`<span class="tag">${standing}</span>` : '';
  const picture = html`<img src="/_/avatar/${account.id}.svg" alt=""${account.type === 'Bot' ? html` class="bot"` : ''}>`;
  const head = html`<div class="head">${person(world, account.login)} <span class="quiet">said on ${time(said.createdAt)}${edited}</span>${tag}</div>`;
  return html`<div class="talk">${picture}<div class="box" id="${said.id}">${head}<div class="markdown">${body}${reactions}</div></div></div>`;
}

export const descriptionOf = (issue: Issue): Said => ({
  id: `issue-${issue.number}`,
  author: issue.author,
  body: issue.body,
  createdAt: issue.createdAt,
  // The time of an issue moves with everything that happens to it; only its text being edited would be worth saying.
  updatedAt: issue.createdAt,
  reactions: issue.reactions,
});

export function commentBoxes(world: World, repository: HostedRepository, issue: Issue): Promise<Html[]> {
  return Promise.all(
    issue.comments.map((comment) => sayingBox(world, repository, { ...comment, id: `issuecomment-${comment.id}` })),
  );
}

/** A label: its name beside a dot of its colour, since a style of its own is not allowed on these pages. */
export function labelTag({ name, color }: Label): Html {
  const fill = /^[0-9a-f]{6}$/i.test(color) ? color : '888888';
  return html`<span class="label"><svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="#${fill}"/></svg> ${name}</span> `;
}

export function sideBar(repository: HostedRepository, issue: Issue, more: Html[] = []): Html {
  const labels = issue.labels.flatMap((name) => repository.labels.get(name) ?? []).map(labelTag);
  return html`<aside class="side"><section><h3>Labels</h3>${labels.length > 0 ? labels : html`<span class="quiet">None yet</span>`}</section>${more}</aside>`;
}
