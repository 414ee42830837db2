import { describe, expect, test } from 'vitest';
import { parseHtml } from '../../../src/links/web/html-page.ts';
import { detectParkedDomain } from '../../../src/links/web/parked-domains.ts';

const detect = (url: string, source?: string, wasRedirected?: boolean) =>
  detectParkedDomain(new URL(url), source === undefined ? undefined : parseHtml(source), wasRedirected);
const page = (title: string, text = '') => `<title>${title}</title><p>${text}</p>`;

describe('a domain that is for sale', () => {
  test.each([
    'https://www.hugedomains.com/domain_profile.cfm?d=x',
    'https://sedoparking.com/x',
    'https://www.godaddy.com/forsale/site.example',
    'https://www.godaddy.com/en-uk/forsale/site.example',
    'https://mi.aliyun.com/detail/online.html',
    'https://www.juming.com/',
  ])('is told by its dealer: %s', (url) => {
    expect(detect(url)).toBeDefined();
    // The link itself may name a dealer.
    expect(detect(url, page('x'), false)).toBeUndefined();
  });

  test.each([
    'https://www.godaddy.com/help',
    'https://dan.example.com/',
    'https://notsedo.com/',
    'https://godaddy.com.site.example/forsale',
  ])('is not told by %s', (url) => {
    expect(detect(url)).toBeUndefined();
  });

  test.each([
    'site.example is for sale',
    'The domain name site.example is for sale',
    'site.example - This website is for sale!',
    'Parked Domain',
    'This domain has expired',
    '域名出售',
    '此域名正在出售',
    '网站未备案',
  ])('is told by the title "%s"', (title) => {
    expect(detect('https://site.example/', page(title))).toBe(title);
  });

  test('is told by its script, where it says nothing', () => {
    expect(detect('https://site.example/', '<script>window.location.href="/lander"</script>')).toContain('/lander');
    expect(
      detect('https://site.example/', `<script>window.location.href="/lander"</script>${'words '.repeat(60)}`),
    ).toBeUndefined();
  });

  test('is told by words of a page that is a notice, or that names its own domain', () => {
    expect(detect('https://site.example/', page('', 'This domain is for sale. Buy this domain.'))).toBe(
      'This domain is for sale',
    );
    expect(
      detect('https://www.site.example/', page('Great names for great brands', 'Is site.example yours? Buy this domain!')),
    ).toBe('Buy this domain');
    expect(detect('https://site.example/', page('', '您正在访问的域名可以转让'))).toBeDefined();
  });
});

describe('an article on the subject', () => {
  test.each([
    ['speaks of such words in a long text', page('x', `Buy this domain. ${'words '.repeat(300)}`)],
    ['has them beside a title of its own', page('How dealers write to you', 'They say: buy this domain.')],
    ['has them in its title', page('Why this domain is for sale matters')],
    ['is about expired names', page('On domains that have expired')],
  ])('that %s is none', (_, source) => {
    expect(detect('https://site.example/', source)).toBeUndefined();
  });
});
