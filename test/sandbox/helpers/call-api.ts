import type { ApiCall, Caller, Route } from '../../../src/sandbox/api/route.ts';
import { createRouter } from '../../../src/sandbox/api/router.ts';
import { ApiError } from '../../../src/sandbox/model/api-error.ts';
import type { World } from '../../../src/sandbox/model/world.ts';

export interface ApiAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: tests compare parts of it
  body: any;
  headers: Record<string, string>;
  bytes?: Uint8Array | undefined;
}

interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  caller?: Caller;
}

/** Calls routes as the server does, without one. The path may have a query. */
export function createApiCaller(world: World, routes: Route[]) {
  const route = createRouter(routes);
  const own: Caller = {
    kind: 'token',
    actor: { account: world.app.bot, app: world.app },
    permissions: world.app.permissions,
    repositories: undefined,
  };
  return async (method: string, address: string, { body, headers = {}, caller = own }: CallOptions = {}): Promise<ApiAnswer> => {
    const [path = '', query] = address.split('?', 2);
    const call: Omit<ApiCall, 'params'> = { world, method, path, query: new URLSearchParams(query), headers, body, caller };
    try {
      const response = await route(call);
      return { status: response.status, body: response.body, headers: response.headers ?? {}, bytes: response.bytes };
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      return { status: error.status, body: error.body, headers: error.headers };
    }
  };
}
