import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { formatDate } from '../../text/format.ts';

/**
 * A badge for the README: the share of working links and the day of the check. Its files are on the
 * health branch.
 */

export interface BadgeState {
  /** When the links were last checked. */
  at: string;
  /** Working links, of those that could be judged. */
  alive: number;
  judged: number;
}

/** The text of the badge: `working links` and `96.8% · 2026-11-22`. */
function formatBadgeText({ at, alive, judged }: BadgeState, language: Language): { label: string; message: string } {
  // Rounded down, so that 100% means all.
  const share = judged === 0 ? undefined : Math.floor((1000 * alive) / judged) / 10;
  return {
    label: getMessages(language).linkHealth.badge,
    message: `${share === undefined ? '–' : `${share}%`} · ${formatDate(at)}`,
  };
}

/** White text on each has a contrast of at least 4.5:1, as WCAG 2 asks for text of this size. */
export const badgeColors = { label: '#444d56', unknown: '#59636e', good: '#1a7f37', fair: '#9a6700', poor: '#cf222e' } as const;

function selectBadgeColor({ alive, judged }: BadgeState): string {
  if (judged === 0) return badgeColors.unknown;
  const share = alive / judged;
  return share >= 0.98 ? badgeColors.good : share >= 0.9 ? badgeColors.fair : badgeColors.poor;
}

/** For https://shields.io/badges/endpoint-badge: `https://img.shields.io/endpoint?url=…`. */
export function formatBadgeJson(state: BadgeState, language: Language): string {
  const color = selectBadgeColor(state).slice(1);
  return `${JSON.stringify({ schemaVersion: 1, ...formatBadgeText(state, language), color }, undefined, 2)}\n`;
}

/** The same as an SVG image, which needs no service. */
export function formatBadgeSvg(state: BadgeState, language: Language): string {
  const { label, message } = formatBadgeText(state, language);
  const [left, right] = [measureText(label), measureText(message)];
  const width = left + right;
  const formatText = (text: string, x: number) =>
    `<text x="${x}" y="14" fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">${text}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${label}: ${message}">
<title>${label}: ${message}</title>
<clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath>
<g clip-path="url(#r)"><rect width="${left}" height="20" fill="${badgeColors.label}"/><rect x="${left}" width="${right}" height="20" fill="${selectBadgeColor(state)}"/></g>
${formatText(label, left / 2)}
${formatText(message, left + right / 2)}
</svg>
`;
}

/** Approximate width in pixels of a text in Verdana of 11 px, padding included. */
function measureText(text: string): number {
  let width = 12;
  for (const letter of text) width += /[\u2e80-\uffef]/.test(letter) ? 11 : /[.,·: ]/.test(letter) ? 4.5 : 7.2;
  return Math.ceil(width);
}
