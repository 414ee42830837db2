import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { toSingleLine } from '../../text/invisible-characters.ts';
import { type Settings, settingsPath } from '../schema/index.ts';
import { readSettings } from './read-settings.ts';

/**
 * Adds an address to `links.ignore` in the text of the settings file, with the reason as a comment.
 * Inserts a line and keeps the rest, except that a list on one line (`[a, b]`) is rewritten.
 * @param text of the file; empty when there is none.
 * @param pattern an address, or a prefix that ends in `*`.
 * @returns undefined when the file is invalid, or when its other settings would change.
 */
export function addIgnoredLink(text: string, pattern: string, reason: string): string | undefined {
  const before = readSettings({ path: settingsPath, text });
  if (before.findings.some(({ code }) => code === 'settings-syntax')) return undefined;
  if (before.settings.links.ignore.includes(pattern)) return text;
  const note = toSingleLine(reason).slice(0, 200);
  const candidates = [insertAsText(text, pattern, note), insertThroughDocument(text, pattern, note)];
  return candidates.find((after) => after !== undefined && changesOnlyIgnored(before.settings, after, pattern));
}

/** Inserts a line: after the last item of the list, under `links:`, or at the end of the file. */
function insertAsText(text: string, address: string, note: string): string | undefined {
  const item = `- ${JSON.stringify(address)} # ${note}`;
  const document = parseDocument(text, { logLevel: 'silent' });
  const root = document.contents;
  const end = text === '' || text.endsWith('\n') ? text : `${text}\n`;
  if (root === null) return `${end}links:\n  ignore:\n    ${item}\n`;
  if (!isMap(root) || root.flow) return undefined;
  const links = root.items.find(({ key }) => isScalar(key) && key.value === 'links');
  if (!links) return `${end}links:\n  ignore:\n    ${item}\n`;
  if (!isMap(links.value) || links.value.flow) return undefined;
  const [first] = links.value.items;
  const ignore = links.value.items.find(({ key }) => isScalar(key) && key.value === 'ignore');
  if (!ignore) {
    const at = isScalar(first?.key) ? first.key.range?.[0] : undefined;
    const indent = at === undefined ? undefined : getIndent(text, at);
    return at === undefined || indent === undefined ? undefined : insertAt(text, at, `ignore:\n${indent}  ${item}\n${indent}`);
  }
  const list = ignore.value;
  if (!isSeq(list) || list.flow) return undefined;
  const last = list.items.at(-1);
  if (!isScalar(last) || isAlias(last) || !last.range) return undefined;
  const lineStart = text.lastIndexOf('\n', last.range[0]) + 1;
  const indent = /^[ \t]*(?=- )/.exec(text.slice(lineStart))?.[0];
  const lineEnd = text.indexOf('\n', last.range[1]);
  if (indent === undefined) return undefined;
  return lineEnd < 0 ? `${text}\n${indent}${item}\n` : insertAt(text, lineEnd + 1, `${indent}${item}\n`);
}

const insertAt = (text: string, at: number, inside: string) => text.slice(0, at) + inside + text.slice(at);

/** The indent before a position, if nothing else precedes it on its line. */
function getIndent(text: string, at: number): string | undefined {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return /^ +$/.test(before) ? before : undefined;
}

/** For lists on one line. The parser keeps comments and order, though not every space. */
function insertThroughDocument(text: string, address: string, note: string): string | undefined {
  const document = parseDocument(text, { logLevel: 'silent' });
  if (document.errors.length > 0 || (document.contents !== null && !isMap(document.contents))) return undefined;
  const item = document.createNode(address);
  item.comment = ` ${note}`;
  const links = document.get('links');
  if (links !== undefined && links !== null && !isMap(links)) return undefined;
  const list = isMap(links) ? links.get('ignore') : undefined;
  if (isSeq(list)) {
    list.flow = false;
    list.add(item);
  } else document.setIn(['links', 'ignore'], document.createNode([item]));
  return document.toString({ lineWidth: 0 });
}

function changesOnlyIgnored(before: Settings, text: string, address: string): boolean {
  const { settings } = readSettings({ path: settingsPath, text });
  const expected = { ...before, links: { ...before.links, ignore: [...before.links.ignore, address] } };
  return JSON.stringify(settings) === JSON.stringify(expected);
}
