import { beforeEach, describe, expect, it } from 'vitest';
import { getMessages } from '../../../../src/messages/index.ts';
import type { HostedRepository } from '../../../../src/sandbox/model/world.ts';
import {
  type ConversationItem,
  createDescriptionItem,
  renderConversationItem,
  renderLabel,
  renderSidebar,
} from '../../../../src/sandbox/pages/components/conversation.ts';
import { createPageContext } from '../../../../src/sandbox/pages/page-context.ts';
import { createTestWorld, type TestWorld } from '../../helpers/create-test-world.ts';

const { issues, layout } = getMessages('en').sandbox;
let test: TestWorld;
let list: HostedRepository;

beforeEach(async () => {
  test = createTestWorld();
  list = await test.create();
});

const context = () => createPageContext(test.world, 'en');
const accountOf = (login: string) => {
  test.as(login);
  const account = test.world.accounts.get(login);
  if (!account) throw new Error('no account');
  return account;
};
const see = async (more: Partial<ConversationItem> = {}) => {
  const item = {
    id: 'x',
    author: { account: accountOf('mei') },
    body: 'Hello',
    createdAt: 0,
    updatedAt: 0,
    reactions: [],
    ...more,
  };
  return (await renderConversationItem(context(), list, item)).html;
};

describe('a text of a conversation', () => {
  it('is rendered without markup of its own, and says when there is none', async () => {
    expect(await see({ body: '**a** <script>' })).toContain('<strong>a</strong>');
    expect(await see({ body: '<script>x</script>' })).not.toContain('<script');
    expect(await see({ body: '' })).toContain(issues.noDescription);
  });

  it('says what its author is to the repository', async () => {
    expect(await see()).not.toContain('class="tag"');
    expect(await see({ author: { account: list.owner } })).toContain(`<span class="tag">${layout.owner}</span>`);
    list.collaborators.set('mei', 'write');
    expect(await see()).toContain(`<span class="tag">${layout.collaborator}</span>`);
    list.collaborators.set('mei', 'read');
    expect(await see()).not.toContain('class="tag"');
  });

  it('says that it was edited', async () => {
    expect(await see()).not.toContain(issues.edited);
    expect(await see({ updatedAt: 1 })).toContain(issues.edited);
  });

  it('counts its reactions, each kind once', async () => {
    const reactions = ['eyes', '+1', 'eyes', 'unheard_of'].map((content) => ({ content }));
    const tags = [...(await see({ reactions })).matchAll(/<span class="tag">([^<]*)</g)].map(([, text]) => text);
    expect(tags).toEqual(['👀 2', '👍 1', 'unheard_of 1']);
  });

  it('has boxes of a form where one is given', async () => {
    expect(await see({ body: '- [ ] a', formId: 'ticks' })).toContain('form="ticks"');
    expect(await see({ body: '- [ ] a' })).not.toContain('form=');
  });

  it('of a description is not edited by what else happens to the issue', async () => {
    const number = await test.as('mei').openIssue({ repository: 'keeper/list', title: 'A' });
    test.wait(1000);
    await test.as('mei').editIssue({ repository: 'keeper/list', number, title: 'B' });
    const issue = list.issues.get(number);
    const item = issue && createDescriptionItem(issue);
    expect(item?.updatedAt).toBe(item?.createdAt);
  });
});

describe('labels', () => {
  it('have a dot of their colour, whatever colour that is', () => {
    const label = { id: 1, name: '<bug>', color: 'D73A4A', description: null };
    expect(renderLabel(label).html).toContain('fill="#D73A4A"');
    expect(renderLabel(label).html).toContain('&lt;bug&gt;');
    expect(renderLabel({ ...label, color: '"/><script>' }).html).toContain('fill="#888888"');
  });

  it('stand beside the conversation, or that there are none', async () => {
    const number = await test.as('mei').openIssue({ repository: 'keeper/list', title: 'A', labels: ['bug'] });
    const issue = list.issues.get(number);
    if (!issue) throw new Error('no issue');
    expect(renderSidebar(context(), list, issue).html).toContain('bug');
    issue.labels = ['gone'];
    expect(renderSidebar(context(), list, issue).html).toContain(issues.noLabels);
  });
});
