import { runCommand } from '../../text/package-name.ts';

/** The generated pages `docs/cli.md` and `docs/errors.md`. */
export const cliReference = () => ({
  generated: '<!-- Generated from the code by `npm run generate`. Edit the code instead. -->',
  cli: {
    title: 'The command line',
    introduction: `Run \`${runCommand}\` in any folder, or \`npm run listkeeper --\` in a checkout of Listkeeper. Results go to stdout, messages about the work to stderr. With \`--format json\`, stdout is one JSON object. 中文：[命令行](cli.zh.md)`,
  },
  metrics: {
    title: 'Metrics',
    self: (file: string) => `English: [Metrics](${file})`,
    introduction:
      'With `METRICS_PORT` set, `listkeeper start` serves `/metrics` for Prometheus on that port, at `METRICS_HOST` or else `HOST`. Without it nothing is served. The names of repositories and people are in none of them. Of several processes, add up the counters and histograms.',
    head: '| metric | type | labels | of | what it says |',
    scopes: { process: 'one process', shared: 'the queue: the same on all processes' },
    monitoring:
      'Ready to load: [alert rules](monitoring/alerts.yml) for Prometheus, each with a remedy, and a [dashboard](monitoring/grafana-dashboard.json) for Grafana. `listkeeper_verdict_seconds` and `listkeeper_github_wait_seconds` are histograms: `_bucket`, `_sum` and `_count`. What to do about a failure is in [Operating the App](operating.md).',
  },
  errors: {
    title: 'Errors',
    introduction:
      'Every error has a code that doesn’t change. `--format json` prints it with the message, the remedy and the address of its section on this page. Each section shows an example.',
  },
});
