import type { IncomingMessage, ServerResponse } from 'node:http';
import { getMessages } from '../../messages/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { hasToken } from './access-token.ts';
import type { ListRecord, ListRecords } from './list-records.ts';
import { type PageReply, type PageVisit, readVisit, sendReply } from './page-reply.ts';
import { readPageNumber, renderListsPage } from './render-page.ts';
import type { SignIn } from './sign-in/index.ts';

export interface ListsPageSettings {
  records: Pick<ListRecords, 'read'>;
  /**
   * Opens all lists, private ones too, to anybody who has it. Without a token nobody sees them all.
   */
  token?: string | undefined;
  /**
   * Opens the sign-in with GitHub, when somebody first comes: it loads much. Without it nobody
   * signs in.
   */
  openSignIn?: ((readRecords: () => Promise<ListRecord[]>) => Promise<SignIn>) | undefined;
  clock: Pick<Clock, 'now'>;
}

/** Pages of the sign-in, and their methods. */
const signInPages = {
  '/lists/sign-in': { method: 'GET', run: 'begin' },
  '/lists/callback': { method: 'GET', run: 'finish' },
  '/lists/sign-out': { method: 'POST', run: 'end' },
} as const;

/**
 * `/lists`: one read-only page about lists. A visitor with the operator's token sees all of them.
 * One who has signed in with GitHub sees those that GitHub lets them see.
 */
export class ListsPage {
  readonly #settings: ListsPageSettings;
  #reading: Promise<ListRecord[]> | undefined;
  #signIn: Promise<SignIn> | undefined;

  constructor(settings: ListsPageSettings) {
    this.#settings = settings;
  }

  /** Whether there is such a page. */
  has(path: string | undefined): boolean {
    return path === '/lists' || (path !== undefined && path in signInPages && this.#settings.openSignIn !== undefined);
  }

  /** For a path that it {@link has}. Rejects with ListkeeperError `queue-unavailable`. */
  async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const visit = readVisit(request);
    sendReply(response, visit.path === '/lists' ? await this.#show(visit) : await this.#serveSignIn(visit));
  }

  async #show(visit: PageVisit): Promise<PageReply> {
    const { token, openSignIn } = this.#settings;
    const { authorization } = visit.request.headers;
    const { listsPage: words } = getMessages(visit.language);
    const isOperator = token !== undefined && hasToken(authorization, token);
    if (!isOperator && (!openSignIn || (token !== undefined && (authorization !== undefined || visit.query.has('operator')))))
      return plain(401, words.unauthorized, { 'www-authenticate': 'Basic realm="Listkeeper", charset="UTF-8"' });
    const { method } = visit.request;
    if (method !== 'GET' && method !== 'HEAD') return plain(405, words.notAllowed, { allow: 'GET, HEAD' });
    if (!isOperator) return (await this.#openSignIn()).show(visit);
    const { language } = visit;
    const view = { records: await this.#read(), language, page: readPageNumber(visit.query), now: this.#settings.clock.now() };
    return { status: 200, text: renderListsPage(view) };
  }

  async #serveSignIn(visit: PageVisit): Promise<PageReply> {
    const { method, run } = signInPages[visit.path as keyof typeof signInPages];
    if (visit.request.method !== method) return plain(405, getMessages(visit.language).listsPage.notAllowed, { allow: method });
    return (await this.#openSignIn())[run](visit);
  }

  /** A failed start is tried again by the next visit. */
  #openSignIn(): Promise<SignIn> {
    const { openSignIn } = this.#settings;
    if (!openSignIn) throw new Error('Nobody can sign in');
    this.#signIn ??= openSignIn(() => this.#read()).catch((error: unknown) => {
      this.#signIn = undefined;
      throw error;
    });
    return this.#signIn;
  }

  /** Requests at the same time share one look at the store. */
  async #read(): Promise<ListRecord[]> {
    this.#reading ??= this.#settings.records.read().finally(() => {
      this.#reading = undefined;
    });
    return this.#reading;
  }
}

const plain = (status: number, text: string, headers: Record<string, string>): PageReply => ({
  status,
  text: `${text}\n`,
  type: 'plain',
  headers,
});
