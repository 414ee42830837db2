import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readEvent } from '../../src/action/event.ts';
import { ListkeeperError } from '../../src/errors/listkeeper-error.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'listkeeper-event-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Environment = Record<string, string | undefined>;

function read(event: string | undefined, payload?: unknown, rest: Environment = {}, mode?: string) {
  const path = join(folder, 'event.json');
  writeFileSync(path, typeof payload === 'string' ? payload : JSON.stringify(payload ?? null));
  const environment = {
    GITHUB_REPOSITORY: 'owner/list',
    GITHUB_TOKEN: 't',
    GITHUB_EVENT_NAME: event,
    GITHUB_EVENT_PATH: path,
    ...rest,
  };
  return readEvent(environment, mode);
}
const repository = { name: 'list', owner: { login: 'owner' }, default_branch: 'main' };
const pull = {
  number: 7,
  state: 'open',
  head: { ref: 'topic', sha: 'a'.repeat(40) },
  base: { ref: 'main', sha: 'b'.repeat(40) },
};
const opened = { action: 'opened', number: 7, pull_request: pull, repository, sender: { login: 'a', type: 'User' } };

// Source: https://docs.github.com/actions/reference/variables-reference
describe('the event of a workflow', () => {
  test.each(['schedule', 'workflow_dispatch', 'repository_dispatch'])('%s brings everything up to date', (name) => {
    expect(read(name).requests).toEqual([{ kind: 'adopt' }, { kind: 'publish' }, { kind: 'check' }]);
  });

  test.each(['pull_request', 'pull_request_target'])('%s asks for a review', (name) => {
    expect(read(name, opened).requests).toMatchObject([{ kind: 'review', number: 7 }]);
  });

  test('says whose it is, and what to write with', () => {
    expect(
      read('schedule', null, { INPUT_TOKEN: 'input', INPUT_MAILTO: ' a@b.example ', 'INPUT_SECOND-PROXY': ' ' }),
    ).toMatchObject({
      owner: 'owner',
      repo: 'list',
      token: 'input',
      mailto: 'a@b.example',
      secondProxy: undefined,
      hasCheckboxes: false,
    });
  });

  test.each([
    ['no repository', { GITHUB_REPOSITORY: '' }, 'not-in-action'],
    ['half a repository', { GITHUB_REPOSITORY: 'owner/' }, 'not-in-action'],
    ['no token', { GITHUB_TOKEN: '' }, 'no-token'],
    ['an event that asks for nothing', { GITHUB_EVENT_NAME: 'fork_apply' }, 'no-mode-for-event'],
    ['no event', { GITHUB_EVENT_NAME: undefined }, 'no-mode-for-event'],
    ['an unknown mode', { INPUT_MODE: 'x'.repeat(99) }, 'bad-mode'],
    ['boxes that are neither on nor off', { INPUT_BOXES: 'yes' }, 'bad-boxes'],
  ])('is refused with %s', (_, rest, code) => {
    expect(() => read('schedule', null, rest)).toThrow(expect.objectContaining({ code }));
  });

  test.each([
    ['true', true],
    [' TRUE ', true],
    ['false', false],
    ['', false],
  ])('has boxes by the input "%s": %s', (value, expected) => {
    expect(read('schedule', null, { INPUT_BOXES: value }).hasCheckboxes).toBe(expected);
  });
});

describe('a mode', () => {
  test('says what to do, whatever the event', () => {
    expect(read('push', {}, { INPUT_MODE: 'check' }).requests).toEqual([{ kind: 'check' }]);
    expect(read('pull_request', opened, {}, 'publish').requests).toEqual([{ kind: 'publish' }]);
    expect(read('pull_request', opened, { INPUT_MODE: 'review' }).requests).toEqual([{ kind: 'review', number: 7 }]);
  });

  test('counts from the command line before the input', () => {
    expect(read('push', {}, { INPUT_MODE: 'check' }, 'publish').requests).toEqual([{ kind: 'publish' }]);
  });

  test('of a review needs a pull request', () => {
    for (const payload of [null, {}, { pull_request: { number: 0 } }, { pull_request: { number: '7' } }, 'not JSON'])
      expect(() => read('schedule', payload, { INPUT_MODE: 'review' })).toThrow(
        expect.objectContaining({ code: 'no-pull-request' }),
      );
  });

  test('leaves a command, a tick and a merge queue to say what is asked for', () => {
    for (const name of ['merge_group', 'issues', 'issue_comment'])
      expect(read(name, {}, { INPUT_MODE: 'check' }).requests).toEqual([]);
  });
});

test('a payload that can not be read is none', () => {
  expect(read('schedule', null, { GITHUB_EVENT_PATH: join(folder, 'nowhere.json') }).requests).toHaveLength(3);
  expect(() => read('schedule', null, { GITHUB_EVENT_PATH: undefined, INPUT_MODE: 'review' })).toThrow();
});

describe('the event', () => {
  const sound = { GITHUB_REPOSITORY: 'someone/reading', GITHUB_EVENT_NAME: 'push', INPUT_TOKEN: 't' };

  test.each(['schedule', 'workflow_dispatch', 'repository_dispatch'])('%s brings everything up to date', (event) => {
    const { requests } = readEvent({ ...sound, GITHUB_EVENT_NAME: event });
    expect(requests).toEqual([{ kind: 'adopt' }, { kind: 'publish' }, { kind: 'check' }]);
  });

  test('can be overruled by the input', () => {
    expect(readEvent({ ...sound, INPUT_MODE: 'check' }).requests).toEqual([{ kind: 'check' }]);
  });

  test('brings the address of a second proxy', () => {
    expect(readEvent({ ...sound, 'INPUT_SECOND-PROXY': ' http://proxy.invented.org:80 ' }).secondProxy).toBe(
      'http://proxy.invented.org:80',
    );
    expect(readEvent({ ...sound, 'INPUT_SECOND-PROXY': '' }).secondProxy).toBeUndefined();
  });

  test.each([
    ['no repository', { GITHUB_REPOSITORY: '' }],
    ['no token', { INPUT_TOKEN: '' }],
    ['an unknown mode', { INPUT_MODE: 'delete' }],
    ['an event that says nothing', { GITHUB_EVENT_NAME: 'star' }],
    ['a review without a pull request', { INPUT_MODE: 'review' }],
    ['boxes that are neither shown nor not', { INPUT_BOXES: 'perhaps' }],
  ])('with %s is refused with a remedy', (_, wrong) => {
    const read = () => readEvent({ ...sound, ...wrong });
    expect(read).toThrow(ListkeeperError);
    expect(read).toThrow(expect.objectContaining({ remedy: expect.stringMatching(/\S/) }));
  });
});
