/**
 * Prefixes of archives that register DOIs for data and models, not for papers, as their own pages
 * and citations give them. Zenodo, Dryad and figshare are services of their own here.
 */
const archivePrefixes: ReadonlySet<string> = new Set([
  '10.3886', // ICPSR
  '10.6084', // figshare, items with other names than `m9.figshare.N`
  '10.7910', // Harvard Dataverse
  '10.11922', // Science Data Bank, until 2021
  '10.13026', // PhysioNet
  '10.17605', // Open Science Framework
  '10.17632', // Mendeley Data
  '10.18170', // Peking University Open Research Data
  '10.21227', // IEEE DataPort
  '10.34740', // Kaggle
  '10.35111', // Linguistic Data Consortium
  '10.57760', // Science Data Bank
  '10.57967', // Hugging Face
]);

/** Names that archives of many prefixes give: `DVN/…` of Dataverse, `zenodo.…`, `sciencedb.…`. */
const archiveNamePattern = /^10\.\d{4,9}\/(?:dvn\/|zenodo\.|sciencedb\.|dryad\.)/i;

/**
 * Whether a DOI is that of a deposit in an archive of data.
 * @param doi such as `10.7910/DVN/ABC`.
 */
export function isArchiveDoi(doi: string): boolean {
  // The articles of the journal China Scientific Data have the prefix of the Science Data Bank.
  if (/^10\.11922\/(?!sciencedb\.)/i.test(doi)) return false;
  return archivePrefixes.has(doi.slice(0, doi.indexOf('/'))) || archiveNamePattern.test(doi);
}
