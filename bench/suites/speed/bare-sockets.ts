import { connect, type Socket } from 'node:net';

/**
 * Runs a workload over bare sockets, without checks or parsing: the baseline of this machine at
 * this moment, with the same limits per host. Returns seconds.
 */
export async function runBareSockets(
  urls: readonly string[],
  port: number,
  maxPerHost: number,
  connections: number,
): Promise<number> {
  const hosts = [...Map.groupBy(urls, (url) => new URL(url).host).entries()].map(([name, of]) => ({
    name,
    left: of.length,
    active: 0,
  }));
  // Longest queue first, with a proportional share for each, which minimises the total time.
  hosts.sort((a, b) => b.left - a.left);
  const rounds = Math.max((hosts[0]?.left ?? 0) / maxPerHost, urls.length / connections);
  const shares = new Map(hosts.map((host) => [host, Math.min(maxPerHost, Math.max(1, Math.floor(host.left / rounds)))]));
  const started = performance.now();
  let open = 0;
  let left = urls.length;
  await new Promise<void>((resolve) => {
    /** A few at a time: starting 256 connections at once would delay the first. */
    const fill = () => {
      let begun = 0;
      for (let i = 0; i < hosts.length && open < connections; i += 1) {
        const host = hosts[i];
        while (host && open < connections && host.left > 0 && host.active < (shares.get(host) ?? 1)) {
          if (begun === 16) return void setImmediate(fill);
          openConnection(host);
          begun += 1;
        }
      }
    };
    const openConnection = (host: (typeof hosts)[number]) => {
      open += 1;
      host.active += 1;
      host.left -= 1;
      const head = Buffer.from(`HEAD /1 HTTP/1.1\r\nhost: ${host.name}\r\n\r\n`);
      const socket: Socket = connect({ host: '127.0.0.1', port, noDelay: true });
      socket.on('connect', () => socket.write(head));
      socket.on('data', () => {
        left -= 1;
        if (left === 0) resolve();
        if (host.left > 0) {
          host.left -= 1;
          socket.write(head);
          return;
        }
        open -= 1;
        host.active -= 1;
        socket.destroy();
        while (hosts[0] && hosts[0].left === 0) hosts.shift();
        fill();
      });
    };
    fill();
  });
  return (performance.now() - started) / 1000;
}
