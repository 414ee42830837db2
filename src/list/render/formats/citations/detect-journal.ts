import type { Entry } from '../../../schema/index.ts';

/** The names of journals, as far as words tell. */
const journalWords = [
  /\b(?:journal|transactions|letters|annals|archives|bulletin|reviews?|quarterly|magazine|lancet|bioinformatics|neurocomputing)\b/i,
  /\b(?:plos|bmc|bmj|jama|jamia|jmir|elife|peerj|gigascience|pnas|tacl)\b|medicine|national academy of sciences/i,
  /^(?:nature|science|cell|patterns|sensors|heliyon|scientific (?:reports|data)|nucleic acids|frontiers in|IEEE access|npj)\b/i,
  /^(?:information (?:sciences|processing|fusion)|pattern recognition|neural networks|computational linguistics)\b/i,
  /^(?:expert systems|knowledge-based systems|applied sciences|computers in)\b|学报|期刊|杂志|通报|学刊/i,
];

const proceedingsWords =
  /\b(?:proceedings|proc\.|conference|workshops?|symposium|meeting|findings|lecture notes|advances in neural)\b|会议|研讨会|大会/i;

/** DOIs of publishers, or of their journals where they publish books and proceedings too. */
const journalDois = new RegExp(
  `^10\\.(?:${[
    '1038|1056|1001|1136|1126|1073|1371|1186|2196|3389|3390|7554|7717|1155|1177|1080|1159|3969|13328|3760',
    // Elsevier and Springer: books have an ISBN after the slash, Procedia are proceedings.
    '1016(?=/(?:j\\.(?!procs)|S))|1007(?=/s\\d)|1002(?=/(?!978|04))|1017(?=/S)',
    '1093(?=/(?!oso|acprof|oxford|med/|law/))|1162(?=/(?:tacl|coli))',
    '1109(?=/(?:ACCESS|JBHI|JPROC|RBME|TKDE|TPAMI|TNNLS|TASLP|TCBB|TMI|TBME|TCYB|TMM)\\.)',
  ].join('|')})/`,
  'i',
);

/**
 * Whether a venue is a journal: in PubMed, by the publisher's DOI, or by its words. The data does
 * not give the type of a venue.
 */
export function isJournal(venue: string, { doi, acl, pmid }: NonNullable<Entry['identifiers']>): boolean {
  // An ISBN: a chapter of a book or of proceedings.
  if (doi?.includes('/978')) return false;
  if (pmid !== undefined || (doi !== undefined && journalDois.test(doi))) return true;
  const isNationalAcademy = /national academy of sciences/i.test(venue);
  return (
    acl === undefined && journalWords.some((words) => words.test(venue)) && (isNationalAcademy || !proceedingsWords.test(venue))
  );
}
