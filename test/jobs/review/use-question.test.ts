import { describe, expect, it } from 'vitest';
import { isUseAsked } from '../../../src/jobs/review/use-question.ts';
import { defaultSettings } from '../../../src/list/schema/settings/settings-schema.ts';
import { memoryForge } from '../shared/memory-forge.ts';

const settings = { ...defaultSettings, review: { ...defaultSettings.review, askUse: true } };

async function ask({
  body = '',
  comments = [] as string[],
  association = 'NONE',
  author = 'visitor',
  hasAdded = true,
  wanted = settings,
} = {}) {
  let requests = 0;
  const forge = Object.assign(memoryForge({ 'data/list.yml': '' }), {
    listAuthorComments: () => {
      requests += 1;
      return Promise.resolve(comments);
    },
  });
  const pull = { ...forge.propose({ 'data/a.yml': 'x' }), body, association, author };
  return { isAsked: await isUseAsked(forge, pull, wanted, hasAdded), requests };
}

describe('the question whether a contributor uses what they suggest', () => {
  it('is asked where the list wants it', async () => {
    expect((await ask()).isAsked).toBe(true);
  });

  it.each([
    ['the list does not want it', { wanted: defaultSettings }],
    ['the author decides about the list', { association: 'MEMBER' }],
    ['a robot suggests it', { author: 'listkeeper[bot]' }],
    ['no entry is added', { hasAdded: false }],
    ['the description answers it', { body: 'I have been using this for a year.' }],
    ['it says who made it', { body: 'We built this at work' }],
    ['it answers in Chinese', { body: '我自己一直在用，很好用' }],
  ])('isn’t asked, at no cost, where %s', async (_, scene) => {
    expect(await ask(scene)).toEqual({ isAsked: false, requests: 0 });
  });

  it.each([
    ['any comment of some words', ['No, I just read about it'], false],
    ['a comment in Chinese', ['没有用过，只是看到文章推荐'], false],
    ['a command', ['/listkeeper recheck'], true],
    ['a quotation alone', ['> do you use this yourself?'], true],
    ['a thumb', ['👍'], true],
  ])('%s', async (_, comments, isAsked) => {
    expect((await ask({ comments })).isAsked).toBe(isAsked);
  });

  it('isn’t answered by the hints of a template', async () => {
    expect((await ask({ body: '<!-- Tell us whether I use this -->' })).isAsked).toBe(true);
  });

  it('is decided in time that grows with the text alone', async () => {
    expect((await ask({ body: `${'I '.repeat(9000)}${'<!--'.repeat(9000)}` })).isAsked).toBe(true);
  });
});
