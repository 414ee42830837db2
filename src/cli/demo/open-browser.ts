import { spawn } from 'node:child_process';
import { platform } from 'node:os';

/**
 * Opens a page in the default browser. Failures are ignored, since the address is printed anyway.
 */
export function openBrowser(url: string): void {
  const [program, ...args] =
    platform() === 'darwin' ? ['open', url] : platform() === 'win32' ? ['cmd', '/c', 'start', '', url] : ['xdg-open', url];
  if (!program) return;
  const child = spawn(program, args, { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}
