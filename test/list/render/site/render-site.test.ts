import { DomUtils, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { exampleEntries, exampleHealth, exampleList, renderExample } from './example-site.ts';

const page = (files: ReadonlyMap<string, string>, path: string) => files.get(path) ?? '';

/** The texts of attributes that lead somewhere. */
function listAddresses(html: string): string[] {
  const elements = DomUtils.findAll(() => true, parseDocument(html).children);
  return elements.flatMap(({ attribs }) => [attribs.href, attribs.src, attribs.action].filter((value) => value !== undefined));
}

describe('a site', () => {
  const files = renderExample();

  it('has the pages of each language, the first one at its root', () => {
    expect([...files.keys()]).toEqual([
      'assets/icon.svg',
      'assets/no-script.css',
      'assets/search.en.json',
      'assets/site.css',
      'assets/site.js',
      'data/entries/alpha.json',
      'data/entries/beta.json',
      'data/entries/paper-one.json',
      'data/index.json',
      'data/schema.json',
      'entries/alpha.html',
      'index.html',
      'llms.txt',
      'search.html',
      'sections/data.html',
      'sections/papers.html',
      'zh/assets/search.zh.json',
      'zh/entries/alpha.html',
      'zh/index.html',
      'zh/search.html',
      'zh/sections/data.html',
      'zh/sections/papers.html',
    ]);
    expect(page(files, 'index.html')).toContain('<html lang="en">');
    expect(page(files, 'zh/index.html')).toContain('<html lang="zh-CN">');
  });

  it('is the same for the same data', () => {
    expect(renderExample()).toEqual(files);
  });

  it('has no two navigations of the same name on a page', () => {
    for (const [path, content] of files) {
      const elements = DomUtils.getElementsByTagName('nav', parseDocument(content).children);
      const names = elements.map(({ attribs }) => attribs['aria-label']);
      expect(names, path).not.toContain(undefined);
      expect(new Set(names).size, path).toBe(names.length);
    }
  });

  it('leads nowhere where no file is, and no anchor', () => {
    const anchors = new Map(
      [...files].map(([path, text]) => [path, new Set([...text.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))]),
    );
    const broken = [...files].flatMap(([path, text]) =>
      path.endsWith('.html')
        ? listAddresses(text).filter((address) => {
            if (/^https?:/.test(address)) return false;
            const { pathname, hash } = new URL(address, `https://site.example/${path}`);
            const known = anchors.get(pathname.slice(1));
            return known === undefined || (hash !== '' && !known.has(hash.slice(1)));
          })
        : [],
    );
    expect(broken).toEqual([]);
  });

  it('shows codes with a button, dead links with their date and no copy of what works', () => {
    const data = page(files, 'sections/data.html');
    expect(data).toMatch(/<code>flql<\/code><button type="button" class="copy" data-copy="flql"/);
    expect(data).toMatch(/<s><a href="https:\/\/example\.org\/beta"[^>]*>Homepage<\/a><\/s>.*link dead \(2023-01-01\)/);
    expect(data).not.toContain('web.archive.org');
  });

  it('names an entry by its link, unless that is dead', () => {
    const data = page(files, 'sections/data.html');
    expect(data).toMatch(/<h3><a href="https:\/\/pan\.baidu\.com[^"]*" rel="noopener">Alpha<\/a>/);
    expect(data).toMatch(/<h2>Beta<\/h2>/);
  });

  it('shows words between backticks as code', () => {
    expect(page(files, 'sections/data.html')).toContain('Dialogues of <code>doctors</code>.');
  });

  it('says the language of a text that is in another one', () => {
    expect(page(files, 'zh/sections/data.html')).toMatch(/<h2 lang="en">Beta<\/h2>/);
    expect(page(files, 'zh/sections/papers.html')).toContain('<h2 lang="en">');
  });

  it('has a page for an entry with much to say, and links related entries', () => {
    expect(page(files, 'entries/alpha.html')).toMatch(
      /<dt>Described by<\/dt><dd><a href="..\/sections\/papers.html#paper-one">A paper on dialogues<\/a>/,
    );
    expect(page(files, 'entries/alpha.html')).toContain('<dt>By</dt><dd><span class="fact">Example Lab</span>');
    expect(page(files, 'sections/data.html')).toContain(
      '<a class="more" href="../entries/alpha.html" aria-label="Details of Alpha">Details</a>',
    );
  });

  it('names its twins in other languages, and whole addresses only where it knows its own', () => {
    expect(page(files, 'sections/data.html')).toContain(
      '<link rel="alternate" hreflang="zh-CN" href="../zh/sections/data.html">',
    );
    expect(page(files, 'sections/data.html')).not.toContain('canonical');
    expect(files.has('sitemap.xml')).toBe(false);
    const known = renderExample({ output: { address: 'https://lists.example/nlp' } });
    expect(page(known, 'zh/index.html')).toContain('<link rel="canonical" href="https://lists.example/nlp/zh/">');
    expect(page(known, 'zh/index.html')).toContain('hreflang="x-default" href="https://lists.example/nlp/"');
    expect(page(known, 'zh/index.html')).toContain('<meta property="og:url" content="https://lists.example/nlp/zh/">');
    expect(page(known, '404.html')).toContain('<a href="/nlp/sections/data.html#_data">Data</a>');
    expect(page(known, '404.html')).not.toContain('canonical');
    expect(page(known, 'sitemap.xml')).not.toContain('404');
    expect(page(known, 'sitemap.xml')).toContain('<loc>https://lists.example/nlp/zh/entries/alpha.html</loc>');
  });

  it('describes itself to search engines', () => {
    const read = (path: string) =>
      JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/.exec(page(files, path))?.[1] ?? '');
    expect(read('index.html')).toMatchObject({ '@context': 'https://schema.org', '@type': 'WebSite', name: 'Small list' });
    expect(read('entries/alpha.html')).toMatchObject({
      '@type': 'Dataset',
      name: 'Alpha',
      license: 'https://spdx.org/licenses/MIT.html',
    });
  });

  it('shows what is new where not all came at once', () => {
    expect(page(files, 'index.html')).toMatch(/Recently added[\s\S]*Alpha[\s\S]*added 2024-05-01[\s\S]*Beta/);
  });

  it('has no inline script or style, and a policy that would refuse them', () => {
    for (const [path, text] of files) {
      if (!path.endsWith('.html')) continue;
      expect(text).toContain('default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;');
      expect(text).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?! type="(?:module" src=|application\/(?:ld\+)?json"))/);
    }
  });

  it('is only in the languages of the list', () => {
    const files = renderExample({ list: exampleList.replace('languages: [en, zh]', 'languages: [en]') });
    expect([...files.keys()].some((path) => path.startsWith('zh/'))).toBe(false);
    expect(page(files, 'index.html')).not.toContain('hreflang');
  });
});

describe('what the history says of links', () => {
  const status = {
    identity: '',
    url: '',
    service: 'web',
    since: '2026-11-01T03:00Z',
    strikes: 0,
    certain: false,
    silent: false,
    firstSeen: '2026-10-01T03:00Z',
    next: '2026-12-01T03:00Z',
  };
  const health = exampleHealth(
    {
      ...status,
      identity: 'arxiv:2010.07497',
      state: 'healthy',
      judged: { at: '2026-11-27T03:00Z', verdict: 'alive', reason: 'ok', asked: 'arxiv' },
    },
    {
      ...status,
      identity: 'baidu:1QqYtqDwhc_S51F3SYMChBQ',
      state: 'dead',
      diedAt: '2026-11-14T03:00Z',
      archived: 'https://archive.example/copy',
      judged: { at: '2026-11-21T03:00Z', verdict: 'gone', reason: 'cancelled', asked: 'baidu-pan' },
    },
  );
  const files = renderExample({ health });

  it('strikes a dead link through, says why and since when, and offers the copy', () => {
    const data = page(files, 'sections/data.html');
    expect(data).toContain('share cancelled (2026-11-14)');
    expect(data).toContain('<a class="archived" href="https://archive.example/copy" rel="noopener">archived copy</a>');
    expect(data).toContain('<h3>Alpha</h3>');
  });

  it('is told link by link on the page of an entry, and with its day everywhere', () => {
    expect(page(files, 'entries/alpha.html')).toContain('works, checked 2026-11-27');
    expect(page(files, 'index.html')).toContain('links last checked on 2026-11-28');
  });

  it('is in the data for programs and for the filter', () => {
    const entry = JSON.parse(page(files, 'data/entries/alpha.json'));
    expect(entry.links).toMatchObject([
      { state: 'dead', since: '2026-11-14', archived: 'https://archive.example/copy' },
      { state: 'unknown' },
      { state: 'works', checked: '2026-11-27' },
    ]);
    expect(page(files, 'assets/search.en.json')).toContain('"h":"partly"');
  });
});

describe('a long list', () => {
  const entries = Object.fromEntries(
    Array.from({ length: 300 }, (_, i) => [
      `entry-${i}`,
      `kind: article\nsection: ${i < 250 ? 'data' : 'dialogue'}\nname: { en: Entry ${i} }\nlinks: [{ role: homepage, url: "https://example.org/${i}" }]\n`,
    ]),
  );
  const files = renderExample({ entries });

  it('goes on on further pages, and each entry is found where the search says', () => {
    expect([...files.keys()].filter((path) => path.startsWith('sections/'))).toEqual([
      'sections/data.html',
      'sections/data/2.html',
      'sections/data/3.html',
    ]);
    expect(page(files, 'sections/data/2.html')).toMatch(/<h1 id="_data">Data \(continued\)<\/h1>/);
    expect(page(files, 'sections/data/2.html')).toContain('<a rel="next" href="3.html">');
    for (const { p } of JSON.parse(page(files, 'assets/search.en.json')).entries) {
      const [path = '', anchor = ''] = String(p).split('#');
      expect(page(files, path)).toContain(` id="${anchor}"`);
    }
  });

  it('keeps its first page small', () => {
    expect(page(files, 'index.html').length).toBeLessThan(8000);
  });
});

describe('hostile data', () => {
  const bad = `</script></style></title><img src=x onerror=alert(1)>"'&\u202eevil\u2066`;
  const yaml = JSON.stringify(bad);
  const list = `title: { en: ${yaml}, zh: ${yaml} }\ndescription: { en: ${yaml} }\nlanguages: [en, zh]\nsections:\n  - { id: data, name: { en: ${yaml} }, introduction: { en: ${yaml} } }\n`;
  const entries = {
    ...exampleEntries,
    evil: `kind: dataset
section: data
name: { en: ${yaml}, zh: ${yaml} }
description: { en: ${JSON.stringify(`${bad} \`${bad}\` [x](javascript:alert(1))\n${bad}`)} }
note: { en: ${yaml} }
organization: { en: ${yaml} }
version: ${yaml}
source: { en: ${yaml} }
authors: [${yaml}]
venue: ${yaml}
links:
  - { role: homepage, url: "https://example.org/?a=1&b=</script>", label: { en: ${yaml} } }
status: { state: ended, reason: { en: ${yaml} } }
`,
  };
  const files = renderExample({ list, entries: { evil: entries.evil } });

  it('ends in no element, attribute or script of its own', () => {
    for (const [path, text] of files) {
      if (!path.endsWith('.html')) continue;
      const document = parseDocument(text);
      const names = DomUtils.findAll(() => true, document.children).map(({ name }) => name);
      expect(names).not.toContain('img');
      const attributes = DomUtils.findAll(() => true, document.children).flatMap(({ attribs }) => Object.keys(attribs));
      expect(attributes.filter((name) => name.startsWith('on'))).toEqual([]);
      for (const script of DomUtils.getElementsByTagName('script', document.children)) {
        if (script.attribs.type !== 'module') expect(() => JSON.parse(DomUtils.textContent(script))).not.toThrow();
      }
      for (const address of listAddresses(text)) expect(address).not.toMatch(/^\s*(?:javascript|data|vbscript):/i);
    }
    expect([...files.keys()]).toContain('entries/evil.html');
  });

  it('turns no reading direction, in no file', () => {
    for (const text of files.values()) expect(text).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
  });
});
