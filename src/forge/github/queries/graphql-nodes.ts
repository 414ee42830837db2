/** A list in an answer of GraphQL. */
export interface Connection<T> {
  totalCount: number;
  /** Null, or with null in it, where GitHub could not read something. */
  nodes: (T | null)[] | null;
}

/** Who did something. */
export interface ActorNode {
  __typename: string;
  login: string;
}

/** What GitHub could read of a list. */
export const getNodes = <T>({ nodes }: { nodes: (T | null)[] | null }): T[] => (nodes ?? []).filter((node) => node !== null);

/** Whether the answer has the whole list. */
export const hasAll = (list: Connection<unknown>): boolean => getNodes(list).length === list.totalCount;

/** GraphQL leaves out the suffix that the login of an App has in REST. */
export const getLogin = (actor: ActorNode | null): string =>
  actor === null ? 'ghost' : actor.__typename === 'Bot' ? `${actor.login}[bot]` : actor.login;
