import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findChromium } from '../../../browser/find-chromium.ts';
import { openSignInStage, type SignInStage } from './sign-in-stage.ts';

/** Signing in by clicks, in a real browser: its cookies, its policy for forms, and what axe finds. */

const executablePath = findChromium();
const desk = { width: 1200, height: 900 };
const phone = { width: 390, height: 844 };

let browser: Browser;
let stage: SignInStage;
/** What the consoles of all pages have said: a refused style or form says so there. */
const complaints: string[] = [];

describe.skipIf(executablePath === undefined)('signing in with Chromium', () => {
  beforeAll(async () => {
    stage = await openSignInStage();
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] });
  }, 60_000);
  afterAll(async () => {
    await browser?.close();
    await stage?.close();
  });

  async function open(use: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({ viewport: desk, baseURL: stage.bot.url, ...options });
    const page = await context.newPage();
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    try {
      await use(page);
    } finally {
      await context.close();
    }
  }

  const findViolations = async (page: Page) =>
    (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html)}`);
  /** Whether something is wider than the window. */
  const isWide = (page: Page) => page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');

  it.each([
    ['en', 'light', desk],
    ['en', 'dark', phone],
    ['zh', 'light', phone],
    ['zh', 'dark', desk],
  ] as const)('goes from the page to GitHub and back, and out again: %s, %s, %o', async (locale, colorScheme, viewport) => {
    const words = {
      en: { button: 'Sign in with GitHub', who: 'Signed in as ben', out: 'Sign out', done: 'You’re signed out.' },
      zh: { button: '使用 GitHub 登录', who: '已登录：ben', out: '退出登录', done: '已退出登录。' },
    }[locale];
    await open(
      async (page) => {
        const look = async () => expect([await findViolations(page), await isWide(page)]).toEqual([[], false]);
        await page.goto('/lists');
        await look();
        await page.click(`a:has-text("${words.button}")`);
        await page.click('a[href$="as=ben"]');
        await page.waitForSelector(`text=${words.who}`);
        expect(await page.locator('li small').allTextContents()).toEqual([
          expect.stringContaining('ann/course'),
          expect.stringContaining('ann/shared'),
        ]);
        await look();
        await page.click(`button:has-text("${words.out}")`);
        await page.waitForSelector(`text=${words.done}`);
        await look();
      },
      { locale, colorScheme, viewport },
    );
    expect(complaints).toEqual([]);
  });

  it('has no violation on the page of a problem either', async () => {
    await open(async (page) => {
      await page.goto('/lists/callback?code=x&state=y');
      expect(await page.textContent('h1')).toBe('This sign-in has expired');
      expect(await findViolations(page)).toEqual([]);
      await page.click('a:has-text("Sign in again")');
      expect(new URL(page.url()).pathname).toBe('/login/oauth/authorize');
    });
    complaints.length = 0;
  });

  it('signs nobody out by a form of another site', async () => {
    await open(async (page) => {
      await page.goto('/lists/sign-in');
      await page.click('a[href$="as=ann"]');
      await page.waitForSelector('text=Signed in as ann');
      const token = await page.inputValue('input[name=token]');
      const form = `<form method="post" action="${stage.bot.url}/lists/sign-out"><input name="token" value="${token}"><button>x</button></form>`;
      // The same host under another name is another site.
      await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body: form }));
      await page.goto('http://localhost/');
      const [answer] = await Promise.all([page.waitForResponse(/sign-out$/), page.click('button')]);
      expect(answer.status()).toBe(403);
      await page.goto('/lists');
      expect(await page.textContent('form span')).toBe('Signed in as ann');
    });
    complaints.length = 0;
  });
});
