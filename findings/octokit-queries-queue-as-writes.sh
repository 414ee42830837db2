#!/usr/bin/env bash
# @octokit/plugin-throttling 11.0.5 spaces read-only GraphQL queries like writes, and across all clients of a process.
#
# Two clients with different tokens, as an App has one for each installation, send three GraphQL queries each at the same time. The
# plugin puts every request to /graphql into its group of writes, a query like a mutation, and that group takes one request a second.
# Without the option `id` both clients share one group, so the six queries take five seconds, while six REST reads are sent at once.
# With an `id` for each client the two go side by side and take two seconds. GitHub asks for a second between writes, of one client.
# Nothing leaves this machine: the requests go to a server on loopback.
#
# Seen 2026-11-29: six queries start within 5 s without `id`, 2 s with it; six REST reads within 1 s.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y >/dev/null
npm install --silent --no-audit --no-fund @octokit/core@7.0.6 @octokit/plugin-throttling@11.0.5 >/dev/null

cat >run.mjs <<'JS'
import { createServer } from 'node:http';
import { Octokit } from '@octokit/core';
import { throttling } from '@octokit/plugin-throttling';

const starts = [];
const server = createServer((request, response) => {
  starts.push(Date.now());
  request.resume().on('end', () => response.setHeader('content-type', 'application/json').end('{"data":{"viewer":{"login":"a"}}}'));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const Client = Octokit.plugin(throttling);
const baseUrl = `http://127.0.0.1:${server.address().port}`;
const never = () => false;

async function measure(ask, ids) {
  const clients = ids.map(
    (id) => new Client({ baseUrl, auth: `token-${id}`, throttle: { onRateLimit: never, onSecondaryRateLimit: never, ...(id ? { id } : {}) } }),
  );
  starts.length = 0;
  await Promise.all(clients.flatMap((client) => [1, 2, 3].map(() => ask(client))));
  return Math.round((Math.max(...starts) - Math.min(...starts)) / 1000);
}
const query = (client) => client.graphql('{ viewer { login } }');
const read = (client) => client.request('GET /user');
console.log(await measure(query, [undefined, undefined]), await measure(query, ['one', 'two']), await measure(read, [undefined, undefined]));
server.close();
JS
seen=$(node run.mjs)
echo "seconds between the first and the last of six requests: queries without id, with ids, REST reads: $seen"
[ "$seen" = '5 2 0' ] || { echo "CHANGED"; exit 1; }
echo "as described"
