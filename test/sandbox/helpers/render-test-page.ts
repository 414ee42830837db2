import { encodePath } from '../../../src/sandbox/model/index.ts';
import type { World } from '../../../src/sandbox/model/world.ts';
import { renderPage } from '../../../src/sandbox/pages/index.ts';

/** One page as the server answers it. */
export async function renderTestPage(world: World, path: string, language: 'en' | 'zh' = 'en') {
  const { status, headers = {}, bytes } = await renderPage(world, encodePath(path), language);
  const html = Buffer.from(bytes ?? []).toString('utf8');
  // Without tags, as a reader sees it.
  const text = html
    .replace(/<head>.*?<\/head>/s, '')
    .replace(/<[^>]*>/g, '')
    .replace(/\s+/g, ' ');
  return { status, headers, html, text };
}
