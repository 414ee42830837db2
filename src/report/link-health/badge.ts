import type { Language } from '../../model/language.ts';
import { formatDate } from '../messages/index.ts';

/** A badge for the README: the share of live links and the day it is of. Files of the health branch, so that no service has to be asked. */

export interface BadgeState {
  /** When the links were looked at last. */
  at: string;
  /** Links that are well, of those that could be judged. */
  alive: number;
  judged: number;
}

/** The words of the badge: `links` and `96.8% · 2026-11-22`. */
export function formatBadgeText({ at, alive, judged }: BadgeState, language: Language): { label: string; message: string } {
  // Never rounded up: 100% is said only when it is so.
  const share = judged === 0 ? undefined : Math.floor((1000 * alive) / judged) / 10;
  return {
    label: language === 'zh' ? '有效链接' : 'live links',
    message: `${share === undefined ? '–' : `${share}%`} · ${formatDate(at)}`,
  };
}

function selectBadgeColor({ alive, judged }: BadgeState): string {
  if (judged === 0) return '#6a737d';
  const share = alive / judged;
  return share >= 0.98 ? '#2ea44f' : share >= 0.9 ? '#a3800b' : '#cb2431';
}

/** For https://shields.io/badges/endpoint-badge: `https://img.shields.io/endpoint?url=…`. */
export function formatBadgeJson(state: BadgeState, language: Language): string {
  const color = selectBadgeColor(state).slice(1);
  return `${JSON.stringify({ schemaVersion: 1, ...formatBadgeText(state, language), color }, undefined, 2)}\n`;
}

/** The same as a picture that needs nobody. */
export function formatBadgeSvg(state: BadgeState, language: Language): string {
  const { label, message } = formatBadgeText(state, language);
  const [left, right] = [measureText(label), measureText(message)];
  const all = left + right;
  const words = (text: string, x: number) =>
    `<text x="${x}" y="14" fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${all}" height="20" role="img" aria-label="${label}: ${message}">
<title>${label}: ${message}</title>
<clipPath id="r"><rect width="${all}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="#444d56"/><rect x="${left}" width="${right}" height="20" fill="${selectBadgeColor(state)}"/></g>
${words(label, left / 2)}
${words(message, left + right / 2)}
</svg>
`;
}

/** Pixels of a text in eleven pixels' Verdana, roughly, with room at both ends. */
function measureText(text: string): number {
  let width = 12;
  for (const letter of text) width += /[\u2e80-\uffef]/.test(letter) ? 11 : /[.,·: ]/.test(letter) ? 4.5 : 7.2;
  return Math.ceil(width);
}
