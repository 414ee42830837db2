import type { IncomingMessage, ServerResponse } from 'node:http';
import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { findAcceptedLanguage, findLanguage } from '../../text/language/accepted-language.ts';
import { hasToken } from './access-token.ts';
import type { ListRecord, ListRecords } from './list-records.ts';
import { contentSecurityPolicy, renderListsPage } from './render-page.ts';

export interface ListsPageSettings {
  records: Pick<ListRecords, 'read'>;
  /** Whoever has it sees all lists, private ones too. */
  token: string;
  clock: Pick<Clock, 'now'>;
}

const headers = {
  'content-security-policy': contentSecurityPolicy,
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'accept-language, authorization',
};

/** `/lists`: one read-only page about all lists, for whoever has the operator's token. */
export class ListsPage {
  readonly #settings: ListsPageSettings;
  #reading: Promise<ListRecord[]> | undefined;

  constructor(settings: ListsPageSettings) {
    this.#settings = settings;
  }

  /** Rejects with ListkeeperError `queue-unavailable`. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { token, clock } = this.#settings;
    const query = new URLSearchParams(request.url?.split('?')[1] ?? '');
    const language = findLanguage(query.get('language')) ?? findAcceptedLanguage(request.headers['accept-language']) ?? 'en';
    const { listsPage: words } = getMessages(language);
    const send = (status: number, type: string, body: string, more: Record<string, string> = {}) =>
      response.writeHead(status, { ...headers, 'content-type': `text/${type}; charset=utf-8`, ...more }).end(body);
    if (!hasToken(request.headers.authorization, token)) {
      send(401, 'plain', `${words.unauthorized}\n`, { 'www-authenticate': 'Basic realm="Listkeeper", charset="UTF-8"' });
    } else if (request.method !== 'GET' && request.method !== 'HEAD') {
      send(405, 'plain', `${words.notAllowed}\n`, { allow: 'GET, HEAD' });
    } else {
      const page = Number(/^\d{1,6}$/.exec(query.get('page') ?? '')?.[0] ?? 1);
      send(200, 'html', renderListsPage({ records: await this.#read(), language, page, now: clock.now() }));
    }
  }

  /** Requests at the same time share one look at the store. */
  async #read(): Promise<ListRecord[]> {
    this.#reading ??= this.#settings.records.read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }
}
