import { detectOutputFormat } from '../schema/index.ts';

/** The first page of a site, in a folder where nothing else is. */
export const sitePathAlternatives = ['site/index.html'];

/** What may be written instead, as a person would name it. */
export const reservedPathAlternatives = ['.md', '.json', '.github/ISSUE_TEMPLATE/….yml'];

/**
 * Files without an extension of data that GitHub or tools obey, in lower case. A pull request that
 * names one as an output would let the bot write it.
 */
const obeyedNames =
  /^(?:package(?:-lock)?|npm-shrinkwrap|composer|deno|jsr|biome|nx|lerna|turbo|vercel|netlify|now|firebase|renovate|angular|babel\.config|bower|app|manifest|devcontainer|global|[jt]sconfig(?:\.[\w-]+)?)\.json$|^(?:agents|claude|gemini|copilot-instructions|skill)\.md$|\.(?:instructions|prompt|chatmode|agent)\.md$/;

/** Extensions of what an output is: text for people, or data. */
const dataExtensions = /\.(?:md|markdown|mdown|json|jsonld|csv|bib|bibtex|atom|xml|rss|txt|html?)$/;

/**
 * Whether an output may not be written at this path, because something would obey it: workflows,
 * CODEOWNERS, manifests of packages, files of shells and editors. Of YAML only issue forms may be
 * generated.
 */
export function isReservedPath(file: string): boolean {
  const path = file.toLowerCase();
  const parts = path.split('/');
  const name = parts.at(-1) ?? '';
  if (/\.ya?ml$/.test(path)) return detectOutputFormat({ file }) !== 'issue-form';
  if (['readme', 'authors', 'contributors', 'changelog'].includes(name)) return false;
  if (!dataExtensions.test(name) || obeyedNames.test(name)) return true;
  // `.github/` has templates and pages too. Other hidden folders belong to tools.
  return parts.some((part, index) => part.startsWith('.') && !(index === 0 && part === '.github' && parts.length > 1));
}
