import { describe, expect, it } from 'vitest';
import { createGitHubForge } from '../../../../src/forge/github/github-forge.ts';
import { openOctokit } from '../../../../src/forge/github/octokit/octokit.ts';
import type { ForgeError } from '../../../../src/forge/index.ts';

const page = '<!DOCTYPE html><html><body><h1>Unicorn!</h1></body></html>';
const json = { 'content-type': 'application/json; charset=utf-8' };
const html = { 'content-type': 'text/html' };

/** A forge behind a GitHub that answers everything alike. */
function openForge(answer: () => Response) {
  const octokit = openOctokit({ apiUrl: 'https://api.example.org', fetch: async () => answer(), throttle: false });
  return createGitHubForge(octokit, { owner: 'a', repo: 'b' });
}

type TestForge = ReturnType<typeof openForge>;
const sha = 'a'.repeat(40);
const reads: [string, (forge: TestForge) => Promise<unknown>][] = [
  ['a pull request', (forge) => forge.readPullRequest(7)],
  ['the repository', (forge) => forge.readRepository()],
  ['a list over pages', (forge) => forge.listOpenPullRequests()],
  ['an issue', (forge) => forge.readIssue(7)],
  ['files by GraphQL, and then the archive', (forge) => forge.readFiles('main', ['a.yml'])],
  ['the archive', (forge) => forge.readMatchingFiles(sha, () => true)],
  ['our own comment', (forge) => forge.findOwnComment?.(7, 'x') ?? Promise.resolve()],
];

const answers: [string, () => Response, reason: string][] = [
  ['a page as JSON', () => new Response(page, { headers: json }), 'no-answer'],
  ['a page', () => new Response(page, { headers: html }), 'no-answer'],
  ['half of a JSON text', () => new Response('{"number": 7, "state": "op', { headers: json }), 'no-answer'],
  ['nothing', () => new Response('', { headers: json }), 'no-answer'],
  ['nothing, without a type', () => new Response(''), 'no-answer'],
  ['no content', () => new Response(null, { status: 204 }), 'no-answer'],
  ['null', () => new Response('null', { headers: json }), 'no-answer'],
  ['an empty object', () => new Response('{}', { headers: json }), 'no-answer'],
  ['200 with only a message', () => Response.json({ message: 'Server Error' }), 'no-answer'],
  ['502 with a page', () => new Response(page, { status: 502, headers: html }), 'status'],
  ['502 without a body', () => new Response('', { status: 502 }), 'status'],
  ['503 with half of a JSON text', () => new Response('{"message": "No serv', { status: 503, headers: json }), 'status'],
];

describe('GitHub’s broken answers', () => {
  for (const [name, answer, reason] of answers) {
    it.each(reads)(`${name}: reading %s fails as unavailable, in words`, async (_, read) => {
      const error = (await read(openForge(answer)).then(
        (value) => expect.unreachable(`${JSON.stringify(value)} was read`),
        (failure: unknown) => failure,
      )) as ForgeError;
      expect(error).toMatchObject({ name: 'ForgeError', code: 'unavailable', isTransient: true });
      expect(error.values.reason.kind).toBe(reason);
      expect(`${error.message} ${error.remedy}`).not.toMatch(/[<{]|Unexpected|undefined|Cannot|header|token/);
      expect(error.remedy).not.toBe('');
    });
  }

  it('are no reason to doubt an empty list, a text that is asked for, or GitHub’s own words', async () => {
    expect(await openForge(() => Response.json([])).listOpenPullRequests()).toEqual([]);
    const forge = openForge(() => Response.json({ message: 'Server busy' }, { status: 503 }));
    await expect(forge.readPullRequest(7)).rejects.toThrow(/Server busy/);
  });

  it('keep the address that a redirect led to', async () => {
    const answer = () =>
      Object.defineProperty(Response.json({ id: 1 }), 'url', { value: 'https://api.example.org/repositories/1' });
    const octokit = openOctokit({ apiUrl: 'https://api.example.org', fetch: async () => answer(), throttle: false });
    expect((await octokit.request('GET /repos/a/b')).url).toBe('https://api.example.org/repositories/1');
  });
});
