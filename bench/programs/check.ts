import { main } from '../../src/cli/main.ts';
import { reportMeasurement } from './report-measurement.ts';

interface Task {
  /** The folder of the Markdown files. */
  folder: string;
  /** An HTTP proxy on this port leads to all hosts. */
  port: number;
  format: string;
}

await reportMeasurement(
  async (task: Task) => task,
  async ({ folder, port, format }) => {
    let written = 0;
    let alive = 0;
    const code = await main(['check', '.', '--format', format], {
      cwd: folder,
      environment: { HTTP_PROXY: `http://127.0.0.1:${port}` },
      out(text) {
        written += text.length;
        if (format === 'json' && text.includes('"verdict":"alive"')) alive += 1;
        const told = /^(\d+) links? · (\d+) working\b/m.exec(text)?.[2];
        if (told !== undefined) alive = Number(told);
      },
      err: (text) => process.stderr.write(text),
      progress: () => {},
      interactive: false,
      paint: (_, text) => text,
    });
    return { alive, written, code };
  },
);
