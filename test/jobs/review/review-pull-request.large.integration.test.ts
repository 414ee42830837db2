import { describe, expect, it } from 'vitest';
import { ForgeError } from '../../../src/forge/forge-error.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { dataset, listFiles } from '../shared/example-list.ts';
import { at, checkOf, commentOf, planFor, review, useReviewFixture } from './review-fixture.ts';

useReviewFixture();

describe('a pull request that is very large', () => {
  const empty = '- kind: dataset\n';

  it.each([
    ['in one file', { 'data/many.yml': empty.repeat(14_000) }],
    ['in several', { 'data/a.yml': empty.repeat(900), 'data/b.yml': empty.repeat(900), 'data/c.yml': empty.repeat(900) }],
    ['on one line', { 'data/many.yml': `[${'{},'.repeat(2001)}]` }],
  ])('by more entries than are reviewed one by one, %s, has its verdict with how to split it', async (_, files) => {
    const pull = at.forge.propose(files);
    const plan = await planFor(pull);
    expect(plan.actions).toMatchObject([
      { type: 'check-run', name: 'Listkeeper', headSha: pull.head.sha, conclusion: 'failure' },
      { type: 'comment' },
    ]);
    expect(checkOf(plan)?.summary).toMatch(/more than 2000 entries[\s\S]*Split[\s\S]*超过 2000 个/);
    expect(at.world.asked()).toEqual([]);
  });

  it('by its text has that verdict too', async () => {
    const files = Object.fromEntries(Array.from({ length: 33 }, (_, at) => [`data/n${at}.yml`, `# ${'x'.repeat(255_000)}\n`]));
    expect(checkOf(await planFor(at.forge.propose(files)))?.title).toMatch(/^Too large/);
  });

  it('is none where it touches one entry of a file that holds more than those', async () => {
    const old = Array.from({ length: 2100 }, (_, at) => `- { kind: dataset, id: n${at} }\n`).join('');
    at.forge.branches.set('main', { ...listFiles, 'data/many.yml': old });
    const found = await review(at.forge.propose({ 'data/many.yml': `${old}- { kind: dataset, id: mine }\n` }));
    expect(found.entries).toMatchObject([{ id: 'mine', change: 'added' }]);
  });

  it('is none where it is our own proposal to keep a list of that size', async () => {
    const own = { fork: false, head: { sha: '', ref: 'listkeeper/adopt', repository: 'someone/list' } };
    const files = { 'data/many.yml': Array.from({ length: 2001 }, (_, at) => `- { kind: dataset, id: n${at} }\n`).join('') };
    const { sha } = at.forge.propose(files).head;
    const found = await review(at.forge.propose(files, { ...own, head: { ...own.head, sha } }));
    expect(found.entries).toHaveLength(2001);
  });

  it('is compared tree by tree where the forge does not list all of its files', async () => {
    const pull = at.forge.propose({
      'data/new.yml': `${dataset('New', 'https://new.example.org/')}wrong: 1\n`,
      'data/old.yml': null,
    });
    const { listChangedFiles } = at.forge;
    at.forge.listChangedFiles = async (asked) => ({ files: (await listChangedFiles(asked)).files.slice(0, 0), truncated: true });
    const found = await review(pull);
    expect(found.findings).toMatchObject([{ code: 'unknown-field', file: 'data/new.yml' }]);
    expect(found.removedEntries).toMatchObject([{ id: 'old' }]);
    at.forge.listChangedFiles = async () => ({ files: [], truncated: true });
    expect(await review(at.forge.propose({ 'src/x.ts': 'x' }))).toMatchObject({ isUnaffected: true });
  });

  it('of a hundred entries has every mistake at its line, one preview each, and a comment that fits', async () => {
    const files = Object.fromEntries(
      Array.from({ length: 100 }, (_, index) => [
        `data/n${index}.yml`,
        `${dataset(`Number ${index}`, `https://h${index % 5}.example.org/n/${index}`)}wrong${index}: ${'x'.repeat(150)}\nadded: 2020/1/2\n`,
      ]),
    );
    at.forge.branches.set('main', { ...listFiles, [settingsPath]: 'review: { links: false }\n' });
    const plan = await planFor(at.forge.propose(files));
    expect(checkOf(plan)?.annotations).toHaveLength(200);
    const body = `${commentOf(plan)?.body}`;
    expect(body.length).toBeLessThan(65_000);
    expect(body).toContain('200 fixes needed in 100 entries');
  });

  it('has its verdict even when it can not be read', async () => {
    const pull = at.forge.propose({ 'data/new.yml': 'x' });
    at.forge.readFiles = async () => {
      throw new ForgeError('too-large', {
        operation: { name: 'read-archive' },
        reason: { kind: 'too-many-bytes', max: 64 * 1024 * 1024 },
      });
    };
    expect(checkOf(await planFor(pull))).toMatchObject({ name: 'Listkeeper', headSha: pull.head.sha, conclusion: 'failure' });
  });
});
