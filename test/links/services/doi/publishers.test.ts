import { describe, expect, test } from 'vitest';
import { getPreprintForm, identifyByPublisher } from '../../../../src/links/services/doi/publishers.ts';

const read = (url: string) => identifyByPublisher(new URL(url))?.id;

describe('the DOI in a publisher’s address', () => {
  test.each([
    ['https://www.nejm.org/doi/full/10.1056/NEJMoa2001017', '10.1056/NEJMoa2001017'],
    ['https://iopscience.iop.org/article/10.1088/1361-6579/ab4979/meta', '10.1088/1361-6579/ab4979'],
    ['https://ebooks.iospress.nl/doi/10.3233/SHTI200000', '10.3233/SHTI200000'],
    ['https://content.iospress.com/doi/10.3233/JAD-200000', '10.3233/JAD-200000'],
    ['https://www.nature.com/articles/ng.3406.pdf', '10.1038/ng.3406'],
    ['https://www.nature.com/articles/nmeth.2089', '10.1038/nmeth.2089'],
    ['https://www.nature.com/articles/d41586-020-00502-w', '10.1038/d41586-020-00502-w'],
    ['https://www.nature.com/articles/s41597-019-0103-9', '10.1038/s41597-019-0103-9'],
    ['https://www.nature.com/articles/sdata.2016.18', '10.1038/sdata.2016.18'],
    ['https://www.nature.com/articles/171737a0', '10.1038/171737a0'],
    ['https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0234567', '10.1371/journal.pone.0234567'],
    ['https://dl.acm.org/doi/pdf/10.1145/3292500.3330701', '10.1145/3292500.3330701'],
    ['https://dl.acm.org/doi/10.1145/3292500.3330701#sec-ref', '10.1145/3292500.3330701'],
    ['https://link.springer.com/content/pdf/10.1007/s00521-020-1.pdf', '10.1007/s00521-020-1'],
    ['https://link.springer.com/chapter/10.1007%2F978-3-030-58452-8_13', '10.1007/978-3-030-58452-8_13'],
    ['https://bmcbioinformatics.biomedcentral.com/articles/10.1186/s12859-019-1', '10.1186/s12859-019-1'],
    ['https://academic.oup.com/nar/article/doi/10.1093/nar/gkz1000/5611111', '10.1093/nar/gkz1000'],
    ['https://www.biorxiv.org/content/10.1101/123456v2.full', '10.1101/123456'],
    ['https://www.medrxiv.org/content/10.1101/2020.03.22.20034041v2.full.pdf', '10.1101/2020.03.22.20034041'],
    ['https://www.tandfonline.com/doi/abs/10.1080/01621459.2020.1', '10.1080/01621459.2020.1'],
    ['https://www.pnas.org/doi/abs/10.1073/pnas.1', '10.1073/pnas.1'],
  ])('of %s is %s', (url, doi) => {
    expect(read(url)).toBe(doi);
  });

  test.each([
    ['a news page of Nature, whose number is no DOI', 'https://www.nature.com/articles/1234567'],
    ['a figure of an article', 'https://www.nature.com/articles/s41597-019-0103-9/figures/1'],
    ['a journal', 'https://www.nature.com/sdata'],
    ['a figure', 'https://link.springer.com/article/10.1007/s00521-020-1/figures/1'],
    ['a supplement', 'https://dl.acm.org/doi/suppl/10.1145/3292500.3330701/suppl_file/a.zip'],
    ['material beside an article', 'https://www.biorxiv.org/content/10.1101/123456v2.supplementary-material'],
    ['a paper without a DOI', 'https://journals.plos.org/plosone/article'],
    ['an id that is no DOI', 'https://journals.plos.org/plosone/article?id=1'],
    ['a site with such a name', 'https://dl.acm.org.site.example/doi/10.1145/3292500.3330701'],
    ['a site that is no publisher', 'https://site.example/doi/10.1145/3292500.3330701'],
  ])('is not read from %s', (_, url) => {
    expect(read(url)).toBeUndefined();
  });
});

describe('the form of a preprint that an address names', () => {
  const form = (url: string) => {
    const identity = identifyByPublisher(new URL(url));
    return identity && getPreprintForm(new URL(url), identity);
  };

  test('is a later version, or the full text, which a preprint may lack', () => {
    expect(form('https://www.biorxiv.org/content/10.1101/123456v2?rss=1')).toEqual({
      url: 'https://www.biorxiv.org/content/10.1101/123456v2',
      landing: 'https://doi.org/10.1101/123456',
    });
    expect(form('https://www.biorxiv.org/content/10.1101/123456v1.full')?.url).toBe(
      'https://www.biorxiv.org/content/10.1101/123456v1.full',
    );
    expect(form('https://www.medrxiv.org/content/10.1101/123456v12')).toBeDefined();
  });

  test('is nothing for the preprint itself, its first version, and papers elsewhere', () => {
    expect(form('https://www.biorxiv.org/content/10.1101/123456v1')).toBeUndefined();
    expect(form('https://www.biorxiv.org/content/10.1101/123456')).toBeUndefined();
    expect(form('https://www.nejm.org/doi/full/10.1056/NEJMoa2001017')).toBeUndefined();
  });
});
