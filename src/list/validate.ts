import { type Identity, identify } from '../links/identify.ts';
import { findDuplicates } from './duplicates.ts';
import type { Link } from './entry.ts';
import type { Finding } from './finding.ts';
import type { PlacedEntry, ReadList } from './read.ts';
import { linkRules } from './rules/links.ts';
import { duplicateIds, hint, listFindings, mostGuesses, referenceRules, sectionsOf } from './rules/references.ts';
import type { Around, Rule } from './rules/rule.ts';
import { textFindings } from './rules/texts.ts';
import { wordRules } from './rules/words.ts';
import type { Settings } from './settings.ts';

const rules: Rule[] = [...referenceRules, ...linkRules, ...wordRules];

/**
 * All findings about a list, those of reading and of duplicates included, in the order of file, line and column. `isNew` says which
 * entries are new: a duplicate is then told at the new one, with the old one as its twin. What blocks is an `error`; what should be better
 * is a `warning`; the rest is a `notice`.
 */
export function validateList(list: ReadList, _settings: Settings, isNew?: (placed: PlacedEntry) => boolean): Finding[] {
  const told = toldByEntry(list.findings);
  const sections = list.info && new Set([...sectionsOf(list.info.sections)].map(([section]) => section.id));
  const ids = new Set(list.entries.map((placed) => placed.id));
  const idLike = guesses([...ids]);
  const identityOf = identities();
  const findings = [
    ...list.findings,
    ...listFindings(list),
    ...textFindings(list),
    ...duplicateIds(list.entries, isNew),
    ...findDuplicates(list.entries, isNew, identityOf),
  ];
  for (const placed of list.entries) {
    const here = told.get(`${placed.file} ${placed.id}`) ?? new Set<string>();
    const around: Around = { sections, ids, idLike, told: here, links: linksOf(placed, identityOf) };
    for (const rule of rules) findings.push(...rule(placed, around));
  }
  return findings.sort(inOrder);
}

/** What each link is, found out once: it takes longer than any rule. */
function identities(): (link: Link) => Identity {
  const known = new Map<Link, Identity>();
  return (link) => {
    const identity = known.get(link) ?? identify(link.url);
    known.set(link, identity);
    return identity;
  };
}

/** Guesses which id was meant, for the first so many of a list. */
function guesses(ids: readonly string[]): Around['idLike'] {
  let left = mostGuesses;
  return (id) => (left-- > 0 ? hint(id, ids) : {});
}

function toldByEntry(findings: readonly Finding[]): Map<string, Set<string>> {
  const told = new Map<string, Set<string>>();
  for (const { file, entry, field } of findings) {
    if (entry === undefined || field === undefined) continue;
    const key = `${file} ${entry}`;
    told.set(key, (told.get(key) ?? new Set()).add(field));
  }
  return told;
}

/** A link left out because of a mistake would shift the places of those after it: then the places are looked up by the address. */
function linksOf(placed: PlacedEntry, identityOf: (link: Link) => Identity): Around['links'] {
  return placed.entry.links.map((link, position) => {
    const index = placed.sound ? position : indexOf(placed, link.url, position);
    return { index, role: link.role, url: link.url, code: link.code, mirrorOf: link.mirror_of, identity: identityOf(link) };
  });
}

function indexOf(placed: PlacedEntry, url: string, position: number): number {
  for (let index = position; index < position + 40; index++) {
    if (placed.place.source(['links', index, 'url'])?.includes(url)) return index;
  }
  return position;
}

function inOrder(a: Finding, b: Finding): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line || a.column - b.column || (a.code < b.code ? -1 : a.code > b.code ? 1 : 0);
}
