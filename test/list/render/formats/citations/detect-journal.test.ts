import { describe, expect, it } from 'vitest';
import { isJournal } from '../../../../../src/list/render/formats/citations/detect-journal.ts';
import { paperWith, written } from '../data-format-fixtures.ts';
import { parseBibtex } from '../format-readers.ts';

describe('a venue', () => {
  it.each([
    ['Scientific Reports', undefined, 'article'],
    ['The Lancet', undefined, 'article'],
    ['Proceedings of the National Academy of Sciences', undefined, 'article'],
    ['软件学报', undefined, 'article'],
    ['Anything', '10.1038/s41597-020-0451-3', 'article'],
    ['Anything', '10.1016/j.jbi.2020.103637', 'article'],
    ['Procedia Computer Science', '10.1016/j.procs.2020.01.001', 'inproceedings'],
    ['Anything', '10.1016/B978-0-12-1', 'inproceedings'],
    ['Lecture Notes in Computer Science', '10.1007/978-3-030-1_1', 'inproceedings'],
    ['Anything', '10.1007/s10462-020-1', 'article'],
    ['BIBM', '10.1109/BIBM.2018.1', 'inproceedings'],
    ['Proceedings of the Conference on Artificial Intelligence in Medicine', undefined, 'inproceedings'],
    ['Advances in Neural Information Processing Systems', undefined, 'inproceedings'],
  ])('%s with the DOI %s is written as @%s', (venue, doi, type) => {
    const fields = { venue, ...(doi === undefined ? {} : { identifiers: { doi } }) };
    const [record] = parseBibtex(written('list.bib', { 'a.yml': paperWith(fields) }));
    expect(record?.type).toBe(type);
    expect(record?.fields[type === 'article' ? 'journal' : 'booktitle']).toBe(type === 'article' ? venue : `{${venue}}`);
  });

  it('of the ACL Anthology is a conference, and one in PubMed a journal', () => {
    expect(isJournal('Journal of Words', { acl: 'N19-1423' })).toBe(false);
    expect(isJournal('Anything', { pmid: '1' })).toBe(true);
    expect(isJournal('Anything', { pmid: '1', doi: '10.1007/978-3-030-1' })).toBe(false);
    expect(isJournal('', {})).toBe(false);
  });
});
