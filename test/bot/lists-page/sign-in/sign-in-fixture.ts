import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { Bot } from '../../../../src/bot/start-bot.ts';
import type { Sandbox } from '../../../../src/sandbox/open-sandbox.ts';
import type { RecordedExchange } from '../../../../src/sandbox/server/recorded-exchange.ts';
import { TestBrowser } from './browser.ts';
import { openSignInStage, type SignInStage } from './sign-in-stage.ts';

/** The stage of a file's tests, and what GitHub was asked. */
export const at = {} as { stage: SignInStage; sandbox: Sandbox; bot: Bot; logged: string[]; callback: string };
export const exchanges: RecordedExchange[] = [];

/** Opens {@link at} once for the file that calls this, and leaves no trace of a test to the next. */
export function useSignInStage(): void {
  beforeAll(async () => {
    const stage = await openSignInStage();
    const { sandbox, bot, logged } = stage;
    Object.assign(at, { stage, sandbox, bot, logged, callback: `${bot.url}/lists/callback` });
    await bot.idle();
    sandbox.observe((exchange) => exchanges.push(exchange));
  });

  beforeEach(() => {
    at.stage.clock.aheadMs = 0;
    at.logged.length = 0;
    exchanges.length = 0;
  });

  afterAll(() => at.stage.close());
}

/** The address to which GitHub sends the browser, after a click on “Authorize as …”, or “Cancel”. */
export async function authorize(browser: TestBrowser, login: string, path = '/lists/sign-in'): Promise<string> {
  const begun = await browser.request(`${at.bot.url}${path}`);
  const address = new URL(begun.headers.get('location') ?? '');
  address.searchParams.set('as', login);
  const back = await browser.request(address.href);
  return back.headers.get('location') ?? '';
}

export async function signIn(login: string, path?: string) {
  const browser = new TestBrowser();
  const page = await browser.open(await authorize(browser, login, path));
  return { browser, page };
}

export const lists = () => `${at.bot.url}/lists`;
export const readNames = (text: string) => [...text.matchAll(/<small>([\w-]+\/[\w-]+)/g)].map(([, name]) => name).sort();
export const readFormToken = (text: string) => /name="token" value="([^"]+)"/.exec(text)?.[1] ?? '';
export const ourCookie = (browser: TestBrowser, kind: string) =>
  [...(browser.cookies.get(new URL(at.bot.url).host) ?? [])].find(([name]) => name.startsWith(`__Host-listkeeper-${kind}-`));
