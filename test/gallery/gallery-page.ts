import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { getMessages } from '../../src/messages/index.ts';
import type { Language } from '../../src/model/language.ts';
import { html, renderMarkdown } from '../../src/sandbox/pages/rendering/index.ts';
import type { GalleryFace } from './faces.ts';

/** A face as a page, with GitHub's stylesheet for Markdown. */

export type Theme = 'light' | 'dark';

const loadStylesheet = (theme: Theme): string =>
  readFileSync(createRequire(import.meta.url).resolve(`github-markdown-css/github-markdown-${theme}.css`), 'utf8');

/**
 * GitHub's frame around an issue, as far as it takes room. Widths and colors are those of its
 * pages.
 */
const frameStyles: Record<Theme, string> = {
  light: 'body { background: #fff; color: #1f2328 } main { border: 1px solid #d1d9e0 }',
  dark: 'body { background: #0d1117; color: #f0f6fc } main { border: 1px solid #3d444d }',
};
const layout = `
body { margin: 0; font-family: -apple-system, "Segoe UI", "Noto Sans", "Noto Sans CJK SC", sans-serif }
h1.title { font-size: 26px; font-weight: 400; margin: 16px auto 12px; max-width: 880px; padding: 0 16px }
main { max-width: 880px; margin: 0 auto 24px; border-radius: 6px; box-sizing: border-box }
.markdown-body { padding: 16px; font-size: 14px; background: transparent }
.markdown-body svg { max-width: 100%; height: auto }
@media (max-width: 500px) { main { margin: 0 8px 16px } }`;

/** @returns the whole document, in English like GitHub's pages around a text in any language. */
export async function renderGalleryPage(face: GalleryFace, language: Language, theme: Theme): Promise<string> {
  if (face.isPage) return face.markdown(language);
  const body = await renderMarkdown(face.markdown(language), {
    messages: getMessages(language).sandbox.markdown,
    repositoryUrl: 'https://github.com/example/list',
    hardBreaks: !face.isFile,
  });
  const style = `${loadStylesheet(theme)}${frameStyles[theme]}${layout}`;
  const page = html`<h1 class="title">${face.title(language)}</h1><main>${body}</main>`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<style>${style}</style></head><body>${page.html}</body></html>
`;
}
