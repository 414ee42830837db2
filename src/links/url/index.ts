export { cleanUrl, normalizeUrl, trimUrlEnd } from './clean-url.ts';
export {
  decodePercent,
  encodePathSegment,
  getBaseDomain,
  getHostWithoutWww,
  getPathSegments,
  type Identity,
  type UrlMatcher,
} from './identity.ts';
export { correctMistypedUrl } from './mistyped-scheme.ts';
