import { createHash } from 'node:crypto';
import { getMessages } from '../../messages/index.ts';
import { type Language, languages } from '../../model/language.ts';
import { type HtmlValue, html, trustedHtml } from '../../text/escape/html.ts';
import { style } from './stylesheet.ts';

/**
 * Nothing but this style sheet: no script, no picture and no frame. A form may be sent to this
 * server only, where the page has one.
 */
const createContentSecurityPolicy = (hasForm: boolean) =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    "base-uri 'none'",
    `form-action ${hasForm ? "'self'" : "'none'"}`,
    "frame-ancestors 'none'",
  ].join('; ');

const policies = { form: createContentSecurityPolicy(true), plain: createContentSecurityPolicy(false) };

/** Headers of every answer: no cache keeps it, and no other site learns its address. */
export const createPageHeaders = (hasForm: boolean): Record<string, string> => ({
  'content-security-policy': hasForm ? policies.form : policies.plain,
  'cache-control': 'no-store',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'accept-language, authorization, cookie',
});

export interface PageLayout {
  title: string;
  language: Language;
  /** Whether the page has addresses of its own in other languages. */
  hasSwitches: boolean;
  /** Beside these. */
  corner?: HtmlValue;
  body: HtmlValue;
}

export function renderPageLayout({ title, language, hasSwitches, corner, body }: PageLayout): string {
  const others = hasSwitches ? languages.filter((each) => each !== language) : [];
  const switches = others.map(
    (each) => html`<a href="?language=${each}" lang="${each}" hreflang="${each}">${getMessages(each).listsPage.languageName}</a>`,
  );
  return html`<!doctype html><html lang="${language}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width"><meta name="robots" content="noindex"><title>${title}</title>
<style>${trustedHtml(style)}</style></head>
<body><header><nav class="languages">${switches}</nav>${corner}</header><main><h1>${title}</h1>${body}</main></body></html>\n`
    .html;
}
