import { parseDocument } from 'htmlparser2';
import { describe, expect, test } from 'vitest';
import { findAddressProblem } from '../../../src/bot/setup/manifest.ts';
import {
  type PageOptions,
  type Registration,
  renderCreatedPage,
  renderFailedPage,
  renderFormPage,
  renderReviewPage,
} from '../../../src/bot/setup/setup-pages.ts';
import { languages } from '../../../src/model/language.ts';

const manifest = (url = 'https://lists.invented.org/api/github/webhooks', name = 'my-lists') => ({
  name,
  url: 'https://lists.invented.org',
  description: '',
  public: false,
  hook_attributes: { url, active: true },
  default_permissions: { contents: 'write', issues: 'write' },
  default_events: ['push'],
});
const options = (rest: Partial<PageOptions> = {}): PageOptions => ({
  path: '/setup/secret',
  language: 'en',
  query: new URLSearchParams(),
  ...rest,
});
const register = (rest: Partial<Registration> = {}): Registration => ({
  manifest: { ...manifest(), redirect_url: 'http://127.0.0.1:3000/setup/secret/created' },
  action: 'https://github.com/settings/apps/new',
  organisation: '',
  ...rest,
});

interface Element {
  name: string;
  attribs: Record<string, string>;
}
/** All elements of a page, as a browser would read them. */
function readElements(page: string): Element[] {
  const found: Element[] = [];
  const visit = (node: object) => {
    if ('attribs' in node && 'name' in node) found.push(node as Element);
    if ('children' in node) for (const child of node.children as object[]) visit(child);
  };
  visit(parseDocument(page, { decodeEntities: true }));
  return found;
}
const readValue = (page: string, name: string) => readElements(page).find(({ attribs }) => attribs.name === name)?.attribs.value;
const hostile = '"><script>alert(1)</script>';

describe('the form', () => {
  test('has the address that is known, and not the name that ships, which is taken', () => {
    expect(readValue(renderFormPage(manifest(), options()), 'address')).toBe('https://lists.invented.org');
    expect(readValue(renderFormPage(manifest(), options()), 'name')).toBe('my-lists');
    expect(readValue(renderFormPage(manifest(undefined, 'listkeeper'), options()), 'name')).toBe('');
  });

  test.each(['', 'https://listkeeper.example/api', 'http://192.168.1.2/'])(
    'has no address where that of the manifest can not be meant: "%s"',
    (url) => expect(readValue(renderFormPage(manifest(url), options()), 'address')).toBe(''),
  );

  test('has what was already filled in, and what was emptied stays empty', () => {
    const query = new URLSearchParams({ address: '', name: 'other', organisation: 'o' });
    const page = renderFormPage(manifest(), options({ query }));
    expect(['address', 'name', 'organisation'].map((name) => readValue(page, name))).toEqual(['', 'other', 'o']);
  });

  test('takes what comes with the address for text', () => {
    const query = new URLSearchParams({ address: hostile, name: hostile, organisation: hostile });
    const page = renderFormPage(manifest(), options({ query }));
    expect(readElements(page).filter(({ name }) => name === 'script')).toEqual([]);
    expect(readValue(page, 'organisation')).toBe(hostile);
  });

  test('leads to itself in each other language, with what was filled in', () => {
    const page = renderFormPage(manifest(), options({ query: new URLSearchParams({ name: 'a&b', language: 'en' }) }));
    const links = readElements(page).filter(({ attribs }) => attribs.lang !== undefined && attribs.href !== undefined);
    expect(links.map(({ attribs }) => attribs.href)).toEqual(
      languages.filter((each) => each !== 'en').map((each) => `/setup/secret?name=a%26b&language=${each}`),
    );
  });
});

describe('the page before GitHub is asked', () => {
  test('sends GitHub the manifest as it is', () => {
    const registration = register({ manifest: { ...register().manifest, name: `it's "quoted" & <b>` } });
    const page = renderReviewPage(options(), registration);
    expect(JSON.parse(readValue(page, 'manifest') ?? '')).toEqual(registration.manifest);
    expect(readElements(page).find(({ name }) => name === 'form')?.attribs).toMatchObject({
      method: 'post',
      action: 'https://github.com/settings/apps/new',
    });
  });

  test.each([
    ['not an address', false],
    ['https://listkeeper.example/api', false],
    ['http://192.168.1.2/', true],
    ['http://lists.invented.org/', true],
  ])('warns of %s, and lets what may be meant be registered', (url, isUsable) => {
    const problem = findAddressProblem(url);
    const given = register({ manifest: { ...register().manifest, hook_attributes: { url, active: true } } });
    const page = renderReviewPage(options(), { ...given, ...(problem ? { problem } : {}) });
    expect(page).toContain('class="warning"');
    expect(readValue(page, 'manifest') !== undefined).toBe(isUsable);
  });

  test.each<[NonNullable<Registration['reachability']>, string]>([
    [{ state: 'reached' }, 'good'],
    [{ state: 'unreached', detail: hostile }, 'warning'],
    [{ state: 'other-server', status: 502 }, 'warning'],
  ])('says whether the address leads here: $state', (reachability, kind) => {
    const elements = readElements(renderReviewPage(options(), register({ reachability })));
    expect(elements.map(({ attribs }) => attribs.class).filter(Boolean)).toEqual([kind]);
    expect(elements.some(({ name }) => name === 'script')).toBe(false);
  });
});

describe('the last page', () => {
  test('leads to where the App is installed', () => {
    const page = renderCreatedPage(options(), { page: 'https://github.com/apps/my-lists', file: '.env' });
    expect(readElements(page).map(({ attribs }) => attribs.href)).toContain('https://github.com/apps/my-lists/installations/new');
  });

  test('does not carry the code of GitHub into its links', () => {
    const query = new URLSearchParams({ code: 'c0de', state: 'st4te' });
    expect(renderCreatedPage(options({ query }), { page: 'https://github.com/apps/a', file: '.env' })).not.toMatch(/c0de|st4te/);
    expect(renderFailedPage(options({ query }), undefined)).not.toMatch(/c0de|st4te/);
  });

  test('says what GitHub said, as text', () => {
    const page = renderFailedPage(options(), hostile);
    expect(readElements(page).some(({ name }) => name === 'script')).toBe(false);
    expect(page).toContain('alert(1)');
  });
});
