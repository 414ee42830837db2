import { isSameSite } from '../../http/index.ts';

/**
 * Codes of ISO 639-1 that sites have in their addresses, alone or with a region or script
 * (`zh-cn`, `pt_BR`, `zh-hans`), and `cn`, which is a country's.
 */
const languages =
  'ar|bg|bn|ca|cn|cs|da|de|el|en|es|et|fa|fi|fr|he|hi|hr|hu|id|it|ja|ko|lt|lv|ms|nb|nl|no|pl|pt|ro|ru|sk|sl|sr|sv|th|tr|uk|vi|zh';
const languagePattern = new RegExp(`^(?:${languages})(?:[-_](?:[a-z]{2}|hans|hant|\\d{3}))?$`, 'i');
/**
 * Countries whose code is no language's, as sites of companies have them: `/us/`, `/hk-en/`. `ai`,
 * `io` and `ml` are left out, since they are likelier a subject.
 */
const countryPattern = new RegExp(`^(?:us|uk|gb|hk|tw|mo|sg|in|au|nz|jp|kr|mx|br|eu|intl|global)(?:[-_](?:${languages}))?$`, 'i');
/** Names of the version that documentation shows by default. */
const versionPattern = /^(?:latest|stable|master|main|current)$/i;
/** Labels of hosts for a language or a device. */
const hostLabelPattern = new RegExp(`^(?:${languages}|m|mobile|wap|www)\\.(?=[^.]+\\.)`, 'i');
const languageParameters = /^(?:lang|language|locale|hl|setlang|mkt)$/i;

/** An address without what a site adds for its reader, and what that was. */
interface ReaderForm {
  bare: string;
  added: string;
}

function splitReaderForm({ hostname, pathname, searchParams }: URL): ReaderForm {
  const label = hostLabelPattern.exec(hostname)?.[0] ?? '';
  const parts = pathname.split('/').filter((part) => part !== '');
  const isAdded = (part: string) => languagePattern.test(part) || countryPattern.test(part) || versionPattern.test(part);
  const query = [...searchParams];
  const own = query.filter(([name]) => !languageParameters.test(name));
  const bare = [hostname.slice(label.length), ...parts.filter((part) => !isAdded(part)), new URLSearchParams(own).toString()];
  const added = [
    label === 'www.' ? '' : label,
    ...parts.filter(isAdded),
    ...query.filter(([name]) => languageParameters.test(name)).flat(),
  ];
  return { bare: bare.join('/'), added: added.join('/') };
}

/**
 * Whether a redirect only leads to the form of the same page for this reader: its language, its
 * device, or the present version. Some sites answer so with 301, also where everybody else is sent
 * to another form (MicrosoftDocs/feedback#656, sphinx-doc/sphinx#6525). It is no better address.
 */
export function isFormForReader(from: URL, to: URL): boolean {
  if (!isSameSite(from.hostname, to.hostname)) return false;
  const [before, after] = [splitReaderForm(from), splitReaderForm(to)];
  return before.bare === after.bare && after.added !== '' && after.added !== before.added;
}
