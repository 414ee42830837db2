import { createHttpClient } from '../../http/index.ts';
import { identify } from '../../links/identify/index.ts';
import { fetchMetadata, type LinkMetadata } from '../../links/metadata/index.ts';
import type { CheckContext } from '../../links/services/shared/index.ts';
import type { NewEntryFields } from '../../list/authoring/index.ts';
import { licensePattern } from '../../list/schema/index.ts';
import type { Language } from '../../model/language.ts';
import { systemClock } from '../../runtime/clock.ts';
import type { Terminal } from '../terminal/index.ts';

/** Somebody waits at the terminal, and only for what they could type themselves: milliseconds. */
const lookupTimeoutMs = 8000;

/**
 * Fills in what the owner of an identifier says of it and nobody has said yet: title, authors, venue and year of a paper, the licence of
 * what stands on GitHub (asked with `GITHUB_TOKEN` only). Says on stderr what came from where. Never fails: without a network, or
 * with an owner that is silent, the answers stay as they are.
 */
export async function fetchMissingMetadata(
  answers: NewEntryFields,
  language: Language,
  terminal: Terminal,
): Promise<NewEntryFields> {
  if (!canFetchMetadata(answers, terminal.environment)) return answers;
  const token = terminal.environment.GITHUB_TOKEN;
  const github = token ? { github: { api: 'https://api.github.com', token } } : {};
  const network = createHttpClient({
    environment: terminal.environment,
    maxWaitMs: lookupTimeoutMs,
    ...(terminal.route ? { route: terminal.route } : {}),
  });
  const signal = AbortSignal.timeout(lookupTimeoutMs);
  terminal.progress(language === 'zh' ? '查询论文信息…' : 'asking what is known of it …');
  try {
    const { answers: more, told } = await fillFromMetadata(answers, { network, clock: systemClock, signal, ...github });
    const [open, stop] = language === 'zh' ? ['已填写：', '、'] : [': filled in ', ', '];
    terminal.progress('');
    for (const [source, fields] of told) terminal.err(`${source}${open}${fields.join(stop)}\n`);
    return more;
  } finally {
    await network.close();
  }
}

const paperFields = ['title', 'authors', 'venue', 'year'] as const;

/** Whether an owner could say something that is still open. */
function canFetchMetadata(answers: NewEntryFields, environment: Terminal['environment']): boolean {
  const services = new Set(answers.links.map(({ url }) => identify(url).service));
  if (services.has('arxiv') || services.has('doi'))
    return answers.kind === 'paper' && paperFields.some((field) => answers[field] === undefined);
  return services.has('github') && Boolean(environment.GITHUB_TOKEN) && answers.license === undefined;
}

/** The answers with what is known of their links, and which fields came from whom. What was given stays. Never rejects. */
export async function fillFromMetadata(
  given: NewEntryFields,
  tools: CheckContext,
): Promise<{ answers: NewEntryFields; told: Map<LinkMetadata['source'], string[]> }> {
  const answers = structuredClone(given);
  const told = new Map<LinkMetadata['source'], string[]>();
  const known = await fetchMetadata(
    answers.links.map(({ url }) => identify(url)),
    tools,
  ).catch(() => new Map<string, LinkMetadata>());
  for (const metadata of known.values()) {
    const fields: string[] = [];
    const take = <Field extends 'title' | 'authors' | 'venue' | 'year' | 'license'>(
      field: Field,
      value: NewEntryFields[Field],
    ): void => {
      if (value === undefined || answers[field] !== undefined) return;
      answers[field] = value;
      fields.push(field);
    };
    if (answers.kind === 'paper' && metadata.source !== 'GitHub') for (const field of paperFields) take(field, metadata[field]);
    if (metadata.license !== undefined && licensePattern.test(metadata.license)) take('license', metadata.license);
    if (fields.length > 0) told.set(metadata.source, [...(told.get(metadata.source) ?? []), ...fields]);
  }
  return { answers, told };
}
