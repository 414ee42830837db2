import { expect } from 'vitest';
import {
  applyAction,
  type ContractCase,
  createCheckRun,
  createCommit,
  createStickyComment,
  readCommentBodies,
  readText,
} from '../contract-case.ts';

export const authenticationCases: ContractCase[] = [
  {
    title: 'authenticates the App by its key and rejects another key',
    async run({ app, impostor }) {
      expect(await app.getSlug()).toBe('listkeeper');
      await expect(impostor.getSlug()).rejects.toMatchObject({ code: 'bad-credentials' });
    },
  },
  {
    title: 'limits an installation token to its repository',
    async run({ app, clientOf, installation, owner, repo }) {
      const token = await app.getToken({ installation, owner, repo });
      const write = (name: string) => clientOf(token).rest.issues.create({ owner, repo: name, title: 'x' });
      expect((await write(repo)).status).toBe(201);
      await expect(write('list-1')).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) });
    },
  },
  {
    title: 'issues no token for a repository that does not exist',
    run: async ({ app, installation, owner }) =>
      expect(app.getToken({ installation, owner, repo: 'nowhere' })).rejects.toMatchObject({
        code: expect.stringMatching(/refused|not-found/),
      }),
  },
  {
    title: 'commits nothing with a read-only token',
    async run(at) {
      const octokit = await at.clientWith({ contents: 'read', metadata: 'read' });
      const refused = await applyAction(at, createCommit(await at.getTip()), octokit);
      expect(refused).toMatchObject({ done: false, errorCode: 'not-permitted' });
      expect(await readText(at, 'data/b.yml', 'main')).toBeUndefined();
    },
  },
  {
    title: 'creates no check run with a token without the checks permission',
    async run(at) {
      const octokit = await at.clientWith({ contents: 'write', issues: 'write', checks: 'read' });
      expect(await applyAction(at, createCheckRun(await at.getTip(), 1), octokit)).toMatchObject({
        done: false,
        errorCode: 'not-permitted',
      });
    },
  },
  {
    title: 'posts no comment with a token without issues and pull requests permissions',
    async run(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      const octokit = await at.clientWith({ contents: 'write', issues: 'read', pull_requests: 'read' });
      expect(await applyAction(at, createStickyComment(issue, 'Hello.'), octokit)).toMatchObject({
        done: false,
        errorCode: 'not-permitted',
      });
      expect(await readCommentBodies(at, issue)).toEqual([]);
    },
  },
  {
    title: 'tells write access of the owner from that of guests and unknown accounts',
    async run({ app, guest, installation, owner, repo }) {
      const may = (login: string) => app.hasWriteAccess({ installation, owner, repo }, login);
      expect([await may(owner), await may(guest.login), await may('nobody-at-all')]).toEqual([true, false, false]);
    },
  },
  {
    title: 'lists the repositories of all installations',
    unsupported: { reason: 'no list of an installation’s repositories', error: /to deeply equal/ },
    async run({ app, owner, repo }) {
      const found: string[] = [];
      const troubles: unknown[] = [];
      const memory = { read: async () => new Map(), record: async () => {} };
      for await (const places of app.listRepositories(memory, (error) => troubles.push(error)))
        found.push(...places.map((place) => `${place.owner}/${place.repo}`));
      expect(troubles).toEqual([]);
      expect(found).toContain(`${owner}/${repo}`);
    },
  },
  {
    title: 'lists the webhook deliveries of the App',
    unsupported: { reason: 'no deliveries of the App', error: /Could not list the webhook deliveries/ },
    run: async ({ app }) => expect(await app.listDeliveries(0)).toBeInstanceOf(Array),
  },
];
