import { createHttpClient } from '../../http/index.ts';
import { identify } from '../../links/identify/index.ts';
import { fetchMetadata, type LinkMetadata } from '../../links/metadata/index.ts';
import { getService, isServiceOf } from '../../links/services/index.ts';
import type { CheckContext } from '../../links/services/shared/index.ts';
import type { NewEntryFields } from '../../list/authoring/index.ts';
import { licensePattern } from '../../list/schema/index.ts';
import { getMessages } from '../../messages/index.ts';
import type { Language } from '../../model/language.ts';
import { systemClock } from '../../runtime/clock.ts';
import { readContactAddress } from '../../runtime/contact-address.ts';
import { publicApiUrl } from '../../runtime/github-api-url.ts';
import type { Terminal } from '../terminal/index.ts';

/** A person waits at the terminal, for no more than they could type themselves. */
const lookupTimeoutMs = 8000;

/**
 * Fills in missing fields from the service that owns an identifier: title, authors, venue and year
 * of a paper. The license of a GitHub repository needs `GITHUB_TOKEN`. Prints the sources on
 * stderr. Never rejects: without a network, or when a service doesn’t answer, the fields stay as
 * they are.
 *
 * @param mailto - the contact address in the settings of the list.
 */
export async function fetchMissingMetadata(
  answers: NewEntryFields,
  language: Language,
  terminal: Terminal,
  mailto?: string,
): Promise<NewEntryFields> {
  if (!canFetchMetadata(answers, terminal.environment)) return answers;
  const words = getMessages(language).commandResults.new;
  const token = terminal.environment.GITHUB_TOKEN;
  const github = token ? { github: { api: publicApiUrl, token } } : {};
  const network = createHttpClient({
    environment: terminal.environment,
    maxWaitMs: lookupTimeoutMs,
    ...(terminal.route ? { route: terminal.route } : {}),
  });
  const signal = AbortSignal.timeout(lookupTimeoutMs);
  terminal.progress(words.fetching);
  try {
    const filled = await fillFromMetadata(answers, {
      network,
      clock: systemClock,
      signal,
      ...github,
      ...readContactAddress({ LISTKEEPER_MAILTO: mailto ?? terminal.environment.LISTKEEPER_MAILTO }),
    });
    terminal.progress('');
    for (const [source, fields] of filled.sources) terminal.err(`${words.filledIn({ source, fields })}\n`);
    return filled.answers;
  } finally {
    await network.close();
  }
}

const paperFields = ['title', 'authors', 'venue', 'year'] as const;

/** Whether a service may know something that is still missing. */
function canFetchMetadata(answers: NewEntryFields, environment: Terminal['environment']): boolean {
  const informed = answers.links
    .map(({ url }) => identify(url).service)
    .filter((name) => getService(name).metadata !== undefined);
  if (informed.some((name) => isServiceOf(name, 'paper')))
    return answers.kind === 'paper' && paperFields.some((field) => answers[field] === undefined);
  return informed.length > 0 && Boolean(environment.GITHUB_TOKEN) && answers.license === undefined;
}

export interface FilledFields {
  answers: NewEntryFields;
  /** Which fields came from which source. */
  sources: Map<LinkMetadata['source'], string[]>;
}

type FillableField = (typeof paperFields)[number] | 'license';

/**
 * The fields, completed by the metadata of their links. Given fields stay as they are. Never
 * rejects.
 */
export async function fillFromMetadata(given: NewEntryFields, context: CheckContext): Promise<FilledFields> {
  const answers = structuredClone(given);
  const sources: FilledFields['sources'] = new Map();
  const identities = answers.links.map(({ url }) => identify(url));
  const found = await fetchMetadata(identities, context).catch(() => new Map<string, LinkMetadata>());
  for (const metadata of found.values()) {
    const fields: string[] = [];
    const fill = <Field extends FillableField>(field: Field, value: NewEntryFields[Field]): void => {
      if (value === undefined || answers[field] !== undefined) return;
      answers[field] = value;
      fields.push(field);
    };
    if (answers.kind === 'paper' && metadata.source !== 'GitHub') for (const field of paperFields) fill(field, metadata[field]);
    if (metadata.license !== undefined && licensePattern.test(metadata.license)) fill('license', metadata.license);
    if (fields.length > 0) sources.set(metadata.source, [...(sources.get(metadata.source) ?? []), ...fields]);
  }
  return { answers, sources };
}
