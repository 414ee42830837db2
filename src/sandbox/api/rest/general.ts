import { formatTimestamp, notFoundError } from '../../model/index.ts';
import { serializeAccount } from '../../serializers/index.ts';
import { createJsonReply, defineRoute, type Route } from '../route.ts';

/** Users, limits and what GitHub says about itself. */
export const generalRoutes: Route[] = [
  defineRoute('GET', '/users/:login', [], ({ world, params }) => {
    const account = world.accounts.get((params.login ?? '').toLowerCase());
    if (!account) throw notFoundError();
    const times = { created_at: formatTimestamp(world.app.createdAt), updated_at: formatTimestamp(world.app.createdAt) };
    const emptyProfile = {
      name: account.name,
      company: null,
      blog: null,
      location: null,
      email: null,
      hireable: null,
      bio: null,
    };
    const counts = { public_repos: 0, public_gists: 0, followers: 0, following: 0 };
    return createJsonReply(200, { ...serializeAccount(world, account), ...emptyProfile, ...counts, ...times });
  }),
  defineRoute('GET', '/rate_limit', [], () => {
    const rate = { limit: 5000, remaining: 4999, reset: Math.floor(Date.now() / 1000) + 3600, used: 1 };
    return createJsonReply(200, {
      resources: { core: rate, search: { ...rate, limit: 30, remaining: 30 }, graphql: rate },
      rate,
    });
  }),
  defineRoute('GET', '/meta', [], () =>
    createJsonReply(200, { verifiable_password_authentication: false, hooks: ['127.0.0.0/8'] }),
  ),
  defineRoute('GET', '/zen', [], () => ({ status: 200, bytes: Buffer.from('Keep it logically awesome.') })),
];
