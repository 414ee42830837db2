import { extractTextLinks } from '../../../../links/extract/index.ts';
import type { LineWriter } from './line-writer.ts';

/** Writes the words of a text, and the addresses in it as links. */
export function readText(writer: LineWriter, value: string, line: number): void {
  const lineAt = (offset: number) => line + (value.slice(0, offset).match(/\n/g)?.length ?? 0);
  let at = 0;
  for (const { url } of /:\/\/|baidu\.com/i.test(value) ? extractTextLinks(value) : []) {
    const bare = url.replace(/^https?:\/\//i, '');
    const exact = value.indexOf(url, at);
    const from = exact >= 0 ? exact : value.indexOf(bare, at);
    if (from < 0) continue;
    writer.text(value.slice(at, from), lineAt(at));
    if (writer.isInLink()) writer.text(url, lineAt(from));
    else writer.link(url, '', lineAt(from));
    at = from + (exact >= 0 ? url.length : bare.length);
  }
  writer.text(value.slice(at), lineAt(at));
}

/**
 * Writes an address that GitHub links automatically. `extractTextLinks` finds its end, since it
 * knows Chinese punctuation.
 */
export function readAutolink(writer: LineWriter, url: string, raw: string, line: number): void {
  if (/^mailto:|^xmpp:/i.test(url)) writer.text(raw, line);
  else if (extractTextLinks(raw).length === 0) writer.link(url, '', line);
  else readText(writer, raw, line);
}

const fileExtensionPattern =
  /\.(?:md|markdown|txt|json|pdf|html?|py|js|ts|csv|tsv|zip|gz|png|jpe?g|gif|svg|ya?ml|ipynb|sh|rst|xml|docx?|xlsx?)$/i;

/** `arxiv.org/abs/…` with its scheme; undefined for a path in the repository. */
export function addMissingScheme(url: string): string | undefined {
  const host = /^([\w-]+(?:\.[\w-]+)*\.[a-z]{2,})(?::\d+)?(?:[/?#].*)?$/i.exec(url)?.[1];
  return host && !fileExtensionPattern.test(host) && !/\s/.test(url) ? `https://${url}` : undefined;
}
