import { createHtmlResponse, createRedirectResponse } from '../../../../src/sandbox/internet/responses.ts';
import { alive, gone, type LinkCase } from '../link-case.ts';
import { createStaticCase } from '../static-case.ts';

/** Addresses that name a part of a page on the web. A missing part is a note, and never a death. */
const source = { source: 'lycheeverse/lychee#2278; github.com: ids of headings have user-content-; WICG text fragments' };
const url = 'https://docs.parts.example/guide';
const missing = { ...source, note: 'no-such-anchor' as const };
const words = '<p>A guide of some length about installing and using a tool that is described here.</p>';
const guide = createHtmlResponse(
  'Guide',
  `<h1 id="guide">Guide</h1>${words}<h2 id="install">Install</h2><h2 id="user-content-用法">用法</h2><a name="Old"></a>`,
);
const inGuide = (name: string, part: string, rest: Partial<LinkCase>) =>
  createStaticCase(`a part of a page: ${name}`, `${url}#${part}`, { 'docs.parts.example': guide }, alive(), rest);

export const pagePartCases: LinkCase[] = [
  inGuide('a heading', 'install', source),
  inGuide('in another case', 'Install', source),
  inGuide('with the prefix of ids of users', 'user-content-install', source),
  inGuide('without that prefix, percent-encoded', '%E7%94%A8%E6%B3%95', source),
  inGuide('the name of an anchor', 'old', source),
  inGuide('missing', 'uninstall', missing),
  inGuide('missing, before a text fragment', 'uninstall:~:text=tool', missing),
  inGuide('a text fragment alone', ':~:text=tool', source),
  inGuide('the top', 'top', source),
  inGuide('lines of code', 'L10-L20', source),
  inGuide('a parameter', 'page=3', source),
  inGuide('a broken percent-encoding', '%E4%ZZ', missing),
  createStaticCase(
    'a part of a page that scripts fill',
    `${url}#install`,
    { 'docs.parts.example': createHtmlResponse('Guide', `<div id="main">${words}</div><script src="/app.js"></script>`) },
    alive(),
    source,
  ),
  createStaticCase(
    'a missing part of a page whose anchors are no headings',
    `${url}#c`,
    {
      'docs.parts.example': createHtmlResponse('Guide', `<a href="#a">A</a><dl><dt id="a">a</dt><dt id="b">b</dt></dl>${words}`),
    },
    alive(),
    missing,
  ),
  createStaticCase(
    'a part behind the first 64 KiB of a page',
    `${url}#end`,
    { 'docs.parts.example': createHtmlResponse('Guide', `<h1 id="guide">Guide</h1>${words.repeat(2000)}<h2 id="end">End</h2>`) },
    alive(),
    source,
  ),
  createStaticCase(
    'a missing part of a page that is too large to be read',
    `${url}#end`,
    { 'docs.parts.example': createHtmlResponse('Guide', `<h1 id="guide">Guide</h1>${words.repeat(30_000)}`) },
    alive(),
    source,
  ),
  createStaticCase(
    'a part of a missing page',
    `${url}#install`,
    { 'docs.parts.example': createHtmlResponse('Not found', words, 404) },
    gone('not-found'),
    source,
  ),
  createStaticCase(
    'a missing part of a page behind a temporary redirect',
    `${url}#uninstall`,
    { 'docs.parts.example/guide': createRedirectResponse('/en/guide'), 'docs.parts.example/en/guide': guide },
    alive('redirected'),
    missing,
  ),
];
