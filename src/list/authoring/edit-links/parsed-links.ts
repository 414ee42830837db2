import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar, type YAMLMap, type YAMLSeq } from 'yaml';
import type { SourcePosition } from './link-edit.ts';

/** A link in the parsed document. */
export interface ParsedLink {
  /** Path of the entry in the data of the file: an index where the file is a sequence. */
  root: (string | number)[];
  index: number;
  url: Scalar;
  link: YAMLMap;
  links: YAMLSeq;
  entry: YAMLMap;
  /** The entries of the file; undefined where it is one. */
  siblings: YAMLSeq | undefined;
}

export const formatPositionKey = ({ line, column }: SourcePosition): string => `${line}:${column}`;

/** All links of the file by the position of their address. */
export function parseLinks(text: string): Map<string, ParsedLink> {
  const { contents } = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: false, logLevel: 'silent' });
  const found = new Map<string, ParsedLink>();
  const entries: [(string | number)[], unknown][] = isSeq(contents)
    ? contents.items.map((item, index) => [[index], item])
    : [[[], contents]];
  const siblings = isSeq(contents) ? contents : undefined;
  for (const [root, entry] of entries) {
    if (!isMap(entry)) continue;
    const links = findPairByKey(entry, 'links')?.value;
    if (!isSeq(links)) continue;
    for (const [index, link] of links.items.entries()) {
      const url = isMap(link) ? findPairByKey(link, 'url')?.value : undefined;
      if (!isMap(link) || !isScalar(url) || !url.range) continue;
      found.set(formatPositionKey(toPosition(text, url.range[0])), { root, index, url, link, links, entry, siblings });
    }
  }
  return found;
}

export function findPairByKey(map: YAMLMap, key: string): Pair | undefined {
  return map.items.findLast((pair) => isScalar(pair.key) && pair.key.value === key);
}

function toPosition(text: string, offset: number): SourcePosition {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return { line: text.slice(0, start).split('\n').length, column: offset - start + 1 };
}
