import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readSiteAssets } from '../../../src/runtime/site-assets.ts';
import { renderExample } from '../../list/render/site/example-site.ts';
import { findChromium } from '../find-chromium.ts';
import { renderHomeSite } from '../home-site.ts';
import { serveFiles } from '../serve-files.ts';

/** Generated sites in a real browser: the pages, their script, and what assistive technology gets. */

const executablePath = findChromium();
const desk = { width: 1200, height: 900 };
const phone = { width: 390, height: 844 };

/** Code that runs in the page: tests have no types of a browser. The score is that of Web Vitals. */
const sumLayoutShifts = `new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => { sum += value; });
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
})`;

let browser: Browser;
let site: Awaited<ReturnType<typeof serveFiles>>;
let files: Map<string, string>;
/** What the consoles of all pages have said: a refused script or style says so there. */
const complaints: string[] = [];

describe.skipIf(executablePath === undefined)('a site in Chromium', () => {
  beforeAll(async () => {
    files = await renderHomeSite();
    site = await serveFiles(files);
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  async function open<T>(path: string, use: (page: Page) => Promise<T>, options: BrowserContextOptions = {}): Promise<T> {
    const context = await browser.newContext({ viewport: desk, baseURL: site.url, ...options });
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(`${path}: ${message.text()}`));
    page.on('pageerror', (error) => complaints.push(`${path}: ${error.message}`));
    await page.goto(path);
    const result = await use(page);
    await context.close();
    return result;
  }

  const waitForResults = (page: Page) => page.waitForSelector('#_search[data-ready]', { state: 'attached' });
  const listNames = (page: Page) => page.locator('#_results [data-result]').allTextContents();
  const search = async (page: Page, query: string) => {
    await page.fill('#_q', query);
    return listNames(page);
  };

  it.each([
    ['light', desk, 'index.html'],
    ['light', phone, 'sections/evaluations.html'],
    ['dark', desk, 'sections/knowledge-graphs.html'],
    ['dark', phone, 'en/entries/cblue.html'],
    ['light', phone, 'en/search.html?q=ontology'],
    ['dark', desk, 'search.html?q=术语'],
  ] as const)('has no violation that axe finds: %s, %o, %s', async (colorScheme, viewport, path) => {
    const violations = await open(
      path,
      async (page) => {
        if (path.includes('search')) await waitForResults(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
        return violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
      },
      { colorScheme, viewport },
    );
    expect(violations).toEqual([]);
  });

  it('moves nothing on the screen while it loads', async () => {
    for (const path of ['index.html', 'sections/datasets.html', 'search.html?q=问答&sort=year']) {
      const shift = await open(path, async (page) => {
        if (path.includes('search')) await waitForResults(page);
        return page.evaluate(sumLayoutShifts);
      });
      expect({ path, shift }).toEqual({ path, shift: 0 });
    }
  });

  it('can be read without scripts, and offers nothing that needs them', async () => {
    const withoutScripts = { javaScriptEnabled: false };
    await open(
      'sections/datasets.html',
      async (page) => {
        expect(await page.locator('article').count()).toBe(78);
        expect(await page.locator('form, button, .needs-script').locator('visible=true').count()).toBe(0);
      },
      withoutScripts,
    );
    await open(
      'search.html',
      async (page) => {
        expect(await page.locator('main noscript').isVisible()).toBe(true);
        await page.getByRole('link', { name: '数据集', exact: true }).click();
        expect(new URL(page.url()).pathname).toBe('/sections/datasets.html');
      },
      withoutScripts,
    );
  });

  it('can be read from a disk, with its style', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'listkeeper-site-'));
    for (const [path, text] of files) {
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, 'index.html')).href);
    await page.getByRole('link', { name: '术语与编码' }).click();
    expect(await page.locator('article').count()).toBeGreaterThan(3);
    expect(await page.evaluate('getComputedStyle(document.body).margin')).toBe('0px');
    await page.close();
    rmSync(folder, { recursive: true });
  });

  it('finds Chinese words, forgives typing errors, and reads pinyin', async () => {
    await open('search.html', async (page) => {
      await waitForResults(page);
      expect(await search(page, '医疗问答')).toContain('cMedQA 1.0：社区医疗问答');
      expect((await search(page, '命名实休识别')).length).toBeGreaterThan(0);
      expect(await search(page, 'biobrt')).toContain(
        'BioBERT: a pre-trained biomedical language representation model for biomedical text mining',
      );
      expect(await search(page, 'xinlizixun')).not.toEqual([]);
      expect(await search(page, 'qqqqqq')).toEqual([]);
      expect(await page.locator('#_status').textContent()).toBe('没有找到。可以减少关键词，或清除筛选条件。');
    });
  });

  it('is searched from every page, by the keyboard', async () => {
    await open('sections/papers.html', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('cblue');
      await page.keyboard.press('Enter');
      await waitForResults(page);
      expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/search.html?q=cblue');
      await page.keyboard.press('/');
      await page.keyboard.press('ArrowDown');
      const [first] = await listNames(page);
      expect(await page.evaluate('document.activeElement?.textContent')).toBe(first);
      await page.keyboard.press('ArrowUp');
      expect(await page.evaluate('document.activeElement?.id')).toBe('_q');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/entries\/|\/sections\//);
    });
  });

  it('keeps filters in the address, and takes them back by the back button', async () => {
    await open('search.html?q=对话', async (page) => {
      await waitForResults(page);
      const all = await listNames(page);
      await page.selectOption('#_kind', 'dataset');
      const datasets = await listNames(page);
      expect(datasets.length).toBeLessThan(all.length);
      await page.selectOption('#_sort', 'name');
      expect(new URL(page.url()).searchParams.toString()).toBe('q=%E5%AF%B9%E8%AF%9D&kind=dataset&sort=name');
      await page.reload();
      await waitForResults(page);
      expect((await listNames(page)).toSorted()).toEqual(datasets.toSorted());
      expect(await page.inputValue('#_kind')).toBe('dataset');
      await page.goBack();
      expect(await page.inputValue('#_sort')).toBe('relevance');
      expect(await listNames(page)).toEqual(datasets);
      await page.goBack();
      expect(await listNames(page)).toEqual(all);
      await page.getByRole('link', { name: '清除全部' }).click();
      expect(await page.locator('#_status').textContent()).toMatch(/^2\d\d 个条目$/);
    });
  });

  it('filters by the state of links, and says how many entries a choice leaves', async () => {
    await open('search.html?links=dead', async (page) => {
      await waitForResults(page);
      const count = Number.parseInt((await page.locator('#_status').textContent()) ?? '', 10);
      expect(count).toBeGreaterThan(0);
      expect(await page.locator('#_links option[value=dead]').textContent()).toBe('全部失效');
      await page.selectOption('#_links', '');
      expect(await page.locator('#_links option[value=dead]').textContent()).toBe(`全部失效（${count}）`);
    });
  });

  it('shows more results where there are more, and goes on at the first of them', async () => {
    await open('search.html', async (page) => {
      await waitForResults(page);
      expect((await listNames(page)).length).toBe(50);
      await page.locator('#_more').click();
      const names = await listNames(page);
      expect(names.length).toBe(100);
      expect(await page.evaluate('document.activeElement?.textContent')).toBe(names[50]);
    });
  });

  it('copies extraction codes', async () => {
    await open(
      'sections/datasets.html',
      async (page) => {
        const button = page.locator('button[data-copy]').first();
        const code = await button.getAttribute('data-copy');
        await button.click();
        await page.locator('button.done').waitFor();
        expect(await page.evaluate('navigator.clipboard.readText()')).toBe(code);
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  it('goes to the same page in the other language', async () => {
    await open('entries/cblue.html', async (page) => {
      await page.getByRole('link', { name: 'English' }).click();
      expect(new URL(page.url()).pathname).toBe('/en/entries/cblue.html');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toContain('Chinese Biomedical Language');
    });
  });

  it('says that the search data are missing, where they are', async () => {
    const empty = await serveFiles(new Map([...files].filter(([path]) => !path.endsWith('.json'))));
    const page = await browser.newPage();
    await page.goto(`${empty.url}search.html`);
    await page.locator('#_status', { hasText: '搜索数据载入失败' }).waitFor();
    await page.close();
    await empty.close();
  });

  it('runs nothing that hostile data hold, on any page and among the results', async () => {
    const attack = `<img src=x onerror="document.title='hacked'"></script><script>document.title='hacked'</script>`;
    const text = JSON.stringify(attack);
    const entries = {
      evil: `kind: dataset\nsection: data\nname: { en: ${text} }\ndescription: { en: ${text} }\nversion: ${text}\nnote: { en: ${text} }\nsource: { en: ${text} }\nlinks: [{ role: homepage, url: "https://a.example/?</script><script>", label: { en: ${text} } }]\n`,
    };
    const assets = await readSiteAssets();
    const hostile = await serveFiles(renderExample({ entries, assets }));
    for (const path of ['index.html', 'sections/data.html', 'entries/evil.html', 'search.html?q=script&section=<b>']) {
      const page = await browser.newPage();
      await page.goto(hostile.url + path);
      if (path.includes('search')) {
        await waitForResults(page);
        expect(await listNames(page)).toEqual([attack]);
      }
      expect(await page.title()).not.toBe('hacked');
      expect(await page.locator('img').count()).toBe(0);
      await page.close();
    }
    await hostile.close();
  });

  it('has caused no error and no refusal of its policy in all this', () => {
    expect(complaints).toEqual([]);
  });
});
