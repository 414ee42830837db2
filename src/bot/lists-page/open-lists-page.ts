import { createHttpClient, type HttpClient } from '../../http/index.ts';
import type { Clock } from '../../runtime/clock.ts';
import { readOAuthClient } from '../github/index.ts';
import type { Logger } from '../log.ts';
import type { JobStore } from '../queue/index.ts';
import { readListsToken } from './access-token.ts';
import { ListRecords } from './list-records.ts';
import { ListsPage } from './lists-page.ts';

export interface ListsAccess {
  environment: Readonly<Record<string, string | undefined>>;
  /** Default: one that is opened when somebody first signs in. */
  network?: HttpClient | undefined;
  clock: Clock;
  log: Logger;
}

/** Opens the page, whose settings were read before anything starts. */
export type ListsPageOpener = (jobStore: JobStore) => OpenListsPage;

export interface OpenListsPage {
  page: ListsPage;
  close(): Promise<void>;
}

/**
 * The page of lists as the operator's settings have it.
 * @returns undefined where neither a token nor a client of the App is set: then there is no page.
 * @throws ListkeeperError `weak-lists-token` or `incomplete-sign-in`.
 */
export function readListsPage({ environment, network, clock, log }: ListsAccess): ListsPageOpener | undefined {
  const token = readListsToken(environment);
  const client = readOAuthClient(environment);
  if (token === undefined && client === undefined) return undefined;
  return (jobStore) => {
    let ownNetwork: HttpClient | undefined;
    const openNetwork = () => {
      ownNetwork ??= createHttpClient({ environment });
      return ownNetwork;
    };
    const page = new ListsPage({
      records: new ListRecords(jobStore, clock),
      token,
      openSignIn:
        client &&
        (async (readRecords) => {
          const { openSignIn } = await import('./sign-in/open-sign-in.ts');
          const more = { hasToken: token !== undefined, clock, log };
          return openSignIn({ client, environment, network: network ?? openNetwork(), readRecords, ...more });
        }),
      clock,
    });
    return { page, close: async () => ownNetwork?.close() };
  };
}
