import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Language, languages } from '../../model/language.ts';
import { findAcceptedLanguage, findLanguage } from '../../text/language/accepted-language.ts';
import { createPageHeaders } from './page-layout.ts';

/** A request for one of the pages. */
export interface PageVisit {
  request: IncomingMessage;
  path: string;
  query: URLSearchParams;
  language: Language;
}

export interface PageReply {
  status: number;
  /** Nothing for a redirect. */
  text?: string;
  /** Default `html`. */
  type?: 'html' | 'plain';
  headers?: Record<string, string | string[]>;
  /** Whether the page has a form. */
  hasForm?: boolean;
}

export function readVisit(request: IncomingMessage): PageVisit {
  const [path = '', query] = (request.url ?? '').split('?', 2);
  const parameters = new URLSearchParams(query);
  const language = findLanguage(parameters.get('language')) ?? findAcceptedLanguage(request.headers['accept-language']);
  return { request, path, query: parameters, language: language ?? languages[0] };
}

/**
 * A redirect to an address of ours, relative to the one of the visit. A proxy may have put a path
 * in front.
 */
export const redirectTo = (location: string, headers: PageReply['headers'] = {}): PageReply => ({
  status: 303,
  headers: { ...headers, location },
});

export function sendReply(response: ServerResponse, { status, text = '', type = 'html', headers, hasForm }: PageReply): void {
  const contentType = text === '' ? {} : { 'content-type': `text/${type}; charset=utf-8` };
  response.writeHead(status, { ...createPageHeaders(hasForm ?? false), ...contentType, ...headers }).end(text);
}
