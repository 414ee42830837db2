import { type Actor, getFullName, getRepositoryRole, type HostedRepository, type Issue, type Label } from '../../model/index.ts';
import type { PageContext } from '../page-context.ts';
import { type Html, html, htmlSentence, renderMarkdown } from '../rendering/index.ts';
import { renderTime, renderUser } from './layout.ts';

/** What issues and pull requests share: descriptions, comments, labels. */

export interface ConversationItem {
  id: string;
  author: Actor;
  body: string;
  createdAt: number;
  updatedAt: number;
  reactions: { content: string }[];
  /** Id of the form that the checkboxes belong to. */
  formId?: string;
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

/** A description or a comment, with its author and reactions. */
export async function renderConversationItem(
  context: PageContext,
  repository: HostedRepository,
  item: ConversationItem,
): Promise<Html> {
  const { world, messages } = context;
  const { account } = item.author;
  const body =
    item.body === ''
      ? html`<span class="quiet">${messages.issues.noDescription}</span>`
      : await renderMarkdown(item.body, {
          messages: messages.markdown,
          repositoryUrl: `${world.url}/${getFullName(repository)}`,
          hardBreaks: true,
          ...(item.formId === undefined ? {} : { formId: item.formId }),
        });
  const picture = html`<img src="/_/avatar/${account.id}.svg" alt=""${account.type === 'Bot' ? html` class="bot"` : ''}>`;
  const header = renderItemHeader(context, repository, item);
  return html`<div class="talk">${picture}<div class="box" id="${item.id}">${header}<div class="markdown">${body}${renderReactions(item)}</div></div></div>`;
}

function renderItemHeader(context: PageContext, repository: HostedRepository, item: ConversationItem): Html {
  const { layout, issues } = context.messages;
  const { account } = item.author;
  const role = getRepositoryRole(repository, account);
  const association = role === 'admin' ? layout.owner : role && role !== 'read' ? layout.collaborator : undefined;
  const tag = association ? html`<span class="tag">${association}</span>` : '';
  const edited = item.updatedAt > item.createdAt ? html` · ${issues.edited}` : '';
  const sentence = htmlSentence(
    (author = '', time = '') => issues.commented(author, time),
    renderUser(context, account.login),
    renderTime(context, item.createdAt),
  );
  return html`<div class="head"><span>${sentence}<span class="quiet">${edited}</span></span>${tag}</div>`;
}

function renderReactions({ reactions }: ConversationItem): Html | '' {
  const contents = [...new Set(reactions.map(({ content }) => content))];
  if (contents.length === 0) return '';
  const counts = contents.map((content) => {
    const count = reactions.filter((reaction) => reaction.content === content).length;
    return html`<span class="tag">${reactionEmoji[content] ?? content} ${count}</span> `;
  });
  return html`<p>${counts}</p>`;
}

export const createDescriptionItem = (issue: Issue): ConversationItem => ({
  id: `issue-${issue.number}`,
  author: issue.author,
  body: issue.body,
  createdAt: issue.createdAt,
  // `issue.updatedAt` changes with every event, not only when the text is edited.
  updatedAt: issue.createdAt,
  reactions: issue.reactions,
});

export function renderComments(context: PageContext, repository: HostedRepository, issue: Issue): Promise<Html[]> {
  return Promise.all(
    issue.comments.map((comment) =>
      renderConversationItem(context, repository, { ...comment, id: `issuecomment-${comment.id}` }),
    ),
  );
}

/**
 * The name of a label beside a dot of its colour: the security policy of these pages allows no
 * inline style.
 */
export function renderLabel({ name, color }: Label): Html {
  const fill = /^[0-9a-f]{6}$/i.test(color) ? color : '888888';
  return html`<span class="label"><svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true"><circle cx="5" cy="5" r="5" fill="#${fill}"/></svg> ${name}</span> `;
}

export function renderSidebar({ messages }: PageContext, repository: HostedRepository, issue: Issue): Html {
  const labels = issue.labels.flatMap((name) => repository.labels.get(name) ?? []).map(renderLabel);
  const none = html`<span class="quiet">${messages.issues.noLabels}</span>`;
  return html`<aside class="side"><section><h3>${messages.issues.labels}</h3>${labels.length > 0 ? labels : none}</section></aside>`;
}
