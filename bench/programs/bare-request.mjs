import { connect } from 'node:net';

// The least that a program on Node can do: one request over one socket, through a proxy.
const [url = '', port = ''] = process.argv.slice(2);
let received = 0;
const socket = connect(Number(port), '127.0.0.1', () =>
  socket.write(`GET ${url} HTTP/1.1\r\nhost: ${new URL(url).host}\r\nconnection: close\r\n\r\n`),
);
socket.on('data', (chunk) => {
  received += chunk.length;
  socket.destroy();
});
socket.on('close', () => process.stdout.write(`${received}\n`));
