import { expect } from 'vitest';
import { bodies, checkRun, comment, commit, type Promised, run, textAt } from './promised.ts';

export const admitting: Promised[] = [
  {
    promise: 'the App is known by its key, and an impostor is not',
    async holds({ app, impostor }) {
      expect(await app.slug()).toBe('listkeeper');
      await expect(impostor.slug()).rejects.toMatchObject({ code: 'bad-credentials' });
    },
  },
  {
    promise: 'a token opens the one repository it is for',
    async holds({ app, clientOf, installation, owner, repo }) {
      const token = await app.token({ installation, owner, repo });
      const write = (name: string) => clientOf(token).rest.issues.create({ owner, repo: name, title: 'x' });
      expect((await write(repo)).status).toBe(201);
      await expect(write('list-1')).rejects.toMatchObject({ status: expect.toBeOneOf([403, 404]) });
    },
  },
  {
    promise: 'a token is not given for a repository that is not there',
    holds: async ({ app, installation, owner }) =>
      expect(app.token({ installation, owner, repo: 'nowhere' })).rejects.toMatchObject({
        code: expect.stringMatching(/refused|not-found/),
      }),
  },
  {
    promise: 'a token that may only read commits nothing',
    async holds(at) {
      const octokit = await at.clientWith({ contents: 'read', metadata: 'read' });
      const refused = await run(at, commit(await at.tip()), octokit);
      expect(refused).toMatchObject({ done: false, why: 'not-permitted' });
      expect(await textAt(at, 'data/b.yml', 'main')).toBeUndefined();
    },
  },
  {
    promise: 'a token without checks writes none',
    async holds(at) {
      const octokit = await at.clientWith({ contents: 'write', issues: 'write', checks: 'read' });
      expect(await run(at, checkRun(await at.tip(), 1), octokit)).toMatchObject({ done: false, why: 'not-permitted' });
    },
  },
  {
    promise: 'a token without issues and pull requests comments nowhere',
    async holds(at) {
      const issue = await at.guest.issue('New entry', 'Please.');
      const octokit = await at.clientWith({ contents: 'write', issues: 'read', pull_requests: 'read' });
      expect(await run(at, comment(issue, 'Hello.'), octokit)).toMatchObject({ done: false, why: 'not-permitted' });
      expect(await bodies(at, issue)).toEqual([]);
    },
  },
  {
    promise: 'it is known who may write: the owner, no guest, nobody unknown',
    async holds({ app, guest, installation, owner, repo }) {
      const may = (login: string) => app.mayWrite({ installation, owner, repo }, login);
      expect([await may(owner), await may(guest.login), await may('nobody-at-all')]).toEqual([true, false, false]);
    },
  },
  {
    promise: 'all repositories of the installations are listed',
    unserved: { why: 'no list of an installation’s repositories', seen: /to deeply equal/ },
    async holds({ app, owner, repo }) {
      const found: string[] = [];
      const troubles: unknown[] = [];
      for await (const place of app.repositories((error) => troubles.push(error))) found.push(`${place.owner}/${place.repo}`);
      expect(troubles).toEqual([]);
      expect(found).toContain(`${owner}/${repo}`);
    },
  },
  {
    promise: 'the attempts to reach the App are listed',
    unserved: { why: 'no deliveries of the App', seen: /Could not list the deliveries/ },
    holds: async ({ app }) => expect(await app.deliveries(0)).toBeInstanceOf(Array),
  },
];
