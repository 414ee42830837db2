import { describe, expect, it } from 'vitest';
import { formatFactsFile, hasSameFacts, parseFactsFile } from '../../../src/list/repository-facts/facts-file.ts';

const text = `{
  "a-tool": { "repository": "owner/a", "stars": 1200, "pushed": "2026-Q4", "released": "2025-Q1", "license": "MIT" },
  "b": { "repository": "owner/b", "archived": true, "stale": true }
}
`;

describe('a facts file', () => {
  it('comes back byte for byte', () => {
    expect(formatFactsFile(parseFactsFile(text) ?? new Map())).toBe(text);
    expect(formatFactsFile(new Map())).toBe('{}\n');
  });

  it('says the same in another layout and order', () => {
    const facts = parseFactsFile(text) ?? new Map();
    const other = parseFactsFile(JSON.stringify(Object.fromEntries([...facts].reverse()), null, 2)) ?? new Map();
    expect(hasSameFacts(facts, other)).toBe(true);
    expect(hasSameFacts(facts, new Map([...other].slice(1)))).toBe(false);
  });

  it('takes no name of every object for an id', () => {
    expect(parseFactsFile('{ "__proto__": { "repository": "o/a" } }')).toEqual(new Map());
    expect(parseFactsFile('{ "constructor": { "repository": "o/a" } }')?.get('toString')).toBeUndefined();
  });

  it.each([
    ['a merge conflict', `<<<<<<< ours\n${text}`],
    ['no mapping', '[]'],
    ['another field', '{ "a": { "repository": "o/a", "shell": "rm" } }'],
    ['a number that nobody could have', '{ "a": { "repository": "o/a", "stars": 1e12 } }'],
    ['stars as a text', '{ "a": { "repository": "o/a", "stars": "<b>9</b>" } }'],
    ['a license that is Markdown', '{ "a": { "repository": "o/a", "license": "[MIT](https://evil.example/)" } }'],
    ['a day in place of a quarter', '{ "a": { "repository": "o/a", "pushed": "2026-11-01" } }'],
    ['a repository that is an address', '{ "a": { "repository": "https://evil.example/a" } }'],
    ['an id that is none', '{ "../a": { "repository": "o/a" } }'],
  ])('is refused as a whole with %s', (_, broken) => {
    expect(parseFactsFile(broken)).toBeUndefined();
  });
});
