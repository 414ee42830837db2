import { readPackageFile } from '../../../runtime/read-package-file.ts';
import type { HttpResponse, World } from '../../model/index.ts';
import { stylesheet } from './stylesheet.ts';

/** Files that pages load: a style sheet, an icon, and avatars drawn from account ids. */

let cachedStylesheet: Buffer | undefined;

const assetResponse = (bytes: Uint8Array, type: string): HttpResponse => ({
  status: 200,
  bytes,
  headers: { 'content-type': type, 'cache-control': 'max-age=60', 'x-content-type-options': 'nosniff' },
});

export function findAsset(world: World, path: string): HttpResponse | undefined {
  if (path === '/_/style.css') {
    cachedStylesheet ??= Buffer.concat([readPackageFile('github-markdown-css'), Buffer.from(stylesheet)]);
    return assetResponse(cachedStylesheet, 'text/css; charset=utf-8');
  }
  if (path === '/_/icon.svg') return assetResponse(Buffer.from(iconSvg), 'image/svg+xml');
  const id = /^\/(?:_\/avatar|avatars)\/(\d+)\.svg$/.exec(path)?.[1];
  if (id === undefined) return undefined;
  const account = [...world.accounts.values()].find((one) => one.id === Number(id));
  return assetResponse(Buffer.from(renderAvatar(Number(id), account?.type === 'Bot')), 'image/svg+xml');
}

const iconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f6feb"/><path d="M8 10h16M8 16h16M8 22h10" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

/** A symmetric pattern of five by five squares, derived from the id. Bots get the icon. */
function renderAvatar(id: number, bot: boolean): string {
  if (bot) return iconSvg;
  const hash = Math.imul(id ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const squares: string[] = [];
  for (let x = 0; x < 3; x++) {
    for (let y = 0; y < 5; y++) {
      if (((hash >>> (x * 5 + y)) & 1) === 0) continue;
      for (const column of x === 2 ? [2] : [x, 4 - x])
        squares.push(`<rect x="${column + 1}" y="${y + 1}" width="1.02" height="1.02"/>`);
    }
  }
  const fill = `hsl(${hash % 360} 55% 55%)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7"><rect width="7" height="7" fill="#e6eaef"/><g fill="${fill}">${squares.join('')}</g></svg>`;
}
