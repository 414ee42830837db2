import { getMessages } from '../../../messages/index.ts';
import type { Language } from '../../../model/language.ts';
import { html } from '../../../text/escape/html.ts';
import { renderPageLayout } from '../page-layout.ts';
import type { SignInProblemCode } from './sign-in-problem.ts';

/** What has just happened, where the page says so. */
export type SignInNotice = 'signed-out' | 'signed-out-here' | 'ended';

export interface SignInPage {
  language: Language;
  notice?: SignInNotice | undefined;
  /** Whether the operator's token opens the page too. */
  hasToken: boolean;
}

/** The page for visitors who have not signed in. */
export function renderSignInPage({ language, notice, hasToken }: SignInPage): string {
  const { listsPage: words } = getMessages(language);
  const operator = hasToken && html`<p><a href="lists?operator=1&amp;language=${language}">${words.signIn.operator}</a></p>`;
  const body = html`${notice && html`<p class="note" role="status">${words.signIn.notices[notice]}</p>`}
<p>${words.signIn.introduction}</p>
<p><a class="button" href="lists/sign-in?language=${language}">${words.signIn.button}</a></p>
<p class="facts">${words.signIn.rights}</p>${operator}`;
  return renderPageLayout({ title: words.title, language, hasSwitches: true, body });
}

export interface ProblemPage {
  language: Language;
  problem: SignInProblemCode;
  /** Whether the page is below `/lists/`. */
  isBelow: boolean;
}

/** The page of a problem: what is wrong, and what to do. */
export function renderProblemPage({ language, problem, isBelow }: ProblemPage): string {
  const { signIn: words } = getMessages(language).listsPage;
  const { title, remedy } = words.problems[problem];
  // A person who is signed in tries the page again, which may work by then.
  const address = isBelow ? `sign-in?language=${language}` : `lists?language=${language}`;
  const body = html`<p>${remedy}</p><p><a class="button" href="${address}">${isBelow ? words.again : words.reload}</a></p>`;
  return renderPageLayout({ title, language, hasSwitches: !isBelow, body });
}
