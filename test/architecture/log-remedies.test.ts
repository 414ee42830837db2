import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '../../src/bot');

/** Words of `messages/en/log.ts` that are made of an error's message alone, without its remedy. */
const findMessagesWithoutRemedy = (source: string): string[] =>
  source.match(/(?:log|words)\.(?:\w+Failed|\w+NotRead|\w+NotReported)\([^;]*\bgetErrorMessage\([^;]*;/g) ?? [];

it('a warning of the log about an error says what to do about it', () => {
  expect(findMessagesWithoutRemedy("log('warn', words.sweepFailed(getErrorMessage(error)));")).toHaveLength(1);
  const paths = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
  expect(paths.filter((path) => findMessagesWithoutRemedy(readFileSync(join(root, path), 'utf8')).length > 0)).toEqual([]);
});
