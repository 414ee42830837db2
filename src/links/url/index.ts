/**
 * URLs as text: cleaning, normalizing, taking apart. Knows no service and opens no connection.
 */

export { cleanUrl, trimUrlEnd } from './clean-url.ts';
export {
  createPathIdentity,
  createShareIdentity,
  type Identity,
  readAccessCode,
  repositoryNamePattern,
  type UrlMatcher,
  unstatedCode,
} from './identity.ts';
export { correctMistypedUrl } from './mistyped-scheme.ts';
export { createPartIdentity, createPlainIdentity, removeTracking } from './normalize-url.ts';
export { parsePlainUrl } from './plain-url.ts';
export {
  decodePercent,
  encodePathSegment,
  getFragment,
  getHostWithoutWww,
  getLastTwoLabels,
  getLastTwoLabelsOf,
  getPathSegments,
} from './url-parts.ts';
