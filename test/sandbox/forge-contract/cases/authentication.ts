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
    title: 'the App is known by its key, and an impostor is not',
    async run({ app, impostor }) {
      expect(await app.getSlug()).toBe('listkeeper');
      await expect(impostor.getSlug()).rejects.toMatchObject({ code: 'bad-credentials' });
    },
  },
  {
    title: 'a token opens the one repository it is for',
    async run({ app, clientOf, installation, owner, repo }) {
      const token = await app.getToken({ installation, owner, repo });
      const write = (name: string) => clientOf(token).rest.issues.create({ owner, repo: name, title: 'x' });
      expect((await write(repo)).status).toBe(201);
      await expect(write('list-1')).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) });
    },
  },
  {
    title: 'a token is not given for a repository that is not there',
    run: async ({ app, installation, owner }) =>
      expect(app.getToken({ installation, owner, repo: 'nowhere' })).rejects.toMatchObject({
        code: expect.stringMatching(/refused|not-found/),
      }),
  },
  {
    title: 'a token that may only read commits nothing',
    async run(at) {
      const octokit = await at.clientWith({ contents: 'read', metadata: 'read' });
      const refused = await applyAction(at, createCommit(await at.getTip()), octokit);
      expect(refused).toMatchObject({ done: false, errorCode: 'not-permitted' });
      expect(await readText(at, 'data/b.yml', 'main')).toBeUndefined();
    },
  },
  {
    title: 'a token without checks writes none',
    async run(at) {
      const octokit = await at.clientWith({ contents: 'write', issues: 'write', checks: 'read' });
      expect(await applyAction(at, createCheckRun(await at.getTip(), 1), octokit)).toMatchObject({
        done: false,
        errorCode: 'not-permitted',
      });
    },
  },
  {
    title: 'a token without issues and pull requests comments nowhere',
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
    title: 'it is known who may write: the owner, no guest, nobody unknown',
    async run({ app, guest, installation, owner, repo }) {
      const may = (login: string) => app.hasWriteAccess({ installation, owner, repo }, login);
      expect([await may(owner), await may(guest.login), await may('nobody-at-all')]).toEqual([true, false, false]);
    },
  },
  {
    title: 'all repositories of the installations are listed',
    unsupported: { why: 'no list of an installation’s repositories', seen: /to deeply equal/ },
    async run({ app, owner, repo }) {
      const found: string[] = [];
      const troubles: unknown[] = [];
      for await (const place of app.listRepositories((error) => troubles.push(error))) found.push(`${place.owner}/${place.repo}`);
      expect(troubles).toEqual([]);
      expect(found).toContain(`${owner}/${repo}`);
    },
  },
  {
    title: 'the attempts to reach the App are listed',
    unsupported: { why: 'no deliveries of the App', seen: /Could not list the deliveries/ },
    run: async ({ app }) => expect(await app.listDeliveries(0)).toBeInstanceOf(Array),
  },
];
