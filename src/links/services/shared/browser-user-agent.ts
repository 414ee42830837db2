/**
 * What a browser says of itself, for hosts that show programs something else than readers: Baidu
 * Pan, and pages that are 404 to programs alone.
 */
export const browserUserAgent =
  'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36';
