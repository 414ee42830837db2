import type { ServiceName } from '../../model/service-name.ts';

/** What an address leads to, however it is spelled. */
export interface Identity {
  /**
   * Equal for every spelling of one resource: `arxiv:2010.07497`, `github:owner/name`,
   * `url:https://…`, `text:…`.
   */
  key: string;
  /**
   * The service that owns the identifier; `web` for a plain address, `unknown` for text that is no
   * address.
   */
  service: ServiceName;
  /** The identifier as its service writes it, without prefix. */
  id: string;
  /** The preferred address; the given one where no better one is known. */
  url: string;
  /** True for a page or file within the resource that `id` names. */
  isPart?: true;
  /** Extraction code that the address itself carries (`?pwd=`). */
  code?: string;
}

/** Recognises the addresses of one service. */
export interface UrlMatcher {
  /** The last two labels of its hosts. Other hosts are never passed to `match`. */
  domains: readonly string[];
  /**
   * First labels of further hosts to pass to `match`, whatever their domain: `gitlab` for
   * `gitlab.example.org`.
   */
  hostLabels?: readonly string[];
  /**
   * @param url The parsed address.
   * @param text The address as it was written, cleaned.
   * @returns undefined when the address is not one of this service.
   */
  match(url: URL, text: string): Identity | undefined;
  /** Recognises a bare identifier such as `arXiv:2010.07497`. */
  matchText?(text: string): Identity | undefined;
}

/**
 * The value in place of an extraction code where the source of a share states none. The share may
 * open without one, or nobody knows it. A code has four characters, so this value is never one.
 */
export const unstatedCode = 'not-stated';

/** A name of an owner, repository or dataset as most platforms allow it. */
export const repositoryNamePattern = /^[\w.-]{1,100}$/;

/** The identity of a resource that is named by path segments, compared without case. */
export function createPathIdentity(service: ServiceName, segments: readonly string[], url: string): Identity {
  const id = segments.join('/');
  return { key: `${service}:${id.toLowerCase()}`, service, id, url };
}

/** The identity of a share on a net disk. Share ids are case-sensitive. */
export function createShareIdentity(service: ServiceName, id: string, url: string, code: { code?: string }): Identity {
  return { key: `${service}:${id}`, service, id, url, ...code };
}

/**
 * Reads the extraction code from the query.
 * @param names Parameters that may hold it; the first that is present counts.
 */
export function readAccessCode(url: URL, ...names: string[]): { code?: string } {
  // Pasting leaves brackets and punctuation behind a code; only exactly four characters count.
  const value = names.map((name) => url.searchParams.get(name)?.match(/^[0-9A-Za-z]+/)?.[0]).find((one) => one !== undefined);
  return value !== undefined && /^[0-9A-Za-z]{4}$/.test(value) ? { code: value } : {};
}
