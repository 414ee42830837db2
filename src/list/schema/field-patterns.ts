import licenses from 'spdx-license-ids/index.json' with { type: 'json' };

/**
 * Patterns that zod, the exported JSON Schema and the docs share. They work in every regex dialect.
 */

export const slugPattern = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

const deviceNames = '(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\\.|$)';
const deviceIdPattern = new RegExp(`^${deviceNames}`);

/** Whether Windows keeps a name for a device, so that no file can have it. A site has a file an id. */
export const isDeviceName = (id: string): boolean => deviceIdPattern.test(id);

/** A slug that a file can be named by. */
export const idPattern = new RegExp(`^(?!${deviceNames})${slugPattern.source.slice(1)}`);

/** An id that a file can be named by: `con` becomes `con-1`. */
export const toFreeId = (id: string): string => (isDeviceName(id) ? id.replace(/^[a-z0-9]+/, '$&-1') : id);

/**
 * A folder in the repository, as git would name it: never absolute, never upwards, never git's own
 * folder under any of its names. Characters that some system reads as the end of a name are
 * rejected.
 */
export const folderPathPattern =
  /^(?!\/)(?!(?:.*\/)?(?:\.{1,2}|\.[Gg][Ii][Tt]|[Gg][Ii][Tt]~1)[ .]*(?:\/|$))(?!.*\/\/)[^\\:*?"<>|\p{Cc}\u2028\u2029]+$/u;

/** The same for a file. */
export const filePathPattern = new RegExp(`${folderPathPattern.source.slice(0, -2)}*[^\\\\/:*?"<>|\\p{Cc}\\u2028\\u2029]$`, 'u');

/** The same for a file of JSON. */
export const jsonPathPattern = new RegExp(`^(?=.*\\.json$)${filePathPattern.source.slice(1)}`, 'u');

/** A year, a month or a day: 2020, 2020-08, 2020-08-12. */
export const datePattern = /^(?:19|20)\d{2}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;

/** Whether a date that fits the pattern exists: 2021-02-30 does not. */
export function isCalendarDate(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** An extraction code of a file share, or `not-stated`. */
export const accessCodePattern = /^(?:[0-9A-Za-z]{4}|not-stated)$/;

/** BCP 47 as lists need it: language, optional script, optional region. */
export const languageTagPattern = /^[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|\d{3}))?$/;

/**
 * http or https, and a host without user name. No white space, quotes, brackets or CJK punctuation,
 * which remain from pasting.
 */
export const urlPattern = /^https?:\/\/[^\s/?#@<>"'`，。；（）【】「」、]+(?:[/?#][^\s<>"`，。；（）【】「」、\p{Cc}\p{Cf}]*)?$/u;

/** A number of parameters as models are named by: 7B, 1.8B, 110M. */
export const parameterCountPattern = /^\d{1,4}(?:\.\d{1,3})?[KMBT]$/;

/**
 * Identifiers that leave open whether later versions may be used. SPDX wants `-only` or `-or-later`
 * instead. GitHub answers with these, and lists write them (awesome-selfhosted 625 times): where a
 * source says no more, a longer one would be made up.
 */
const openGnuLicenses = [
  'AGPL-1.0',
  'AGPL-3.0',
  'GFDL-1.1',
  'GFDL-1.2',
  'GFDL-1.3',
  'GPL-1.0',
  'GPL-2.0',
  'GPL-3.0',
  'LGPL-2.0',
  'LGPL-2.1',
  'LGPL-3.0',
];

/** The licenses that an entry may have. */
export const knownLicenses: readonly string[] = [...licenses, ...openGnuLicenses];

/** A license without what it says of later versions, by which GitHub's answer can be compared. */
export const withoutLaterVersions = (license: string): string => license.replace(/-(?:only|or-later)$/, '').toLowerCase();

const escapedLicenses = knownLicenses.map((id) => id.replace(/[.+]/g, '\\$&')).join('|');

/** An SPDX identifier, a LicenseRef, or `not-stated`. */
export const licensePattern = new RegExp(`^(?:not-stated|LicenseRef-[A-Za-z0-9.-]+|${escapedLicenses})$`);
