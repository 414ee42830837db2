import { createStaticSite } from '../../../../src/sandbox/internet/hosts/static-site.ts';
import { createHtmlResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase, notGone } from '../link-case.ts';

/**
 * Links as they stand in a text: without a scheme, in brackets of the sentence, as templates, and
 * with two places where they may end.
 */

const page = createHtmlResponse(
  'A page of the wiki',
  '<p>Questions that are often asked, and what we answer to them, at some length.</p>',
);
const site = (...paths: string[]) => [
  createStaticSite('wiki.example', Object.fromEntries(paths.map((path) => [encodeURI(path), page]))),
];
const lostLinks = 'future-architect#2649, pybamm-team/PyBaMM#1373, github-action-markdown-link-check#50';

function lost(name: string, markdown: string, url: string): LinkCase {
  return { name: `Written: ${name}`, markdown, url, hosts: [], ...notGone('unknown', 'malformed'), source: lostLinks };
}

function template(name: string, markdown: string, url: string): LinkCase {
  const source = 'pinecone-io/examples#456, coala-bears#932';
  return { name: `Template: ${name}`, markdown, url, hosts: [], ...notGone('unknown', 'template'), source };
}

function twoReadings(
  name: string,
  markdown: string,
  rest: Pick<LinkCase, 'url' | 'hosts' | 'dead' | 'verdict' | 'reason' | 'note'>,
): LinkCase {
  return { name: `Two readings: ${name}`, markdown, source: 'broken-link-checker#82, lychee#949', ...rest };
}

const unsupported = (name: string, url: string): LinkCase => ({
  name: `Written: ${name}`,
  markdown: `[x](${url})`,
  url,
  hosts: [],
  ...notGone('unknown', 'unsupported-scheme'),
  source: lostLinks,
});

const shellVariable = ['$', '{VERSION}'].join('');

export const writtenCases: LinkCase[] = [
  lost('www without a scheme', '[a](www.x.example/p)', 'www.x.example/p'),
  lost('a host without a scheme', '[b](github.com/owner/name)', 'github.com/owner/name'),
  lost('a share without a scheme', '[c](pan.baidu.com/s/1abcdefgh)', 'pan.baidu.com/s/1abcdefgh'),
  lost('two brackets', '[d]((https://x.example/p))', '(https://x.example/p)'),
  lost('one slash', '[e](https:/x.example/p)', 'https:/x.example/p'),
  lost('no slash', '[e](https:www.x.example)', 'https:www.x.example'),
  lost('no colon', '[e](http//x.example/p)', 'http//x.example/p'),
  lost('no colon and no full stop', '[e](http//xexample/p)', 'http//xexample/p'),
  lost('quotes', '[f]("https://x.example/p")', '"https://x.example/p"'),
  lost('full-width brackets', '[g](（https://x.example/p）)', '（https://x.example/p）'),
  lost('nothing', '[h]()', ''),
  lost('an identifier', '[i](doi:10.1000/182)', 'doi:10.1000/182'),
  lost('the address of a clone', '[j](git@github.com:owner/name.git)', 'git@github.com:owner/name.git'),
  lost('an escaped underscore', 'See https://x.example/e3\\_b for it', 'https://x.example/e3\\_b'),
  unsupported('FTP', 'ftp://ftp.x.example/pub/corpus.zip'),
  unsupported('magnet', 'magnet:?xt=urn:btih:c12fe1c06bba254a9dc9f519b335aa7c1367a88a'),
  unsupported('STUN', 'stun:stun.x.example:19302'),
  template('braces', 'GET https://api.example/v1/items/{id}/meta', 'https://api.example/v1/items/{id}/meta'),
  template('braces in brackets', '[x](https://api.example/v1/{owner}/{repo})', 'https://api.example/v1/{owner}/{repo}'),
  template('double braces', '[x](https://{{host}}.example/)', 'https://{{host}}.example/'),
  template('angle brackets', 'See https://api.example/users/<name>/repos.', 'https://api.example/users/<name>/repos'),
  template(
    'a variable of the shell',
    `curl https://api.example/${shellVariable}/x.tgz`,
    `https://api.example/${shellVariable}/x.tgz`,
  ),
  template('printf', '[x](https://api.example/search?q=%s)', 'https://api.example/search?q=%s'),
  template('a route', '[x](https://api.example/users/:id)', 'https://api.example/users/:id'),
  template('names in capitals', '[x](https://github.com/OWNER/REPO)', 'https://github.com/OWNER/REPO'),
  template('your own name', '[x](https://github.com/your-username/list)', 'https://github.com/your-username/list'),
  template('an address cut short', '[x](https://pan.baidu.com/s/1…)', 'https://pan.baidu.com/s/1…'),
  twoReadings('the whole of a wiki page', '看 https://wiki.example/wiki/FAQ常见问题', {
    url: 'https://wiki.example/wiki/FAQ常见问题',
    hosts: site('/wiki/FAQ常见问题'),
    ...alive(),
  }),
  twoReadings('a file with full-width brackets', '见 https://wiki.example/报告（2020）.pdf', {
    url: 'https://wiki.example/报告（2020）.pdf',
    hosts: [
      createStaticSite('wiki.example', {
        [encodeURI('/报告（2020）.pdf')]: { headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.7 ' },
      }),
    ],
    ...alive(),
  }),
  twoReadings('the sentence goes on behind it', '见 https://wiki.example/wiki/FAQ的说明', {
    url: 'https://wiki.example/wiki/FAQ',
    hosts: site('/wiki/FAQ'),
    ...alive(),
    note: 'linked-too-far',
  }),
  twoReadings('the sentence goes on behind a name without a scheme', '见 www.wiki.example/faq，里面有答案', {
    url: 'http://www.wiki.example/faq',
    hosts: [createStaticSite('www.wiki.example', { '/faq': page })],
    ...alive(),
    note: 'linked-too-far',
  }),
  twoReadings('neither is there', '看 https://wiki.example/wiki/FAQ常见问题', {
    url: 'https://wiki.example/wiki/FAQ',
    hosts: site('/wiki/home'),
    ...gone('not-found'),
  }),
  twoReadings('a comma within the brackets of the link', '[h](https://wiki.example/t，)', {
    url: 'https://wiki.example/t，',
    hosts: site('/t'),
    ...notGone('unknown', 'malformed'),
  }),
  twoReadings('a comma that belongs to the page', '[h](https://wiki.example/t，)', {
    url: 'https://wiki.example/t，',
    hosts: site('/t，'),
    ...alive(),
  }),
];
