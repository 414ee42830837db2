import type { MetricDefinitions } from '../../bot/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { SourceFile } from '../../model/finding.ts';
import { type Language, languages } from '../../model/language.ts';

/** `docs/metrics.md` in each language: every metric of the registry, so that none is forgotten. */
export const generateMetricsPages = (definitions: MetricDefinitions): SourceFile[] =>
  languages.map((language) => ({ path: pathOf(language), text: formatPage(definitions, language) }));

const pathOf = (language: Language) => (language === 'en' ? 'docs/metrics.md' : `docs/metrics.${language}.md`);

function formatPage(definitions: MetricDefinitions, language: Language): string {
  const { bot, cliReference } = getMessages(language);
  const { metrics: words } = cliReference;
  const rows = Object.entries(definitions).map(([name, { type, labels, scope }]) => {
    const help = bot.metrics[name as keyof typeof definitions];
    return `| \`listkeeper_${name}\` | ${type} | ${labels.map((label) => `\`${label}\``).join(' ')} | ${words.scopes[scope]} | ${help} |`;
  });
  const other = languages
    .filter((each) => each !== language)
    .map((each) => getMessages(each).cliReference.metrics.self(fileOf(each)));
  const blocks = [
    cliReference.generated,
    `# ${words.title}`,
    ...other,
    words.introduction,
    [words.head, '|---|---|---|---|---|', ...rows].join('\n'),
    words.monitoring,
  ];
  return `${blocks.join('\n\n')}\n`;
}

const fileOf = (language: Language) => pathOf(language).replace('docs/', '');
