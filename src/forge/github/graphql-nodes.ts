/** A list in an answer of GraphQL. */
export interface Connection<T> {
  totalCount: number;
  nodes: T[];
}

/** Who did something. */
export interface ActorNode {
  __typename: string;
  login: string;
}

/** Whether the answer has the whole list. */
export const hasAll = ({ totalCount, nodes }: Connection<unknown>): boolean => nodes.length === totalCount;

/** GraphQL leaves out the suffix that the login of an App has in REST. */
export const getLogin = (actor: ActorNode | null): string =>
  actor === null ? 'ghost' : actor.__typename === 'Bot' ? `${actor.login}[bot]` : actor.login;
