import { connect } from 'node:net';
import { type LoopbackServer, serveRaw } from './loopback-server.ts';

/** A proxy that connects every tunnel to one place and passes plain requests on as they are. */
export async function serveProxy(target: LoopbackServer, receivedHeads: string[] = []): Promise<LoopbackServer> {
  return serveRaw((socket, data) => {
    receivedHeads.push(data);
    socket.removeAllListeners('data');
    const upstream = connect(target.port, '127.0.0.1');
    upstream.on('error', () => socket.destroy()).on('close', () => socket.destroy());
    socket.on('error', () => upstream.destroy()).on('close', () => upstream.destroy());
    if (data.startsWith('CONNECT')) socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    else upstream.write(data, 'latin1');
    socket.pipe(upstream).pipe(socket);
  });
}
