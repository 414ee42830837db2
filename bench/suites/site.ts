import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { findChromium } from '../../test/browser/find-chromium.ts';
import { serveFiles } from '../../test/browser/serve-files.ts';
import { type Benchmark, median, runMeasured } from '../benchmark.ts';

const entryCount = 10_000;
const maxFirstPageBytes = 150_000;
const maxAnswerMs = 50;

/** What readers type: words, parts of words, typing errors, pinyin, and what finds much or nothing. */
const queries = [
  '医疗问答',
  '命名实体识别',
  '命名实休识别',
  '数据',
  '心',
  'medical',
  'queston answring',
  'relation extraction chinese',
  'bert',
  'mmst',
  'zhongyi',
  'zzzz',
];

/** Cost of a site of many entries: to write, to load and to search. */
export const siteSuite: Benchmark = {
  name: 'site',
  title: 'A generated site',
  about: `The site of ${entryCount.toLocaleString('en')} entries in two languages: the entries of this repository’s own list, again and again under other names. Sizes are those of gzip. The texts come again and again, so that a list of so many different ones compresses less. The search is measured in Chromium, from a letter typed to the results on the page; it was loaded before. Goals: the first page with all that it loads in ${maxFirstPageBytes / 1000} KB, an answer in ${maxAnswerMs} ms, and nothing on the screen that moves by itself.`,
  async run({ runs, log }) {
    const folder = mkdtempSync(join(tmpdir(), 'listkeeper-site-'));
    const written = await runMeasured('site.ts', { entries: entryCount, folder });
    const paths = readdirSync(folder, { recursive: true }).map(String);
    const files = new Map(
      paths
        .filter((path) => statSync(join(folder, path)).isFile())
        .map((path) => [path, readFileSync(join(folder, path), 'utf8')]),
    );
    rmSync(folder, { recursive: true });
    log(`${files.size} files written in ${written.seconds.toFixed(1)} s`);
    const size = (...names: string[]) => names.reduce((sum, name) => sum + gzipSync(files.get(name) ?? '').length, 0);
    const firstPage = size('index.html', 'assets/site.css', 'assets/site.js', 'assets/icon.svg');
    const sectionPages = [...files.keys()].filter((path) => path.startsWith('sections/')).map((path) => size(path));
    const rows = [
      [
        'rendering, and writing all files',
        `${((written.counts.renderMs ?? 0) / 1000).toFixed(1)} s, ${written.seconds.toFixed(1)} s`,
      ],
      ['memory', `${written.memory.toFixed(0)} MB`],
      ['files', `${files.size}, ${((written.counts.bytes ?? 0) / 1e6).toFixed(0)} MB`],
      ['first page with style, script and icon', formatKilobytes(firstPage)],
      [
        'page of a section: median, largest',
        `${formatKilobytes(median(sectionPages, Number) ?? 0)}, ${formatKilobytes(Math.max(...sectionPages))}`,
      ],
      [
        'search page, and data of the search',
        `${formatKilobytes(size('search.html'))}, ${formatKilobytes(size('assets/search.zh.json'))}`,
      ],
    ];
    const missed: string[] = [];
    if (firstPage > maxFirstPageBytes) missed.push(`the first page is ${formatKilobytes(firstPage)}`);
    const executablePath = findChromium();
    if (executablePath === undefined) missed.push('Chromium is not installed, so the search was not measured');
    else {
      const site = await serveFiles(files);
      const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
      const { readyMs, answers, shift } = await measureSearch(browser, site.url, runs);
      await browser.close();
      await site.close();
      const slowest = answers.reduce((worst, answer) => (answer.ms > worst.ms ? answer : worst));
      const middle = median(answers, ({ ms }) => ms);
      rows.push(
        ['search page opened until the search is ready', `${(readyMs / 1000).toFixed(1)} s`],
        ['answer: median, slowest', `${middle?.ms.toFixed(0)} ms, ${slowest.ms.toFixed(0)} ms (${slowest.query})`],
        ['layout shift of the first and the search page', String(shift)],
      );
      if (slowest.ms > maxAnswerMs) missed.push(`“${slowest.query}” took ${slowest.ms.toFixed(0)} ms`);
      if (shift > 0) missed.push(`the layout shift is ${shift}`);
    }
    const notes = [
      `Queries: ${queries.map((query) => `\`${query}\``).join(', ')}. Each ${runs} times; the median of its runs counts.`,
    ];
    return { tables: [{ columns: ['what', 'measured'], rows, notes }], missed };
  },
};

const formatKilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(0)} KB`;

interface Answer {
  query: string;
  ms: number;
}

async function measureSearch(browser: Browser, url: string, runs: number) {
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  await page.goto(url);
  let shift = Number(await page.evaluate(sumLayoutShifts));
  const started = performance.now();
  await page.goto(`${url}search.html`);
  await page.waitForSelector('#_search[data-ready]', { state: 'attached' });
  const readyMs = performance.now() - started;
  shift += Number(await page.evaluate(sumLayoutShifts));
  const answers: Answer[] = [];
  for (const query of queries) {
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      await page.fill('#_q', '');
      await page.evaluate('performance.clearMeasures()');
      await page.fill('#_q', query);
      times.push(Number(await page.evaluate("performance.getEntriesByName('search').at(-1).duration")));
    }
    answers.push({ query, ms: median(times, Number) ?? 0 });
  }
  return { readyMs, answers, shift };
}

const sumLayoutShifts = `new Promise((resolve) => {
  let sum = 0;
  const add = (list) => list.getEntries().forEach(({ value }) => { sum += value; });
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => setTimeout(() => resolve(sum), 100));
})`;
