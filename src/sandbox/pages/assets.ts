import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Reply } from '../api/route.ts';
import type { World } from '../world.ts';
import { style } from './style.ts';

/** What pages load: one style sheet, one icon, and pictures of people made from their numbers. */

let sheet: Buffer | undefined;

const file = (bytes: Uint8Array, type: string): Reply => ({
  status: 200,
  bytes,
  headers: { 'content-type': type, 'cache-control': 'max-age=60', 'x-content-type-options': 'nosniff' },
});

export function asset(world: World, path: string): Reply | undefined {
  if (path === '/_/style.css') {
    sheet ??= Buffer.from(readFileSync(createRequire(import.meta.url).resolve('github-markdown-css'), 'utf8') + style);
    return file(sheet, 'text/css; charset=utf-8');
  }
  if (path === '/_/icon.svg') return file(Buffer.from(icon), 'image/svg+xml');
  const id = /^\/(?:_\/avatar|avatars)\/(\d+)\.svg$/.exec(path)?.[1];
  if (id === undefined) return undefined;
  const account = [...world.accounts.values()].find((one) => one.id === Number(id));
  return file(Buffer.from(avatar(Number(id), account?.type === 'Bot')), 'image/svg+xml');
}

const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#1f6feb"/><path d="M8 10h16M8 16h16M8 22h10" stroke="#fff" stroke-width="3" stroke-linecap="round"/></svg>';

/** A mirrored pattern of five by five, its colour and squares from the number; a bot has the icon. */
function avatar(id: number, bot: boolean): string {
  if (bot) return icon;
  const mixed = Math.imul(id ^ 0x9e3779b9, 0x85ebca6b) >>> 0;
  const squares: string[] = [];
  for (let x = 0; x < 3; x++) {
    for (let y = 0; y < 5; y++) {
      if (((mixed >>> (x * 5 + y)) & 1) === 0) continue;
      for (const column of x === 2 ? [2] : [x, 4 - x])
        squares.push(`<rect x="${column + 1}" y="${y + 1}" width="1.02" height="1.02"/>`);
    }
  }
  const fill = `hsl(${mixed % 360} 55% 55%)`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 7 7"><rect width="7" height="7" fill="#e6eaef"/><g fill="${fill}">${squares.join('')}</g></svg>`;
}
