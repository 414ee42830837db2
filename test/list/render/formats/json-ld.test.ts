import { describe, expect, it } from 'vitest';
import { datasetYaml } from '../../list-fixtures.ts';
import { files, fullFiles, written } from './data-format-fixtures.ts';

describe('datasets as JSON-LD', () => {
  it('are schema.org datasets with license, downloads and papers', () => {
    const text = written('datasets.jsonld', { ...files, 'x.yml': datasetYaml('', '</script><b>', 'https://x.example.org/') });
    const document = JSON.parse(text);
    expect(document['@context']).toBe('https://schema.org');
    expect(document['@graph'][0]).toMatchObject({
      '@type': 'Dataset',
      identifier: 'share',
      license: 'https://spdx.org/licenses/MIT.html',
      distribution: [{ '@type': 'DataDownload', contentUrl: 'https://pan.baidu.com/s/1abcDEF' }],
      keywords: ['dialogue'],
    });
    expect(document['@graph']).toHaveLength(2);
    expect(text, 'it may stand in a page').not.toContain('<');
  });

  it('have a property for every field that real entries need', () => {
    const { '@graph': graph } = JSON.parse(written('list.jsonld', fullFiles));
    expect(graph[0]).toMatchObject({
      license: ['Apache-2.0', 'MIT', 'CC-BY-4.0'].map((id) => `https://spdx.org/licenses/${id}.html`),
      conditionsOfAccess: 'non-commercial use only',
      sameAs: ['https://huggingface.co/datasets/a/b', 'https://zenodo.org/records/3859869'],
      size: ['39.04 hours', '10 samples (8 training, 2 test)'],
      isPartOf: ['https://github.com/CBLUEbenchmark/CBLUE'],
      publisher: { '@type': 'Organization', name: 'A laboratory' },
      citation: ['https://arxiv.org/abs/2312.12806'],
      alternateName: ['Old name'],
      version: '2.0',
    });
  });
});
