import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applyPlan } from '../../../src/forge/apply.ts';
import { answerCommand } from '../../../src/jobs/commands/answer-command.ts';
import { type CommentCommand, parseCommand } from '../../../src/jobs/commands/parse-command.ts';
import { reviewPullRequest } from '../../../src/jobs/review/review-pull-request.ts';
import { settingsPath } from '../../../src/list/schema/settings/settings-schema.ts';
import { name, openSandboxFixture, owner, type SandboxFixture } from '../../forge/sandbox-fixture.ts';
import { dataset, listFiles, openTestWorld, type TestWorld } from '../shared/example-list.ts';

let at: SandboxFixture;
const world: TestWorld = await openTestWorld();
beforeEach(async () => {
  at = await openSandboxFixture(listFiles, { contract: true });
});
afterEach(async () => {
  await at.sandbox.close();
  expect(at.violations()).toEqual([]);
});
afterAll(() => world.close());

const wrong = `${dataset('New', 'https://new.example.org/')}added: 2020/1/2   \n`;
const open = (login: string, files: Record<string, string> = { 'data/new.yml': wrong }) =>
  at.sandbox.asUser(login).openPullRequest({ repository: name, title: 'Add', branch: 'new', files });

let asked = 0;

/** Does what `/listkeeper …` asks for on a pull request, in a comment of its own. */
async function ask(number: number, words: string, onPullRequest = true) {
  asked += 1;
  const command = parseCommand(`/listkeeper ${words}`) as CommentCommand;
  const answer = await answerCommand(at.forge, { command, number, onPullRequest, askedBy: owner, comment: asked }, world.tools);
  const applied = await applyPlan(answer, at.octokit, at.target);
  expect(applied.filter(({ done }) => !done)).toEqual([]);
  return { ...answer, applied };
}
const issue = (number: number) => at.repository.issues.get(number);
const comments = (number: number) => issue(number)?.comments.map(({ body }) => body) ?? [];
const textAt = async (ref: string, path: string) => (await at.forge.readFiles(ref, [path])).files[0]?.text;

describe('/listkeeper fix', () => {
  it('commits the exact fixes and the house’s form to the branch, and finds nothing to do then', async () => {
    const { number } = await open(owner);
    expect(await ask(number, 'fix')).toMatchObject({ understood: true, applied: [{ action: 'commit', changed: true }] });
    const text = await textAt('new', 'data/new.yml');
    expect(text).toMatch(/^# yaml-language-server: /);
    expect(text).toMatch(/\nadded: "2020-01-02"\n$/);
    await ask(number, 'fix');
    expect(comments(number)).toEqual([
      expect.stringContaining('Fixed 1 problem in `data/new.yml` and pushed to this branch.'),
      expect.stringContaining('There is nothing to fix automatically.'),
    ]);
  });

  it('sets Chinese text, and takes out what nobody sees', async () => {
    const text = `${dataset('New\u200b', 'https://new.example.org/')}note: { zh: "使用NLP工具,共10条" }\n`;
    const { number } = await open(owner, { 'data/new.yml': text });
    await ask(number, 'fix');
    const mended = await textAt('new', 'data/new.yml');
    expect(mended).toMatch(/en: New\b(?!\u200b)/);
    expect(mended).toMatch(/zh: "?使用 NLP 工具，共 10 条/);
  });

  it('leaves alone what people wrote in files that are not of the list', async () => {
    const { number } = await open(owner, { 'data/new.yml': wrong, 'notes.yml': 'a:   1   \n' });
    await ask(number, 'fix');
    expect(await textAt('new', 'notes.yml')).toBe('a:   1   \n');
  });

  it('commits to the branch of a fork that lets us write', async () => {
    const { number, headRepository } = await open('contributor');
    const fork = at.sandbox.world.hosted.get(headRepository.toLowerCase());
    if (fork) at.sandbox.installApp(fork);
    const { applied } = await ask(number, 'fix');
    expect(applied).toMatchObject([{ action: 'commit', done: true, changed: true }]);
    expect(issue(number)?.pull?.head.sha).toBe(fork?.refs.get('refs/heads/new'));
    expect(issue(number)?.pull?.head.sha).toBe(applied[0]?.commit);
  });

  it('becomes a pull request with the same commits where the fork does not let us write', async () => {
    const { number, headSha } = await open('contributor');
    const { applied } = await ask(number, 'fix');
    expect(applied).toMatchObject([{ action: 'propose', done: true, changed: true }]);
    const proposal = issue(applied[0]?.number ?? 0);
    expect(comments(number)).toEqual([
      expect.stringContaining(`I can’t push to this branch. #${applied[0]?.number} has 1 fix to \`data/new.yml\``),
    ]);
    expect(proposal?.title).toBe(`Automatic fixes for #${number}`);
    expect(proposal?.pull).toMatchObject({ head: { ref: `listkeeper/fix-${number}` }, base: { ref: 'main' } });
    expect(await textAt(`listkeeper/fix-${number}`, 'data/new.yml')).toContain('added: "2020-01-02"');
    const tip = at.repository.refs.get(`refs/heads/listkeeper/fix-${number}`) ?? '';
    expect((await at.repository.store.readCommit(tip))?.parents).toEqual([headSha]);
  });

  it('does not even try where the author said no to maintainers', async () => {
    const { number, headRepository } = await open('contributor');
    const pull = issue(number)?.pull;
    if (pull) pull.maintainerCanModify = false;
    at.requests();
    expect((await ask(number, 'fix')).applied).toMatchObject([
      { action: 'propose', changed: true },
      { action: 'comment', changed: true },
    ]);
    expect(at.requests().filter((each) => each.includes(`/repos/${headRepository}/git`))).toEqual([]);
  });

  it('puts no commit of a stranger on a branch of ours that holds more than the list: workflows would run it with our secrets', async () => {
    const { number } = await open('contributor', { 'data/new.yml': wrong, '.github/workflows/ci.yml': 'on: push\n' });
    expect((await ask(number, 'fix')).applied).toMatchObject([{ action: 'comment', done: true }]);
    expect(at.repository.refs.has(`refs/heads/listkeeper/fix-${number}`)).toBe(false);
    expect(comments(number)).toEqual([expect.stringContaining('I won’t copy it into this repository')]);
  });

  it('opens no pull request only to format somebody’s branch, and says that there is nothing to fix', async () => {
    const { number } = await open('contributor', { 'data/new.yml': `${dataset('New', 'https://new.example.org/')}   \n` });
    expect((await ask(number, 'fix')).applied).toMatchObject([{ action: 'comment', done: true }]);
    expect(comments(number)).toEqual([expect.stringContaining('There is nothing to fix automatically.')]);
  });

  it('replaces a misspelled word where only one is near, and says what is left', async () => {
    const text = dataset('New', 'https://new.example.org/').replace('role: homepage', 'role: homepag');
    expect(text).toContain('homepag\n');
    const { number } = await open(owner, { 'data/new.yml': `${text}wrong: 1\n` });
    await ask(number, 'fix');
    expect(await textAt('new', 'data/new.yml')).toContain('role: homepage\n');
    expect(comments(number)).toEqual([expect.stringMatching(/Fixed 1 problem in .* 1 problem needs your decision\./)]);
  });

  it('says of a closed pull request that there is nothing to fix', async () => {
    const { number } = await open(owner);
    const closed = issue(number);
    if (closed) closed.state = 'closed';
    await ask(number, 'fix');
    expect(comments(number)).toEqual([expect.stringContaining('This pull request is closed')]);
  });

  it('has nothing to write for what takes judgement', async () => {
    const { number } = await open(owner, {
      'data/new.yml': `# yaml-language-server: $schema=schema.json\n${dataset('New', 'https://new.example.org/')}wrong: 1\n`,
    });
    await ask(number, 'fix');
    expect(comments(number)).toEqual([expect.stringContaining('needs your decision')]);
  });
});

describe('/listkeeper preview', () => {
  it('shows the entries below each command, and asks nobody about links', async () => {
    const { number } = await open('contributor');
    const before = world.asked().length;
    await ask(number, 'preview');
    await ask(number, 'preview');
    const preview = expect.stringMatching(/^<!-- listkeeper:answer \d+ -->\n> \*\*.*New/);
    expect(comments(number)).toEqual([preview, preview]);
    expect(world.asked()).toHaveLength(before);
  });
});

describe('/listkeeper ignore', () => {
  it('proposes one more line of the settings to the base', async () => {
    const { number } = await open('contributor');
    const { applied } = await ask(number, 'ignore https://new.example.org/* asks for a login @everyone');
    const proposal = issue(applied[0]?.number ?? 0);
    expect(proposal?.pull).toMatchObject({ base: { ref: 'main' }, stats: { changedFiles: 1, additions: 3 } });
    expect(proposal?.body).not.toMatch(/@everyone/);
    expect(await textAt(proposal?.pull?.head.ref ?? '', settingsPath)).toBe(
      'links:\n  ignore:\n    - "https://new.example.org/*" # asks for a login @everyone\n',
    );
    expect((await ask(number, 'ignore https://new.example.org/* again')).applied).toMatchObject([{ number: proposal?.number }]);
  });

  it('says so when the settings can not be edited with certainty', async () => {
    await at.sandbox.asUser(owner).push({ repository: name, branch: 'main', files: { [settingsPath]: 'links: [\n' } });
    const { number } = await open('contributor');
    expect(await ask(number, 'ignore https://new.example.org/ why')).toMatchObject({ understood: false });
    expect(comments(number)).toEqual([expect.stringContaining('can’t be changed automatically')]);
  });
});

describe('/listkeeper duplicate-of', () => {
  it('tells the contributor where the list has it, and labels', async () => {
    const { number } = await open('contributor');
    await ask(number, 'duplicate-of old');
    expect(comments(number)).toEqual([expect.stringMatching(/\[Old\]\(.*\/blob\/[0-9a-f]{40}\/data\/old\.yml#L1\)/)]);
    expect(issue(number)?.labels).toContain('duplicate');
  });

  it('lasts over reviews and other commands, until the entry is another one', async () => {
    const { number, headRepository } = await open('contributor');
    const review = async () => applyPlan(await reviewPullRequest(at.forge, number, world.tools), at.octokit, at.target);
    const push = (text: string, path = 'data/new.yml') =>
      at.sandbox.asUser('contributor').push({ repository: headRepository, branch: 'new', files: { [path]: text } });
    await review();
    await ask(number, 'duplicate-of old');
    await ask(number, 'preview');
    await review();
    await push('beside the list', 'notes.md');
    await review();
    expect(issue(number)?.labels).toEqual(['new-entry', 'needs-fix', 'duplicate']);
    await push(dataset('Newer', 'https://new.example.org/'));
    await review();
    expect(issue(number)?.labels).toEqual(['new-entry']);
  });

  it('is taken back by whoever takes the label away, and is not said by a stranger’s comment', async () => {
    const { number } = await open('contributor');
    const review = async () => applyPlan(await reviewPullRequest(at.forge, number, world.tools), at.octokit, at.target);
    await ask(number, 'duplicate-of old');
    const said = comments(number)[0] ?? '';
    await at.octokit.rest.issues.removeLabel({ owner, repo: 'list', issue_number: number, name: 'duplicate' });
    await review();
    expect(issue(number)?.labels).not.toContain('duplicate');
    const other = await open('someone-else');
    await at.sandbox.asUser('someone-else').comment({ repository: name, issue: other.number, body: said });
    await at.octokit.rest.issues.addLabels({ owner, repo: 'list', issue_number: other.number, labels: ['duplicate'] });
    await applyPlan(await reviewPullRequest(at.forge, other.number, world.tools), at.octokit, at.target);
    expect(issue(other.number)?.labels).not.toContain('duplicate');
  });

  it('names the nearest id for one that is not there', async () => {
    const { number } = await open('contributor');
    expect(await ask(number, 'duplicate-of olt')).toMatchObject({ understood: false });
    expect(comments(number)).toEqual([expect.stringContaining('There is no `olt` on the list. Did you mean `old`?')]);
  });
});

describe('a pull request that is too large', () => {
  it('is told so in a comment, and its check fails', async () => {
    const many = Array.from({ length: 2001 }, (_, index) => `- { id: a-${index} }\n`).join('');
    const { number } = await open('contributor', { 'data/many.yml': many });
    const plan = await reviewPullRequest(at.forge, number, world.tools);
    expect(plan.actions).toMatchObject([
      { type: 'check-run', conclusion: 'failure' },
      { type: 'comment', issue: number },
    ]);
    await applyPlan(plan, at.octokit, at.target);
    expect(comments(number)).toEqual([expect.stringMatching(/2000[\s\S]*2000/)]);
  });

  it.each(['fix', 'preview'])('is answered in words when somebody asks to %s it', async (words) => {
    const many = Array.from({ length: 2001 }, (_, index) => `- { id: a-${index} }\n`).join('');
    const { number } = await open('contributor', { 'data/many.yml': many });
    expect(await ask(number, words)).toMatchObject({ understood: false, applied: [{ action: 'comment', done: true }] });
    expect(comments(number)).toEqual([expect.stringMatching(/more than 2000 entries[\s\S]*超过 2000 个/)]);
  });
});

describe('an address with a user’s name and password', () => {
  it('is copied nowhere: not into settings, a proposal, an answer or the log', async () => {
    const { number } = await open('contributor');
    const before = at.repository.issues.size;
    for (const words of [
      'ignore https://me:geheim@new.example.org/ why',
      'ignore https://new.example.org/ see https://me:geheim@new.example.org/',
      'ignroe https://geheim@new.example.org/',
    ]) {
      const answer = await ask(number, words);
      expect(answer).toMatchObject({ understood: false });
      expect(JSON.stringify(answer)).not.toContain('geheim');
    }
    expect(at.repository.issues.size).toBe(before);
    expect(new Set(comments(number).map((body) => body.split('\n').slice(1).join('\n')))).toEqual(
      new Set([expect.stringContaining('it wasn’t processed or copied')]),
    );
  });
});

describe('anything else', () => {
  it('gets a short help below each, whatever it says', async () => {
    const { number } = await open('contributor');
    for (const words of ['dance <img src=x> @everyone', 'sing']) {
      expect(await ask(number, words)).toMatchObject({ understood: false });
    }
    expect(comments(number)).toEqual([
      expect.stringContaining('Unknown command `dance'),
      expect.stringMatching(/Unknown command `sing`\. Available commands:/),
    ]);
  });

  it('is help too for what only a pull request has', async () => {
    const number = await at.sandbox.asUser('contributor').openIssue({ repository: name, title: 'Hello' });
    expect(await ask(number, 'fix', false)).toMatchObject({ understood: false });
    expect(comments(number)).toEqual([expect.stringContaining('/listkeeper preview')]);
  });
});
