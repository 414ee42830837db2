import { describe, expect, it } from 'vitest';
import { describePaper, type PaperEntry } from '../../../../../src/list/render/formats/citations/describe-paper.ts';

const paper = (fields: Partial<PaperEntry>): PaperEntry => ({
  kind: 'paper',
  id: 'a',
  section: 'papers',
  title: 'A',
  links: [
    { role: 'code', url: 'https://github.com/a/b' },
    { role: 'paper', url: 'https://arxiv.org/pdf/1810.04805v2.pdf' },
  ],
  ...fields,
});

describe('describePaper', () => {
  it.each([
    [undefined, 'preprint', undefined],
    ['arXiv', 'preprint', undefined],
    ['arXiv preprint', 'preprint', undefined],
    ['NAACL', 'proceedings', 'NAACL'],
    ['Scientific Reports', 'journal', 'Scientific Reports'],
  ])('takes a paper in %s for a %s', (venue, type, shown) => {
    expect(describePaper(paper(venue === undefined ? {} : { venue }))).toMatchObject({ type, venue: shown });
  });

  it('takes the link to the paper, in its canonical form', () => {
    expect(describePaper(paper({})).url).toBe('https://arxiv.org/abs/1810.04805');
  });

  it('takes the preprint’s number of a second publication, but not its DOI', () => {
    const publications = [{ venue: 'arXiv', identifiers: { arxiv: '2312.12806', doi: '10.48550/arXiv.2312.12806' } }];
    expect(describePaper(paper({ publications }))).toMatchObject({ arxiv: '2312.12806', doi: undefined });
  });
});
