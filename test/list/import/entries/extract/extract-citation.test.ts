import { describe, expect, it } from 'vitest';
import { extractCitation } from '../../../../../src/list/import/entries/extract/extract-citation.ts';
import { readFirstLine, showLine } from '../../read/read-text.ts';

const extract = (source: string) => {
  const { citation, rest } = extractCitation(readFirstLine(source));
  return [citation, showLine(rest)];
};

describe('a citation before the name of a paper', () => {
  it.each([
    ['[**ICML 2023**] The Title', { venue: 'ICML', year: 2023 }, 'The Title'],
    ["(ACL '2020): The Title", { venue: 'ACL', year: 2020 }, 'The Title'],
    ['[ICML,2023] The Title', { venue: 'ICML', year: 2023 }, 'The Title'],
    ['【期刊，2021】题目', { venue: '期刊', year: 2021 }, '题目'],
    ['[arXiv 2023.05] [The Title](https://a.org)', { venue: 'arXiv', year: 2023 }, '<The Title|https://a.org>'],
    ['[GitHub 2023] [Name](https://a.org)', { year: 2023 }, '<Name|https://a.org>'],
    ['(since 2019) Name', { year: 2019 }, 'Name'],
  ])('of %j', (source, citation, rest) => {
    expect(extract(source)).toEqual([citation, rest]);
  });

  it.each(['The Title [ICML 2023]', '[2023] The Title', '[ICML] The Title', '[ICML 2023]', '[Name 2020](https://a.org)', ''])(
    'is none in %j',
    (source) => {
      const line = readFirstLine(source);
      expect(extractCitation(line)).toEqual({ rest: line });
    },
  );

  it('leaves the bold words behind it to the name', () => {
    const { rest } = extractCitation(readFirstLine('[ICML 2023] **The Title** of it'));
    expect(rest[0]).toMatchObject({ text: 'The Title of it', strong: 'The Title' });
  });
});
