/** The papers of a list as programs for references read them: BibTeX and CSL-JSON. */

export { formatBibtex } from './bibtex.ts';
export { formatCslJson } from './csl-json.ts';
