import { runCommand } from '../../text/package-name.ts';
import type { Messages } from '../messages.ts';

export const cliReference = (): Messages['cliReference'] => ({
  generated: '<!-- 由 `npm run generate` 根据代码生成，请修改代码。 -->',
  cli: {
    title: '命令行',
    introduction: `在任意目录运行 \`${runCommand}\`；在典守的代码目录中则运行 \`npm run listkeeper --\`。结果输出到 stdout，过程信息输出到 stderr；使用 \`--format json\` 时，stdout 是一个 JSON 对象。English: [The command line](cli.md)`,
  },
  metrics: {
    title: '指标',
    self: (file) => `中文：[指标](${file})`,
    introduction:
      '设置 `METRICS_PORT` 后，`listkeeper start` 在该端口提供 `/metrics`，供 Prometheus 抓取；地址为 `METRICS_HOST`，未设置时同 `HOST`。不设置则不提供。所有指标都不含仓库名和人名。有多个进程时，计数器和直方图需相加。',
    head: '| 指标 | 类型 | 标签 | 范围 | 含义 |',
    scopes: { process: '单个进程', shared: '任务队列，各进程相同' },
    monitoring:
      '可直接使用：Prometheus 的[告警规则](monitoring/alerts.yml)，每条都附处理方法；Grafana 的[仪表盘](monitoring/grafana-dashboard.json)。`listkeeper_verdict_seconds` 和 `listkeeper_github_wait_seconds` 是直方图：`_bucket`、`_sum` 和 `_count`。故障的处理见[运维](operating.zh.md)。',
  },
  errors: {
    title: '错误',
    introduction:
      '每种错误都有固定的代码。使用 `--format json` 时，会同时输出代码、说明、处理方法和本页中对应小节的地址。以下各节给出示例。',
  },
});
