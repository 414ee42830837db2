import { type Actor, getRepositoryRole, type HostedRepository, type Issue, type Label, type World } from '../../model/index.ts';
import { type Html, html, renderMarkdown } from '../rendering/index.ts';
import { renderTime, renderUser } from './layout.ts';

/** What issues and pull requests share: descriptions, comments, labels. */

export interface ConversationItem {
  id: string;
  author: Actor;
  body: string;
  createdAt: number;
  updatedAt: number;
  reactions: { content: string }[];
  placeholder?: string;
  /** Id of the form that its boxes belong to. */
  form?: string;
}

const reactionEmoji: Record<string, string> = {
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
export async function renderConversationItem(world: World, repository: HostedRepository, item: ConversationItem): Promise<Html> {
  const { account } = item.author;
  const markdownOptions = {
    repository: `${world.url}/${repository.owner.login}/${repository.name}`,
    breaks: true,
    ...(item.form === undefined ? {} : { form: item.form }),
  };
  const body =
    item.body === ''
      ? html`<span class="quiet">${item.placeholder ?? 'No description provided.'}</span>`
      : await renderMarkdown(item.body, markdownOptions);
  const role = getRepositoryRole(repository, account);
  const standing = role === 'admin' ? 'Owner' : role && role !== 'read' ? 'Collaborator' : undefined;
  const edited = item.updatedAt > item.createdAt ? ' · edited' : '';
  const counts = [...new Set(item.reactions.map(({ content }) => content))].map((content) => {
    const count = item.reactions.filter((reaction) => reaction.content === content).length;
    return html`<span class="tag">${reactionEmoji[content] ?? content} ${count}</span> `;
  });
  const reactions = counts.length > 0 ? html`<p>${counts}</p>` : '';
  const tag = standing ? html`<span class="tag">${standing}</span>` : '';
  const picture = html`<img src="/_/avatar/${account.id}.svg" alt=""${account.type === 'Bot' ? html` class="bot"` : ''}>`;
  const head = html`<div class="head">${renderUser(world, account.login)} <span class="quiet">said on ${renderTime(item.createdAt)}${edited}</span>${tag}</div>`;
  return html`<div class="talk">${picture}<div class="box" id="${item.id}">${head}<div class="markdown">${body}${reactions}</div></div></div>`;
}

export const createDescriptionItem = (issue: Issue): ConversationItem => ({
  id: `issue-${issue.number}`,
  author: issue.author,
  body: issue.body,
  createdAt: issue.createdAt,
  // The time of an issue moves with everything that happens to it; only its text being edited would be worth saying.
  updatedAt: issue.createdAt,
  reactions: issue.reactions,
});

export function renderComments(world: World, repository: HostedRepository, issue: Issue): Promise<Html[]> {
  return Promise.all(
    issue.comments.map((comment) => renderConversationItem(world, repository, { ...comment, id: `issuecomment-${comment.id}` })),
  );
}

/** A label: its name beside a dot of its colour, since a style of its own is not allowed on these pages. */
export function renderLabel({ name, color }: Label): Html {
  const fill = /^[0-9a-f]{6}$/i.test(color) ? color : '888888';
  return html`<span class="label"><svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="#${fill}"/></svg> ${name}</span> `;
}

export function renderSidebar(repository: HostedRepository, issue: Issue, extraSections: Html[] = []): Html {
  const labels = issue.labels.flatMap((name) => repository.labels.get(name) ?? []).map(renderLabel);
  return html`<aside class="side"><section><h3>Labels</h3>${labels.length > 0 ? labels : html`<span class="quiet">None yet</span>`}</section>${extraSections}</aside>`;
}
