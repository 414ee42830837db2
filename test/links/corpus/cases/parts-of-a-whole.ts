import { createArxivHosts } from '../../../../src/sandbox/internet/hosts/arxiv.ts';
import { createHtmlResponse, createJsonResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

/**
 * A page or file within a resource: the interface answers for the whole, and the page for the part.
 */
const source = 'logic.md D2: a page within a thing is taken for the thing';
const paper = '2010.07497';

export const partCases: LinkCase[] = [
  {
    name: 'Part: a file in the sources of a paper that lives',
    url: `https://arxiv.org/src/${paper}/anc/data.csv`,
    hosts: createArxivHosts({ papers: { [paper]: { title: 'MedDG' } }, defaultPaper: null }),
    ...gone('not-found'),
    authoritative: false,
    source,
  },
  createStaticCase(
    'Part: a folder in a share, of which only the share can be asked for',
    'https://www.alipan.com/s/abcDEF123/folder/0123456789',
    { 'api.aliyundrive.com': createJsonResponse({ share_name: 'data' }) },
    alive(),
    { note: 'weak-evidence', source },
  ),
  createStaticCase(
    'Part: a folder in a share that was cancelled',
    'https://www.alipan.com/s/abcDEF123/folder/0123456789',
    { 'api.aliyundrive.com': createJsonResponse({ code: 'ShareLink.Cancelled' }, 404) },
    gone('cancelled'),
    { source },
  ),
  createStaticCase(
    'Part: a discussion of a dataset',
    'https://www.kaggle.com/datasets/owner/slug/discussion/7',
    {
      'www.kaggle.com/api/v1/datasets/view/owner/slug': createJsonResponse({ ref: 'owner/slug' }),
      'www.kaggle.com': createHtmlResponse('Kaggle', '<p>A shell</p>'),
    },
    alive(),
    { note: 'weak-evidence', source },
  ),
];
